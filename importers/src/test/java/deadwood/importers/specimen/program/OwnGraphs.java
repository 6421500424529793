package deadwood.importers.specimen.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Graphs, rings, boards and arrays as people write them: neither tries nor hash tables. */
public final class OwnGraphs {

    static final List<Object> KEPT = new ArrayList<>();

    private OwnGraphs() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Random random = new Random(11);
        KEPT.add(OwnTrees.document(random));
        KEPT.add(OwnTrees.json(random, 7));
        KEPT.add(OwnTrees.expression(random, 9));
        KEPT.add(OwnTrees.decision(random, 6));
        KEPT.add(OwnTrees.page(new int[1], 4));
        KEPT.add(OwnTrees.huffman(random, 10));
        for (int i = 0; i < 100; i++) {
            KEPT.add(OwnTrees.letters(random));
        }
        KEPT.add(new OwnTrees.Segment(0, 1000));
        KEPT.add(OwnTrees.quad(random, 6));
        graphs(random);
        KEPT.add(new Ring());
        KEPT.add(new Numbered(random));
        KEPT.add(new Board());
        KEPT.add(new Skips(random));
        KEPT.add(new Matrix(random));
        KEPT.add(new Pool(random));
        Dumping.facts(arguments[1], Map.of("kept", (long) KEPT.size()));
        Dumping.dump(arguments[0]);
    }

    /** A graph with its edges in lists by their source. */
    static final class Arc {
        final int from;
        final int to;
        final Arc next;

        Arc(final int from, final int to, final Arc next) {
            this.from = from;
            this.to = to;
            this.next = next;
        }
    }

    static final class Adjacency {
        final Arc[] arcs = new Arc[512];
        int count;
    }

    static final class Vertex {
        final String name;
        final List<Road> roads = new ArrayList<>();
        Object visited;

        Vertex(final String name) {
            this.name = name;
        }
    }

    static final class Road {
        final Vertex to;
        final char label;

        Road(final Vertex to, final char label) {
            this.to = to;
            this.label = label;
        }
    }

    private static void graphs(final Random random) {
        final Adjacency adjacency = new Adjacency();
        for (int i = 0; i < 700; i++) {
            final int from = random.nextInt(400);
            adjacency.arcs[from] = new Arc(from, random.nextInt(512), adjacency.arcs[from]);
            adjacency.count++;
        }
        KEPT.add(adjacency);
        final Vertex[] vertices = new Vertex[300];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = new Vertex("vertex " + i);
        }
        for (final Vertex vertex : vertices) {
            for (int i = 0; i < 3; i++) {
                vertex.roads.add(new Road(vertices[random.nextInt(vertices.length)], (char) ('a' + i)));
            }
            vertex.visited = random.nextBoolean() ? vertex.name : null;
        }
        KEPT.add(vertices);
    }

    /** Slots that are written round and round, each with the number of what is in it. */
    static final class Ring {

        static final class Slot {
            long sequence;
            Object event;
        }

        final Slot[] slots = new Slot[256];
        long next = 70_000;

        Ring() {
            for (int i = 0; i < 150; i++) {
                final Slot slot = new Slot();
                slot.sequence = next++;
                slot.event = i % 2 == 0 ? null : "event";
                slots[(int) (slot.sequence & 255)] = slot;
            }
        }
    }

    /** Objects by their number, with gaps. */
    static final class Numbered {

        static final class Item {
            final int number;
            final String name;

            Item(final int number) {
                this.number = number;
                this.name = "item " + number;
            }
        }

        final Item[] items = new Item[1024];
        final Object[] keys = new Object[1024];
        final Object[] values = new Object[1024];
        int size;

        Numbered(final Random random) {
            for (int i = 0; i < 300; i++) {
                final int number = random.nextInt(1024);
                if (items[number] == null) {
                    items[number] = new Item(number);
                    keys[number] = number;
                    values[number] = "value";
                    size++;
                }
            }
        }
    }

    /** Fields and their neighbours. */
    static final class Board {

        static final class Field {
            final Field[] neighbours = new Field[8];
            Object piece;
        }

        final Field[][] fields = new Field[20][20];

        Board() {
            for (int x = 0; x < 20; x++) {
                for (int y = 0; y < 20; y++) {
                    fields[x][y] = new Field();
                    fields[x][y].piece = (x + y) % 5 == 0 ? "piece" : null;
                }
            }
            for (int x = 0; x < 20; x++) {
                for (int y = 0; y < 20; y++) {
                    for (int i = 0; i < 8; i++) {
                        final int atX = x + (i * 5 + 4) % 3 - 1;
                        final int atY = y + i / 3 - 1;
                        fields[x][y].neighbours[i] = atX < 0 || atY < 0 || atX > 19 || atY > 19
                                ? null
                                : fields[atX][atY];
                    }
                }
            }
        }
    }

    /** A list with short cuts. */
    static final class Skips {

        static final class Stop {
            final int key;
            final Stop[] next;
            Object value;

            Stop(final int key, final int height) {
                this.key = key;
                this.next = new Stop[height];
            }
        }

        final Stop head = new Stop(0, 8);

        Skips(final Random random) {
            final Stop[] last = new Stop[8];
            java.util.Arrays.fill(last, head);
            for (int i = 1; i < 500; i++) {
                final Stop stop = new Stop(i, 1 + Math.min(7, Integer.numberOfTrailingZeros(random.nextInt() | 128)));
                stop.value = i % 3 == 0 ? null : "value";
                for (int level = 0; level < stop.next.length; level++) {
                    last[level].next[level] = stop;
                    last[level] = stop;
                }
            }
        }
    }

    /** Cells that are not zero, linked to the right and downwards. */
    static final class Matrix {

        static final class Cell {
            final short row;
            final short column;
            final double value;
            Cell right;
            Cell down;

            Cell(final short row, final short column, final double value) {
                this.row = row;
                this.column = column;
                this.value = value;
            }
        }

        final Cell[] rows = new Cell[64];
        final Cell[] columns = new Cell[64];
        int cells;

        Matrix(final Random random) {
            for (short row = 0; row < 64; row++) {
                for (short column = 0; column < 64; column++) {
                    if (random.nextInt(5) == 0) {
                        final Cell cell = new Cell(row, column, random.nextDouble());
                        cell.right = rows[row];
                        cell.down = columns[column];
                        rows[row] = cell;
                        columns[column] = cell;
                        cells++;
                    }
                }
            }
        }
    }

    /** Places that are taken and given back, with names beside what is in them. */
    static final class Pool {
        final String[] names = new String[256];
        final Object[] things = new Object[256];
        final int[] ages = new int[256];
        int taken;

        Pool(final Random random) {
            for (int i = 0; i < 256; i++) {
                if (random.nextInt(3) > 0) {
                    names[i] = "thing " + random.nextInt(10_000);
                    things[i] = new Object();
                    ages[i] = 1 + random.nextInt(1_000_000);
                    taken++;
                }
            }
        }
    }
}
