package deadwood.importers.specimen.program;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** Hash tables as people write them. */
public final class OwnTables {

    private OwnTables() {}

    /** What a program counts of its own table. */
    interface Counted {
        long entries();

        long capacity();

        long emptySlots();

        /** Entries of the fullest bucket, −1 if there are no buckets. */
        long longestChain();
    }

    /** A spread hash that is not kept. */
    static final class Chained implements Counted {

        static final class Cell {
            final String key;
            Object value;
            Cell next;

            Cell(final String key, final Object value, final Cell next) {
                this.key = key;
                this.value = value;
                this.next = next;
            }
        }

        Cell[] cells = new Cell[16];
        int used;

        static int index(final Object key, final int length) {
            final int hash = key.hashCode();
            return (hash ^ hash >>> 16) & length - 1;
        }

        void put(final String key, final Object value) {
            if (used >= cells.length) {
                final Cell[] old = cells;
                cells = new Cell[old.length * 2];
                for (final Cell first : old) {
                    for (Cell cell = first; cell != null; cell = cell.next) {
                        final int at = index(cell.key, cells.length);
                        cells[at] = new Cell(cell.key, cell.value, cells[at]);
                    }
                }
            }
            final int at = index(key, cells.length);
            cells[at] = new Cell(key, value, cells[at]);
            used++;
        }

        @Override
        public long entries() {
            return used;
        }

        @Override
        public long capacity() {
            return cells.length;
        }

        @Override
        public long emptySlots() {
            long empty = 0;
            for (final Cell cell : cells) {
                empty += cell == null ? 1 : 0;
            }
            return empty;
        }

        @Override
        public long longestChain() {
            long longest = 0;
            for (final Cell first : cells) {
                long length = 0;
                for (Cell cell = first; cell != null; cell = cell.next) {
                    length++;
                }
                longest = Math.max(longest, length);
            }
            return longest;
        }
    }

    /** Numbers for keys, a prime number of buckets, entries in the order of their use as well. */
    static final class Recent implements Counted {

        static final class Entry {
            final long id;
            Object value;
            Entry older;
            Entry newer;
            Entry sameBucket;

            Entry(final long id, final Object value) {
                this.id = id;
                this.value = value;
            }
        }

        final Entry[] buckets;
        Entry newest;
        long count;

        Recent(final int length) {
            buckets = new Entry[length];
        }

        void put(final long id, final Object value) {
            final Entry entry = new Entry(id, value);
            final int at = (int) Math.floorMod(id, (long) buckets.length);
            entry.sameBucket = buckets[at];
            buckets[at] = entry;
            entry.older = newest;
            if (newest != null) {
                newest.newer = entry;
            }
            newest = entry;
            count++;
        }

        @Override
        public long entries() {
            return count;
        }

        @Override
        public long capacity() {
            return buckets.length;
        }

        @Override
        public long emptySlots() {
            long empty = 0;
            for (final Entry entry : buckets) {
                empty += entry == null ? 1 : 0;
            }
            return empty;
        }

        @Override
        public long longestChain() {
            long longest = 0;
            for (final Entry first : buckets) {
                long length = 0;
                for (Entry entry = first; entry != null; entry = entry.sameBucket) {
                    length++;
                }
                longest = Math.max(longest, length);
            }
            return longest;
        }
    }

    /** Objects with hash codes of their own, which are kept, and weak references to them. */
    static final class Interner implements Counted {

        static final class Ref extends WeakReference<Object> {
            final int hash;
            final Ref link;

            Ref(final Object it, final int hash, final ReferenceQueue<Object> queue, final Ref link) {
                super(it, queue);
                this.hash = hash;
                this.link = link;
            }
        }

        final ReferenceQueue<Object> queue = new ReferenceQueue<>();
        final Ref[] table = new Ref[256];
        int size;

        void add(final Object it, final int hash) {
            final int at = (hash & 0x7FFFFFFF) % table.length;
            table[at] = new Ref(it, hash, queue, table[at]);
            size++;
        }

        @Override
        public long entries() {
            return size;
        }

        @Override
        public long capacity() {
            return table.length;
        }

        @Override
        public long emptySlots() {
            long empty = 0;
            for (final Ref ref : table) {
                empty += ref == null ? 1 : 0;
            }
            return empty;
        }

        @Override
        public long longestChain() {
            long longest = 0;
            for (final Ref first : table) {
                long length = 0;
                for (Ref ref = first; ref != null; ref = ref.link) {
                    length++;
                }
                longest = Math.max(longest, length);
            }
            return longest;
        }
    }

    /** Keys and values in two arrays. */
    static final class Parallel implements Counted {
        Object[] keys = new Object[64];
        Object[] values = new Object[64];
        int size;

        void put(final String key, final Object value) {
            if (size * 2 >= keys.length) {
                final Object[] oldKeys = keys;
                final Object[] oldValues = values;
                keys = new Object[oldKeys.length * 2];
                values = new Object[oldKeys.length * 2];
                size = 0;
                for (int i = 0; i < oldKeys.length; i++) {
                    if (oldKeys[i] != null) {
                        put((String) oldKeys[i], oldValues[i]);
                    }
                }
            }
            int at = key.hashCode() & keys.length - 1;
            while (keys[at] != null) {
                at = at + 1 & keys.length - 1;
            }
            keys[at] = key;
            values[at] = value;
            size++;
        }

        @Override
        public long entries() {
            return size;
        }

        @Override
        public long capacity() {
            return keys.length;
        }

        @Override
        public long emptySlots() {
            return (long) keys.length - size;
        }

        @Override
        public long longestChain() {
            return -1;
        }
    }

    /** Keys and values in turn in one array. */
    static final class Alternating implements Counted {
        final Object[] pairs = new Object[2 * 1024];
        int count;

        void put(final Integer key, final Object value) {
            int at = (key * 0x9E3779B9 >>> 22) % 1024;
            while (pairs[2 * at] != null) {
                at = (at + 1) % 1024;
            }
            pairs[2 * at] = key;
            pairs[2 * at + 1] = value;
            count++;
        }

        @Override
        public long entries() {
            return count;
        }

        @Override
        public long capacity() {
            return pairs.length / 2;
        }

        @Override
        public long emptySlots() {
            return capacity() - count;
        }

        @Override
        public long longestChain() {
            return -1;
        }
    }

    /** Entries in open slots, probed backwards and forwards. */
    static final class Probed implements Counted {

        static final class Pair {
            final String name;
            final int[] counts = new int[1];

            Pair(final String name) {
                this.name = name;
            }
        }

        final Pair[] slots = new Pair[509];
        int pairs;

        void add(final String name) {
            int at = Math.floorMod(name.hashCode(), slots.length);
            while (slots[at] != null) {
                at = (at + 1) % slots.length;
            }
            slots[at] = new Pair(name);
            pairs++;
        }

        @Override
        public long entries() {
            return pairs;
        }

        @Override
        public long capacity() {
            return slots.length;
        }

        @Override
        public long emptySlots() {
            return (long) slots.length - pairs;
        }

        @Override
        public long longestChain() {
            return -1;
        }
    }

    /** Numbers for keys, objects for values. */
    static final class ByNumber implements Counted {
        final long[] keys = new long[512];
        final Object[] values = new Object[512];
        int filled;

        void put(final long key, final Object value) {
            int at = (int) (key ^ key >>> 32) & keys.length - 1;
            while (values[at] != null) {
                at = at + 1 & keys.length - 1;
            }
            keys[at] = key;
            values[at] = value;
            filled++;
        }

        @Override
        public long entries() {
            return filled;
        }

        @Override
        public long capacity() {
            return keys.length;
        }

        @Override
        public long emptySlots() {
            return (long) keys.length - filled;
        }

        @Override
        public long longestChain() {
            return -1;
        }
    }

    /** Numbers alone, and an array that says where there are any. */
    static final class Numbers implements Counted {
        final int[] table = new int[1024];
        final boolean[] taken = new boolean[1024];
        int count;

        void add(final int number) {
            int hash = number;
            hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
            hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
            int at = (hash ^ hash >>> 16) & table.length - 1;
            while (taken[at]) {
                at = at + 1 & table.length - 1;
            }
            table[at] = number;
            taken[at] = true;
            count++;
        }

        @Override
        public long entries() {
            return count;
        }

        @Override
        public long capacity() {
            return table.length;
        }

        @Override
        public long emptySlots() {
            return (long) table.length - count;
        }

        @Override
        public long longestChain() {
            return -1;
        }
    }
}
