package deadwood.model.query;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the strings of groups byte by byte with the first of the group, in one pass over the dump in the order of the objects. A
 * string that differs though its hash is the same goes into a group of its own.
 */
final class StringVerification {

    /** Longer contents are compared from the dump: reading them takes longer than finding them. */
    private static final int MAXIMUM_COPY = 1 << 12;

    private final HeapGraph heap;
    private final StringContents contents;
    private final StringKeys keys;
    private final Map<Long, Claim> claims = new HashMap<>();

    private StringVerification(final HeapGraph heap, final StringContents contents, final StringKeys keys) {
        this.heap = heap;
        this.contents = contents;
        this.keys = keys;
    }

    /** A group as it is thought to be. */
    private static final class Claim {

        private final StringGroups.Candidate candidate;
        private final byte @Nullable [] content;
        private final byte coder;
        private final List<Integer> others = new ArrayList<>(0);

        Claim(final StringGroups.Candidate candidate, final byte @Nullable [] content, final byte coder) {
            this.candidate = candidate;
            this.content = content;
            this.coder = coder;
        }

        synchronized void differs(final int string) {
            others.add(string);
        }
    }

    /** The groups, with texts. */
    static List<DuplicateStrings.Group> groups(final HeapGraph heap, final StringContents contents,
            final StringKeys keys, final StringPartition strings, final List<StringGroups.Candidate> candidates,
            final ColumnStore scratch, final Progress progress, final CancelSignal cancel) throws IOException {
        final StringVerification verification = new StringVerification(heap, contents, keys);
        try (FieldReader reader = heap.fields().reader()) {
            for (final StringGroups.Candidate candidate : candidates) {
                verification.claims.put(candidate.key(), verification.claim(candidate, reader));
            }
            if (!candidates.isEmpty()) {
                verification.verify(verification.members(strings, scratch, cancel), progress.begin(
                        "comparing strings", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
            }
            final List<DuplicateStrings.Group> groups = new ArrayList<>();
            for (final StringGroups.Candidate candidate : candidates) {
                verification.addGroups(Objects.requireNonNull(verification.claims.get(candidate.key())), groups,
                        reader);
            }
            return groups;
        }
    }

    private Claim claim(final StringGroups.Candidate candidate, final FieldReader reader) {
        final int array = contents.arrayOf(candidate.example());
        final StringContents.Part part = contents.partOf(candidate.example(), array, reader);
        final byte[] content = part.bytes() <= MAXIMUM_COPY ? new byte[(int) part.bytes()] : null;
        if (content != null) {
            reader.readBytes(part.start(), content, 0, content.length);
        }
        return new Claim(candidate, content, contents.coderOf(candidate.example(), reader));
    }

    /** The strings of all groups; each group is within one part. */
    private ObjectSet members(final StringPartition strings, final ColumnStore scratch, final CancelSignal cancel)
            throws IOException {
        final ObjectSet members = ObjectSet.empty(scratch, "strings of groups", heap.objectCount());
        final int[] parts = claims.keySet().stream().mapToInt(strings::partOf).sorted().distinct().toArray();
        ParallelRanges.run(parts.length, 1, cancel, (index, _) -> {
            final long start = strings.start(parts[(int) index]);
            final long end = start + strings.size(parts[(int) index]);
            for (long position = start; position < end; position++) {
                if (claims.containsKey(strings.key(position))) {
                    members.addShared(strings.string(position));
                }
            }
        });
        return members;
    }

    private void verify(final ObjectSet members, final Progress.Step step, final CancelSignal cancel)
            throws IOException {
        try (PerThread<StringKeys.Reading> readers = new PerThread<>(keys::reading, StringKeys.Reading::close)) {
            ParallelRanges.run(heap.objectCount(), StringKeys.GRAIN, cancel, (from, to) -> {
                readers.with(reading -> members.forEach((int) from, (int) to, string -> verify(string, reading)));
                step.advance(to - from);
            });
        }
    }

    private void verify(final int string, final StringKeys.Reading reading) {
        final Claim claim = claims.get(keys.of(string, reading));
        if (claim != null && string != claim.candidate.example() && !holds(claim, string, reading.reader)) {
            claim.differs(string);
        }
    }

    private boolean holds(final Claim claim, final int string, final FieldReader reader) {
        if (claim.content == null) {
            return contents.equal(claim.candidate.example(), string, reader);
        }
        if (contents.coderOf(string, reader) != claim.coder) {
            return false;
        }
        final StringContents.Part part = contents.partOf(string, contents.arrayOf(string), reader);
        if (part.bytes() != claim.content.length) {
            return false;
        }
        final byte[] content = new byte[claim.content.length];
        reader.readBytes(part.start(), content, 0, content.length);
        return Arrays.equals(content, claim.content);
    }

    private void addGroups(final Claim claim, final List<DuplicateStrings.Group> groups, final FieldReader reader) {
        final StringGroups.Candidate candidate = claim.candidate;
        if (claim.others.isEmpty()) {
            groups.add(group(candidate.example(), candidate.strings(), candidate.arrays(), candidate.size(),
                    candidate.gain(), reader));
            return;
        }
        // Hashes collide once in some ten thousand heaps: what it costs then does not matter.
        final List<Integer> left = new ArrayList<>(claim.others);
        left.sort(null);
        final Sums rest = new Sums(heap, contents);
        while (!left.isEmpty()) {
            final int example = left.getFirst();
            final Sums same = new Sums(heap, contents);
            left.removeIf(string -> {
                final boolean equal = contents.equal(example, string, reader);
                if (equal) {
                    same.add(string);
                    rest.add(string);
                }
                return equal;
            });
            if (same.strings > 1) {
                groups.add(group(example, same.strings, same.arrays.size(), same.size, same.gain(example), reader));
            }
        }
        final long strings = candidate.strings() - rest.strings;
        if (strings > 1) {
            final long arrays = candidate.arrays() - rest.arrays.size();
            final long arraySize = heap.shallowSize(contents.arrayOf(candidate.example()));
            final long size = contents.areParts()
                    ? candidate.size() - rest.size
                    : strings * contents.stringSize() + arrays * arraySize;
            groups.add(group(candidate.example(), strings, arrays, size, size - contents.stringSize() - arraySize,
                    reader));
        }
    }

    private DuplicateStrings.Group group(final int example, final long strings, final long arrays, final long size,
            final long gain, final FieldReader reader) {
        final String text = Objects.requireNonNullElse(heap.object(example, reader).text(), "");
        final StringContents.Part part = contents.partOf(example, contents.arrayOf(example), reader);
        final long characters = part.bytes() / contents.bytesOfCharacter(example, reader);
        return new DuplicateStrings.Group(DuplicateStrings.cut(text), characters, strings, arrays, size, gain,
                example);
    }

    /** Sums over strings of one content. */
    private static final class Sums {

        private final HeapGraph heap;
        private final StringContents contents;
        private final java.util.Set<Integer> arrays = new java.util.HashSet<>();
        private long strings;
        private long size;

        Sums(final HeapGraph heap, final StringContents contents) {
            this.heap = heap;
            this.contents = contents;
        }

        void add(final int string) {
            strings++;
            size += heap.shallowSize(string);
            final int array = contents.arrayOf(string);
            if (arrays.add(array)) {
                size += heap.shallowSize(array);
            }
        }

        long gain(final int example) {
            return size - heap.shallowSize(example) - heap.shallowSize(contents.arrayOf(example));
        }
    }
}
