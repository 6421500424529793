package deadwood.importers.pprof;

import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.Label;
import deadwood.model.profile.Mapping;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Profiles with a bit of everything that a profile can hold, by seed. */
public final class RandomProfiles {

    private static final List<String> TEXTS = List.of("main.main", "a b c", "Łódź", "日本", "java.lang.String.<init>",
            "operator()(int)", "x", "%d", "\t\n", "0xdeadbeef", "𝒳");

    private final Random random;
    private final StackProfileBuilder builder;
    private final int types;
    private final List<Integer> frames = new ArrayList<>();

    private RandomProfiles(final long seed) {
        this.random = new Random(seed);
        this.types = 1 + random.nextInt(4);
        final List<SampleType> sampleTypes = new ArrayList<>();
        for (int type = 0; type < types; type++) {
            sampleTypes.add(new SampleType("type" + type, random.nextBoolean() ? "bytes" : text()));
        }
        this.builder = new StackProfileBuilder(sampleTypes);
    }

    public static StackProfile profile(final long seed) {
        return new RandomProfiles(seed).profile();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private String maybe() {
        return random.nextInt(3) == 0 ? "" : text();
    }

    private long number() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> random.nextLong();
            case 2 -> Long.MIN_VALUE;
            case 3 -> Long.MAX_VALUE;
            default -> random.nextInt(2000) - 500;
        };
    }

    private StackProfile profile() {
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.mapping(new Mapping(number(), number(), number(), maybe(), maybe(), new Mapping.Symbols(
                    random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean())));
        }
        final int mappings = builder.mapping(new Mapping(1, 2, 3, "last", "", Mapping.Symbols.NONE)) + 1;
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
            frames.add(frame(mappings));
        }
        final List<Integer> stacks = stacks();
        final boolean timed = random.nextBoolean();
        for (int i = random.nextInt(200); i > 0; i--) {
            final long[] values = random.longs(types).map(_ -> number()).toArray();
            final int stack = stacks.get(random.nextInt(stacks.size()));
            if (timed && random.nextInt(3) > 0) {
                builder.sampleAt(random.nextInt(5) == 0 ? -i : i, stack, labels(), values);
            } else {
                builder.sample(stack, labels(), values);
            }
        }
        return builder.build(random.nextInt(types), info());
    }

    private int frame(final int mappings) {
        final long address = random.nextInt(4) == 0 ? 0 : random.nextInt(6) - 2;
        final int mapping = random.nextInt(mappings + 1) - 1;
        if (random.nextInt(5) == 0 && address != 0) {
            return builder.frame(builder.function("0x" + Long.toHexString(address)), 0, 0, mapping, address,
                    FrameKind.UNKNOWN);
        }
        final String name = text();
        final String systemName = maybe();
        final int function = builder.function(new Function(name, systemName.equals(name) ? "" : systemName, maybe(),
                random.nextInt(100) - 1));
        final FrameKind[] kinds = FrameKind.values();
        return builder.frame(function, random.nextBoolean() ? 0 : random.nextInt(), random.nextInt(4) - 1,
                random.nextBoolean() ? FrameTable.NO_MAPPING : mapping, address,
                random.nextBoolean() ? FrameKind.INLINED : kinds[random.nextInt(kinds.length)]);
    }

    private List<Integer> stacks() {
        final List<Integer> stacks = new ArrayList<>(List.of(StackTable.ROOT));
        for (int i = random.nextInt(60); i > 0; i--) {
            int stack = stacks.get(random.nextInt(stacks.size()));
            for (int depth = random.nextInt(random.nextInt(20) == 0 ? 300 : 5); depth > 0; depth--) {
                stack = builder.stack(stack, frames.get(random.nextInt(frames.size())));
            }
            stacks.add(stack);
        }
        return stacks;
    }

    private int labels() {
        final List<Label> labels = new ArrayList<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            labels.add(random.nextBoolean()
                    ? new Label.Text(maybe(), maybe())
                    : new Label.Numeric(maybe(), number(), maybe()));
        }
        return builder.labels(labels);
    }

    private ProfileInfo info() {
        final List<String> comments = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            comments.add(maybe());
        }
        return new ProfileInfo(
                random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt(), 1 + random.nextInt(999)),
                Duration.ofNanos(number()), random.nextBoolean() ? null : new SampleType(text(), maybe()), number(),
                comments, maybe(),
                // matches no whole name: frames that are dropped do not come back
                random.nextBoolean() ? "" : "nothing is called so " + random.nextInt(9), Pattern.quote(maybe()));
    }
}
