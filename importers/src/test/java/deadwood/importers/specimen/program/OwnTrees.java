package deadwood.importers.specimen.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trees and heaps as people write them, that are no tries. */
final class OwnTrees {

    private OwnTrees() {}

    /** A document with parents, children, and attributes now and then. */
    static final class Element {
        final Element parent;
        final String tag;
        final List<Element> children = new ArrayList<>();
        Map<String, String> attributes;
        String text;

        Element(final Element parent, final String tag) {
            this.parent = parent;
            this.tag = tag;
            if (parent != null) {
                parent.children.add(this);
            }
        }
    }

    static Element document(final Random random) {
        final Element root = new Element(null, "html");
        final List<Element> all = new ArrayList<>(List.of(root));
        for (int i = 0; i < 2_000; i++) {
            final Element element = new Element(all.get(random.nextInt(all.size())), "tag" + random.nextInt(20));
            if (random.nextInt(3) == 0) {
                element.attributes = new LinkedHashMap<>(Map.of("id", "e" + i));
            }
            element.text = random.nextInt(4) == 0 ? "text " + i : null;
            all.add(element);
        }
        return root;
    }

    /** A JSON text: objects, lists, texts, numbers. */
    abstract static class Json {}

    static final class JsonObject extends Json {
        final Map<String, Json> members = new LinkedHashMap<>();
    }

    static final class JsonList extends Json {
        final List<Json> items = new ArrayList<>();
    }

    static final class JsonText extends Json {
        final String text;

        JsonText(final String text) {
            this.text = text;
        }
    }

    static final class JsonNumber extends Json {
        final double number;

        JsonNumber(final double number) {
            this.number = number;
        }
    }

    static Json json(final Random random, final int depth) {
        return switch (depth == 0 ? 2 + random.nextInt(2) : random.nextInt(4)) {
            case 0 -> {
                final JsonObject object = new JsonObject();
                for (int i = 0; i < 4; i++) {
                    object.members.put("member" + i, json(random, depth - 1));
                }
                yield object;
            }
            case 1 -> {
                final JsonList list = new JsonList();
                for (int i = 0; i < 4; i++) {
                    list.items.add(json(random, depth - 1));
                }
                yield list;
            }
            case 2 -> new JsonText("text");
            default -> new JsonNumber(random.nextDouble());
        };
    }

    /** An interpreter's expressions. */
    abstract static class Expression {}

    static final class Call extends Expression {
        final String name;
        final Expression[] arguments;

        Call(final String name, final Expression... arguments) {
            this.name = name;
            this.arguments = arguments;
        }
    }

    static final class Choice extends Expression {
        final Expression condition;
        final Expression yes;
        final Expression no;

        Choice(final Expression condition, final Expression yes, final Expression no) {
            this.condition = condition;
            this.yes = yes;
            this.no = no;
        }
    }

    static final class Literal extends Expression {
        final Object value;

        Literal(final Object value) {
            this.value = value;
        }
    }

    static Expression expression(final Random random, final int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return new Literal(random.nextInt(3) == 0 ? null : random.nextInt());
        }
        return random.nextBoolean()
                ? new Call("f", expression(random, depth - 1), expression(random, depth - 1))
                : new Choice(expression(random, depth - 1), expression(random, depth - 1),
                        expression(random, depth - 1));
    }

    /** Which question to ask next by what is answered. */
    static final class Decision {
        String question;
        final Map<String, Decision> branches = new LinkedHashMap<>();
        String outcome;
    }

    static Decision decision(final Random random, final int depth) {
        final Decision decision = new Decision();
        if (depth == 0) {
            decision.outcome = "outcome " + random.nextInt(3);
            return decision;
        }
        decision.question = "question " + random.nextInt(9);
        for (int i = 0; i < 3; i++) {
            decision.branches.put("answer " + i, decision(random, depth - 1));
        }
        return decision;
    }

    /** A B-tree whose entries hold a key and what is below it. */
    static final class Page {
        int used;
        final PageEntry[] entries = new PageEntry[8];
    }

    static final class PageEntry {
        final String key;
        Object value;
        Page below;

        PageEntry(final String key) {
            this.key = key;
        }
    }

    static Page page(final int[] last, final int depth) {
        final Page page = new Page();
        for (page.used = 0; page.used < 5; page.used++) {
            final PageEntry entry = new PageEntry(String.format("key%07d", last[0]));
            if (depth == 0) {
                entry.value = last[0]++ % 3 == 0 ? null : "value";
            } else {
                entry.below = page(last, depth - 1);
            }
            page.entries[page.used] = entry;
        }
        return page;
    }

    /** Letters by how often they come. */
    static final class Huffman {
        char letter;
        int weight;
        Huffman zero;
        Huffman one;
    }

    static Huffman huffman(final Random random, final int depth) {
        final Huffman node = new Huffman();
        node.weight = random.nextInt(100);
        if (depth == 0) {
            node.letter = (char) random.nextInt(256);
        } else {
            node.zero = huffman(random, depth - 1);
            node.one = huffman(random, random.nextInt(depth));
        }
        return node;
    }

    /** A search tree with letters for keys, as a small map in each of many objects. */
    static final class Letters {
        final char letter;
        final Object value;
        Letters less;
        Letters greater;

        Letters(final char letter, final Object value) {
            this.letter = letter;
            this.value = value;
        }
    }

    static Letters letters(final Random random) {
        final Letters root = new Letters('m', null);
        for (int i = 0; i < 20; i++) {
            final char letter = (char) ('a' + random.nextInt(26));
            Letters at = root;
            while (at.letter != letter) {
                final Letters next = letter < at.letter ? at.less : at.greater;
                if (next == null) {
                    final Letters added = new Letters(letter, random.nextInt(3) == 0 ? null : "value");
                    if (letter < at.letter) {
                        at.less = added;
                    } else {
                        at.greater = added;
                    }
                }
                at = letter < at.letter ? at.less : at.greater;
            }
        }
        return root;
    }

    /** Sums over a range, halves below. */
    static final class Segment {
        final int from;
        final int to;
        long sum;
        Segment left;
        Segment right;

        Segment(final int from, final int to) {
            this.from = from;
            this.to = to;
            sum = to;
            if (to - from > 1) {
                left = new Segment(from, (from + to) / 2);
                right = new Segment((from + to) / 2, to);
            }
        }
    }

    /** Four quarters or none, points in those that have none. */
    static final class Quad {
        Quad[] quarters;
        List<double[]> points = new ArrayList<>();
    }

    static Quad quad(final Random random, final int depth) {
        final Quad quad = new Quad();
        if (depth > 0 && random.nextInt(4) > 0) {
            quad.quarters = new Quad[4];
            for (int i = 0; i < 4; i++) {
                quad.quarters[i] = quad(random, depth - 1);
            }
        } else {
            quad.points.add(new double[2]);
        }
        return quad;
    }
}
