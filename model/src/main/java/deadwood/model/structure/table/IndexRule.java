package deadwood.model.structure.table;

/**
 * How programs make the index of a slot of a hash. What comes out for one table may come out of several of these; each is only
 * evidence that there is one.
 */
enum IndexRule {

    /** {@code hash & (length - 1)}. */
    MASK {
        @Override
        int index(final long hash, final int length) {
            return isPowerOfTwo(length) ? (int) hash & length - 1 : NONE;
        }
    },

    /** {@code Math.floorMod(hash, length)}. */
    MODULO {
        @Override
        int index(final long hash, final int length) {
            return Math.floorMod(hash, length);
        }
    },

    /** {@code (hash & 0x7fffffff) % length}, as {@code java.util.Hashtable} has it. */
    POSITIVE_MODULO {
        @Override
        int index(final long hash, final int length) {
            return ((int) hash & 0x7FFF_FFFF) % length;
        }
    },

    /** {@code Math.abs(hash) % length}. */
    ABSOLUTE_MODULO {
        @Override
        int index(final long hash, final int length) {
            return Math.max(NONE, Math.abs((int) hash) % length);
        }
    },

    /** {@code java.util.HashMap} since JDK 8. */
    SPREAD {
        @Override
        int index(final long hash, final int length) {
            final int own = (int) hash;
            return isPowerOfTwo(length) ? (own ^ own >>> 16) & length - 1 : NONE;
        }
    },

    /** The same of the hash of a long. */
    FOLDED_SPREAD {
        @Override
        int index(final long hash, final int length) {
            return SPREAD.index(fold(hash), length);
        }
    },

    /** The hash of a long, as {@code Long.hashCode} has it. */
    FOLDED_MASK {
        @Override
        int index(final long hash, final int length) {
            return MASK.index(fold(hash), length);
        }
    },

    FOLDED_MODULO {
        @Override
        int index(final long hash, final int length) {
            return POSITIVE_MODULO.index(fold(hash), length);
        }
    },

    /** {@code java.util.HashMap} before JDK 8. */
    OLD_SPREAD {
        @Override
        int index(final long hash, final int length) {
            int own = (int) hash;
            own ^= own >>> 20 ^ own >>> 12;
            return isPowerOfTwo(length) ? (own ^ own >>> 7 ^ own >>> 4) & length - 1 : NONE;
        }
    },

    /** Multiplied by the golden ratio and folded, as fastutil and HPPC do. */
    GOLDEN {
        @Override
        int index(final long hash, final int length) {
            final int own = (int) hash * GOLDEN_32;
            return isPowerOfTwo(length) ? (own ^ own >>> 16) & length - 1 : NONE;
        }
    },

    /** Multiplied by the golden ratio, the highest bits: Fibonacci hashing. */
    GOLDEN_TOP {
        @Override
        int index(final long hash, final int length) {
            return isPowerOfTwo(length) && length > 1
                    ? (int) hash * GOLDEN_32 >>> Integer.SIZE - Integer.numberOfTrailingZeros(length)
                    : NONE;
        }
    },

    GOLDEN_LONG {
        @Override
        int index(final long hash, final int length) {
            long own = hash * GOLDEN_64;
            own ^= own >>> 32;
            return isPowerOfTwo(length) ? (int) (own ^ own >>> 16) & length - 1 : NONE;
        }
    },

    GOLDEN_LONG_TOP {
        @Override
        int index(final long hash, final int length) {
            return isPowerOfTwo(length) && length > 1
                    ? (int) (hash * GOLDEN_64 >>> Long.SIZE - Integer.numberOfTrailingZeros(length))
                    : NONE;
        }
    },

    /** Multiplied by 31, as Agrona does. */
    THIRTY_ONE {
        @Override
        int index(final long hash, final int length) {
            return isPowerOfTwo(length) ? (int) hash * 31 & length - 1 : NONE;
        }
    },

    /** The finish of MurmurHash3. */
    MURMUR {
        @Override
        int index(final long hash, final int length) {
            int own = (int) hash;
            own = (own ^ own >>> 16) * 0x85EB_CA6B;
            own = (own ^ own >>> 13) * 0xC2B2_AE35;
            return isPowerOfTwo(length) ? (own ^ own >>> 16) & length - 1 : NONE;
        }
    },

    MURMUR_LONG {
        @Override
        int index(final long hash, final int length) {
            long own = hash;
            own = (own ^ own >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
            own = (own ^ own >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
            return isPowerOfTwo(length) ? (int) (own ^ own >>> 33) & length - 1 : NONE;
        }
    };

    /** In place of an index: the rule says nothing of this length. */
    static final int NONE = -1;

    private static final int GOLDEN_32 = 0x9E37_79B9;
    private static final long GOLDEN_64 = 0x9E37_79B9_7F4A_7C15L;

    /**
     * The index of a hash.
     *
     * @param length number of slots, at least 1
     */
    abstract int index(long hash, int length);

    /** Whether the index of a small hash is the hash itself: then only those that are no index say something. */
    boolean keepsSmall() {
        return switch (this) {
            case MASK, MODULO, POSITIVE_MODULO, ABSOLUTE_MODULO, SPREAD, FOLDED_SPREAD, FOLDED_MASK, FOLDED_MODULO ->
                true;
            case OLD_SPREAD, THIRTY_ONE, GOLDEN, GOLDEN_TOP, GOLDEN_LONG, GOLDEN_LONG_TOP, MURMUR, MURMUR_LONG -> false;
        };
    }

    private static boolean isPowerOfTwo(final int length) {
        return Integer.bitCount(length) == 1;
    }

    private static int fold(final long hash) {
        return (int) (hash ^ hash >>> 32);
    }
}
