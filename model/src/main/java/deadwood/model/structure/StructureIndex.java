package deadwood.model.structure;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IndexText;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import deadwood.model.structure.table.FoundTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an index that holds a {@link StructureReport}: the members of its groups as columns, the groups beside them. It is good for
 * the catalog that it was made with, and no other.
 */
public final class StructureIndex {

    /** Name of the part. */
    public static final String PART = "structures";

    /** Changes with what is measured and how: a report of another version is made again. */
    private static final long VERSION = 3;
    private static final StructureKind[] KINDS = StructureKind.values();

    private StructureIndex() {}

    /** What goes beside the columns. */
    public static byte[] metadata(final StructureReport report, final Catalog catalog) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(VERSION);
            out.writeLong(catalog.stamp());
            out.writeInt(report.warnings().size());
            for (final String warning : report.warnings()) {
                IndexText.write(warning, out);
            }
            out.writeInt(report.guesses().size());
            for (final FoundTable guess : report.guesses()) {
                IndexText.write(guess.json(), out);
                IndexText.write(guess.evidence(), out);
            }
            out.writeInt(report.groups().size());
            for (final StructureGroup group : report.groups()) {
                write(group, out);
            }
        }
        return bytes.toByteArray();
    }

    /**
     * The report of an index.
     *
     * @param index not closed with it
     * @throws DamagedIndexException if it was made with another catalog, or belongs to another heap
     */
    public static StructureReport read(final IndexFile index, final HeapGraph heap, final Catalog catalog)
            throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(index.metadata()))) {
            if (in.readLong() != VERSION || in.readLong() != catalog.stamp()) {
                throw new DamagedIndexException("made with another catalog");
            }
            final List<String> warnings = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                warnings.add(IndexText.read(in));
            }
            final List<FoundTable> guesses = readGuesses(in);
            final List<StructureGroup> groups = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                groups.add(readGroup(in, heap));
            }
            final StructureMembers members = new StructureMembers(index.ints(StructureMembers.STARTS),
                    index.ints(StructureMembers.OBJECTS), index.ints(StructureMembers.DEAD_STARTS),
                    index.ints(StructureMembers.DEAD_ROOTS));
            if (members.groups() != groups.size()) {
                throw new DamagedIndexException("structures of another heap");
            }
            return new StructureReport(groups, members, guesses, warnings);
        }
    }

    private static List<FoundTable> readGuesses(final DataInput in) throws IOException {
        final List<FoundTable> guesses = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            final String json = IndexText.read(in);
            final String evidence = IndexText.read(in);
            try {
                guesses.add(FoundTable.of(json, evidence));
            } catch (final IOException e) {
                throw new DamagedIndexException("a guess that cannot be read: " + e.getMessage());
            }
        }
        return guesses;
    }

    private static void write(final StructureGroup group, final DataOutput out) throws IOException {
        IndexText.write(group.where(), out);
        IndexText.write(group.type(), out);
        out.writeBoolean(group.library() != null);
        if (group.library() != null) {
            IndexText.write(group.library(), out);
        }
        out.writeBoolean(group.isGuess());
        IndexText.write(group.kind().label(), out);
        write(group.population(), out);
        out.writeInt(group.objects().size());
        for (final int object : group.objects()) {
            out.writeInt(object);
        }
        write(group.measures(), out);
        out.writeLong(group.retainedSize());
    }

    private static StructureGroup readGroup(final DataInput in, final HeapGraph heap) throws IOException {
        final String where = IndexText.read(in);
        final String type = IndexText.read(in);
        final String library = in.readBoolean() ? IndexText.read(in) : null;
        final boolean isGuess = in.readBoolean();
        final StructureKind kind = kind(IndexText.read(in));
        final Population population = readPopulation(in);
        final List<Integer> objects = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            final int object = in.readInt();
            if (object < 0 || object >= heap.objectCount()) {
                throw new DamagedIndexException("structures of another heap");
            }
            objects.add(object);
        }
        return new StructureGroup(where, type, library, isGuess, kind, population, objects, readMeasures(in),
                in.readLong());
    }

    private static StructureKind kind(final String label) throws DamagedIndexException {
        for (final StructureKind kind : KINDS) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new DamagedIndexException("a structure of an unknown kind");
    }

    private static void write(final Population population, final DataOutput out) throws IOException {
        out.writeLong(population.count());
        out.writeLong(population.empty());
        out.writeLong(population.emptyBytes());
        out.writeLong(population.neverFilled());
        out.writeLong(population.neverFilledBytes());
        out.writeLong(population.singletons());
        out.writeLong(population.singletonBytes());
        write(population.sizes(), out);
        write(population.fills(), out);
    }

    private static Population readPopulation(final DataInput in) throws IOException {
        return new Population(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(),
                in.readLong(), in.readLong(), readLongs(in), readLongs(in));
    }

    private static void write(final List<Long> numbers, final DataOutput out) throws IOException {
        out.writeInt(numbers.size());
        for (final long number : numbers) {
            out.writeLong(number);
        }
    }

    private static List<Long> readLongs(final DataInput in) throws IOException {
        final List<Long> numbers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            numbers.add(in.readLong());
        }
        return numbers;
    }

    private static void write(final StructureMeasures measures, final DataOutput out) throws IOException {
        write(List.of(measures.entries(), measures.declared(), measures.capacity(), measures.emptySlots(),
                measures.wastedBytes(), measures.zeroValues(), measures.zeroBytes()), out);
        final TableMeasures table = measures.table();
        write(table == null
                ? List.of()
                : List.of(table.collisions(), table.longestChain(), table.treeifiedBins(), table.tombstones(),
                        table.staleEntries(), table.staleBytes(), table.resizing()),
                out);
        final TrieMeasures trie = measures.trie();
        write(trie == null
                ? List.of()
                : List.of(trie.nodes(), trie.distinctNodes(), trie.interior(), trie.leaves(), trie.deadNodes(),
                        trie.deadBytes(), (long) trie.maxDepth(), trie.slackSlots(), trie.singleChildNodes(),
                        trie.singleChildChains(), trie.staleNodes(), trie.staleBytes()),
                out);
    }

    private static StructureMeasures readMeasures(final DataInput in) throws IOException {
        final List<Long> all = readLongs(in);
        return new StructureMeasures(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5),
                all.get(6), table(readLongs(in)), trie(readLongs(in)));
    }

    private static @Nullable TableMeasures table(final List<Long> all) {
        return all.isEmpty()
                ? null
                : new TableMeasures(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5),
                        all.get(6));
    }

    private static @Nullable TrieMeasures trie(final List<Long> all) {
        return all.isEmpty()
                ? null
                : new TrieMeasures(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5),
                        Math.toIntExact(all.get(6)), all.get(7), all.get(8), all.get(9), all.get(10), all.get(11));
    }
}
