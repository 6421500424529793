package deadwood.importers.pprof.legacy;

import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that were mapped into the process: lines as in /proc/self/maps, or shorter ones with a range, a file, {@code (@offset)} and a
 * build id. A line {@code name=value} gives {@code $name} a meaning in those behind it.
 */
final class MemoryMap {

    private static final String RANGE = "\\s*(?:0x)?(\\p{XDigit}+)[\\s-]\\s*(?:0x)?(\\p{XDigit}+):?";
    private static final String PERMISSIONS = "(?:\\s+([-rwxp]+))?";
    private static final Pattern PROC = Pattern.compile(RANGE + PERMISSIONS
            + "(?:\\s+(\\p{XDigit}+))?\\s+\\p{XDigit}+:\\p{XDigit}+\\s+\\d+(?:\\s+(\\S+))?.*");
    private static final Pattern BRIEF = Pattern
            .compile(RANGE + PERMISSIONS + "(?:\\s+(\\S+))?(?:\\s+\\(@(\\p{XDigit}+)\\))?(?:\\s+(\\p{XDigit}+))?.*");
    /** What the log of a program puts before a line: {@code I0101 12:00 maps.cc:17] }. */
    private static final Pattern LOGGED = Pattern.compile("[^\\[\\]]+:\\d+\\]\\s");
    private static final Pattern LIBRARY = Pattern.compile("\\.so$|\\.so[._]\\d+");
    private static final int LONGEST_LINE = 1 << 14;
    private static final int MOST_MAPPINGS = 1 << 16;
    private static final int MOST_ATTRIBUTES = 100;
    /** Where programs that are not relocated begin. */
    private static final long PROGRAM_START = 0x40_0000;

    private final List<Mapping> mappings = new ArrayList<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();

    /**
     * Mappings, and which of them locations are in.
     *
     * @param mappingOf by location, {@link FrameTable#NO_MAPPING} for those in none
     */
    record Resolved(List<Mapping> mappings, int[] mappingOf) {}

    /** Whether a memory map begins behind a line. */
    static boolean begins(final String line) {
        return line.contains("--- Memory map: ---") || line.contains("MAPPED_LIBRARIES:");
    }

    /** Takes a line, if it is one of a memory map. */
    void line(final String text) {
        if (text.length() > LONGEST_LINE || mappings.size() == MOST_MAPPINGS) {
            return;
        }
        final String line = replaced(text);
        final Matcher proc = PROC.matcher(line);
        final Matcher brief = BRIEF.matcher(line);
        if (proc.matches()) {
            add(proc.group(1), proc.group(2), proc.group(3), proc.group(4), proc.group(5), null);
        } else if (brief.matches()) {
            add(brief.group(1), brief.group(2), brief.group(3), brief.group(5), brief.group(4), brief.group(6));
        } else {
            final int equals = line.indexOf('=');
            if (equals > 0 && attributes.size() < MOST_ATTRIBUTES) {
                attributes.put("$" + line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
    }

    private String replaced(final String text) {
        final Matcher logged = LOGGED.matcher(text);
        String line = logged.lookingAt() ? text.substring(logged.end()) : text;
        if (line.indexOf('$') >= 0) {
            for (final Map.Entry<String, String> attribute : attributes.entrySet()) {
                final String replaced = line.replace(attribute.getKey(), attribute.getValue());
                line = replaced.length() > LONGEST_LINE ? line : replaced;
            }
        }
        return line;
    }

    private void add(final String start, final String limit, final @Nullable String permissions,
            final @Nullable String offset, final @Nullable String file, final @Nullable String buildId) {
        if (permissions != null && permissions.indexOf('x') < 0) {
            return;
        }
        try {
            mappings.add(new Mapping(Long.parseUnsignedLong(start, 16), Long.parseUnsignedLong(limit, 16),
                    offset == null ? 0 : Long.parseUnsignedLong(offset, 16), file == null ? "" : file,
                    buildId == null ? "" : buildId, Mapping.Symbols.NONE));
        } catch (final NumberFormatException _) {
            // more than 64 bits: no line of a memory map
        }
    }

    /** Finds the mappings of all locations that have no name. */
    Resolved resolve(final AddressProfile profile) {
        final List<Mapping> files = joined();
        programFirst(files);
        final NavigableMap<Long, Integer> byStart = new TreeMap<>(Long::compareUnsigned);
        for (int i = files.size() - 1; i >= 0; i--) {
            byStart.put(files.get(i).start(), i);
        }
        final int[] mappingOf = new int[profile.locationCount()];
        Arrays.fill(mappingOf, FrameTable.NO_MAPPING);
        for (int location = 0; location < mappingOf.length; location++) {
            if (profile.symbol(location) == null && profile.address(location) != 0) {
                mappingOf[location] = mapping(profile.address(location), files, byStart);
            }
        }
        return new Resolved(files, mappingOf);
    }

    /** Where a file is mapped in pieces that lie side by side, one mapping. */
    private List<Mapping> joined() {
        final List<Mapping> joined = new ArrayList<>();
        for (final Mapping mapping : mappings) {
            final Mapping before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && continues(before, mapping)) {
                joined.set(joined.size() - 1, new Mapping(before.start(), mapping.limit(), before.offset(),
                        mapping.file().isEmpty() ? before.file() : mapping.file(),
                        mapping.buildId().isEmpty() ? before.buildId() : mapping.buildId(), Mapping.Symbols.NONE));
            } else {
                joined.add(mapping);
            }
        }
        return joined;
    }

    private static boolean continues(final Mapping before, final Mapping mapping) {
        return before.limit() == mapping.start() && same(before.file(), mapping.file())
                && same(before.buildId(), mapping.buildId()) && (before.offset() == 0 || mapping.offset() == 0
                        || before.offset() + before.limit() - before.start() == mapping.offset());
    }

    private static boolean same(final String left, final String right) {
        return left.isEmpty() || right.isEmpty() || left.equals(right);
    }

    /** Puts the program before its libraries, and mends where it begins. */
    private static void programFirst(final List<Mapping> files) {
        for (int i = 0; i < files.size(); i++) {
            final String file = files.get(i).file().replace("(deleted)", "").strip();
            if (!file.isEmpty() && file.charAt(0) != '[' && !LIBRARY.matcher(file).find()) {
                Collections.swap(files, 0, i);
                break;
            }
        }
        if (files.size() > 1 && files.getFirst().file().startsWith("/anon_hugepage")
                && files.getFirst().limit() == files.get(1).start()) {
            files.removeFirst();
        }
        if (!files.isEmpty() && files.getFirst().start() - files.getFirst().offset() == PROGRAM_START) {
            files.set(0, from(files.getFirst(), PROGRAM_START));
        }
    }

    private static Mapping from(final Mapping mapping, final long start) {
        return new Mapping(start, mapping.limit(), 0, mapping.file(), mapping.buildId(), mapping.symbols());
    }

    private static int mapping(final long address, final List<Mapping> files,
            final NavigableMap<Long, Integer> byStart) {
        final Map.Entry<Long, Integer> below = byStart.floorEntry(address);
        if (below != null && Long.compareUnsigned(address, files.get(below.getValue()).limit()) < 0) {
            return below.getValue();
        }
        // Some handlers leave out the first piece of a file that is mapped in several.
        final Map.Entry<Long, Integer> above = byStart.higherEntry(address);
        if (above != null) {
            final int index = above.getValue();
            final Mapping mapping = files.get(index);
            final long start = mapping.start() - mapping.offset();
            if (mapping.offset() != 0 && Long.compareUnsigned(start, address) <= 0) {
                files.set(index, from(mapping, start));
                byStart.put(start, index);
                return index;
            }
        }
        return FrameTable.NO_MAPPING;
    }
}
