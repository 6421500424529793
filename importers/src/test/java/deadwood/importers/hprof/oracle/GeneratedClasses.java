package deadwood.importers.hprof.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Source of random classes and of a program that makes objects of them: deep hierarchies, gaps, statics, few and many instances. */
final class GeneratedClasses {

    private static final int CLASSES = 150;
    private static final int OBJECTS_PER_METHOD = 100;
    private static final List<String> ALL_TYPES = List.of("byte", "boolean", "short", "char", "int", "float", "long",
            "double", "Object", "String", "int[]");
    private static final List<List<String>> PALETTES = List.of(ALL_TYPES, List.of("byte"), List.of("byte", "long"),
            List.of("byte", "short", "int"), List.of("boolean", "Object"), List.of("double", "byte", "Object"));
    private static final int[] FIELDS = {0, 0, 1, 1, 2, 3, 4, 6, 9};
    private static final int[] STATICS = {1, 2, 3, 7, 20};
    private static final int[] INSTANCES = {0, 1, 1, 1, 2, 2, 3, 10};

    private final Random random;

    private GeneratedClasses(final long seed) {
        this.random = new Random(seed);
    }

    /** The source of a file {@code Generated.java}. */
    static String source(final long seed) {
        return new GeneratedClasses(seed).source();
    }

    private String source() {
        final StringBuilder source = new StringBuilder();
        final List<Integer> objects = new ArrayList<>();
        for (int id = 0; id < CLASSES; id++) {
            final String superclass = id < 5 || random.nextInt(4) == 0
                    ? ""
                    : " extends C" + random.nextInt(Math.max(0, id - 30), id);
            source.append("class C").append(id).append(superclass).append(" {");
            final List<String> palette = PALETTES.get(random.nextInt(PALETTES.size()));
            fields(source, "f", palette, pick(FIELDS));
            fields(source, "static s", ALL_TYPES, random.nextInt(3) == 0 ? pick(STATICS) : 0);
            source.append(" }\n");
            objects.addAll(Collections.nCopies(pick(INSTANCES), id));
        }
        Collections.shuffle(objects, random);
        source.append(
                "public class Generated {\n  static final java.util.List<Object> KEPT = new java.util.ArrayList<>();\n");
        int methods = 0;
        for (int from = 0; from < objects.size(); from += OBJECTS_PER_METHOD) {
            source.append("  static void make").append(methods++).append("() {");
            for (final int id : objects.subList(from, Math.min(from + OBJECTS_PER_METHOD, objects.size()))) {
                source.append(" KEPT.add(new C").append(id).append("());");
            }
            source.append(" }\n");
        }
        source.append("  static Object make() throws Exception {");
        for (int method = 0; method < methods; method++) {
            source.append(" make").append(method).append("();");
        }
        source.append(" for (int i = 0; i < ").append(CLASSES)
                .append("; i++) Class.forName(\"C\" + i); return KEPT; }\n}\n");
        return source.toString();
    }

    private void fields(final StringBuilder source, final String prefix, final List<String> types, final int count) {
        final int space = prefix.lastIndexOf(' ') + 1;
        for (int i = 0; i < count; i++) {
            source.append(' ').append(prefix, 0, space).append(types.get(random.nextInt(types.size()))).append(' ')
                    .append(prefix, space, prefix.length()).append(i).append(';');
        }
    }

    private int pick(final int... numbers) {
        return numbers[random.nextInt(numbers.length)];
    }
}
