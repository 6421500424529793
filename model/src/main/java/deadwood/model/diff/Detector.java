package deadwood.model.diff;

import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.List;

/**
 * Recognises one kind of change that somebody should look at. Detectors run one after the other, the most specific first; each tells
 * {@link Changes} what its findings explain, so that the next does not say the same again in other words.
 */
interface Detector {

    /** What this detector finds, in any order. */
    List<Finding> detect(Changes changes, CancelSignal cancel) throws IOException;
}
