package deadwood.importers.folded;

import java.util.Random;

/** Lines as no sane program writes them, most of them valid. */
final class RandomStacks {

    private static final String[] NAMES = {"main", "a", "b", "java/util/HashMap.put_[j]", "λ", "名前のとても長い関数",
        "std::map<int, char>::find", "with space", "", "eight888", "seven77", "nine99999", "x".repeat(300), "[unknown]",
        "a 1", "#", "thread 12"};

    private RandomStacks() {}

    static String text(final Random random, final int lines, final boolean twoCounts, final String lineEnd) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            // What a file is, its first lines say.
            text.append("first;").append(i).append(twoCounts ? " 1 2" : " 1").append(lineEnd);
        }
        for (int i = 0; i < lines; i++) {
            switch (random.nextInt(40)) {
                case 0 -> text.append(lineEnd);
                case 1 -> text.append("no count").append(lineEnd);
                case 2 -> text.append(";;;").append(lineEnd);
                case 3 -> text.append("# comment").append(lineEnd);
                default -> line(text, random, twoCounts).append(lineEnd);
            }
        }
        return text.toString();
    }

    private static StringBuilder line(final StringBuilder text, final Random random, final boolean twoCounts) {
        final int depth = random.nextInt(6);
        for (int i = 0; i < depth; i++) {
            text.append(i == 0 ? "" : ";").append(NAMES[random.nextInt(NAMES.length)]);
        }
        for (int i = 0; i < (twoCounts ? 2 : 1); i++) {
            text.append(random.nextInt(9) == 0 ? '\t' : ' ')
                    .append(random.nextInt(5) == 0 ? random.nextLong() >> 12 : random.nextInt(100));
        }
        return text.append(random.nextInt(9) == 0 ? "  " : "");
    }
}
