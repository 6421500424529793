package deadwood.model.finding;

import java.io.IOException;
import java.util.List;

/** Recognises one kind of thing that somebody should look at. */
sealed interface HeapDetector
        permits BoxedDuplicates, ClassLoaderLeak, DeadTrieNodes, DuplicateTexts, EmptyCollections, FinalizerBacklog,
        HashCollisions, ListenerGrowth, MapBloat, OversizedLists, SingleChildTrie, SingletonMaps, StaleEntries,
        ThreadLocalLeftovers, TrieSlack, ZeroValues {

    /** What its findings are called. */
    String kind();

    /**
     * What this detector finds, in any order; no two findings have a byte to gain in common.
     *
     * @throws IOException if there is no space for intermediate columns
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    List<HeapFinding> detect(HeapFacts facts) throws IOException;
}
