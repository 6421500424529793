package deadwood.model.structure.catalog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;

/** Which objects belong to some structure already: the first that claims one has it. */
@FunctionalInterface
public interface Claims {

    /** Claims an object. @return whether nobody had */
    boolean claim(int object);

    /** Claims in a set; for one thread. */
    static Claims in(final BitSet set) {
        return object -> {
            if (set.get(object)) {
                return false;
            }
            set.set(object);
            return true;
        };
    }

    /** Claims that several threads make at once. */
    final class Shared implements Claims {

        private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

        private final long[] words;

        /** @param objects number of objects of the heap */
        public Shared(final int objects) {
            this.words = new long[(objects >>> 6) + 1];
        }

        @Override
        public boolean claim(final int object) {
            final long bit = 1L << object;
            final long before = (long) WORDS.getAndBitwiseOr(words, object >>> 6, bit);
            return (before & bit) == 0;
        }

        /** Claims all of a set. */
        public void claimAll(final BitSet set) {
            for (int object = set.nextSetBit(0); object >= 0; object = set.nextSetBit(object + 1)) {
                claim(object);
            }
        }

        /** Whether somebody has claimed an object. */
        public boolean isClaimed(final int object) {
            return ((long) WORDS.getVolatile(words, object >>> 6) & 1L << object) != 0;
        }
    }
}
