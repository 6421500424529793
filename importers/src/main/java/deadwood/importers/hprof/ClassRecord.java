package deadwood.importers.hprof;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A CLASS_DUMP sub-record. Types are those of the format: 2 reference, 4 boolean … 11 long.
 *
 * @param position where the sub-record begins
 * @param address id of the class object
 * @param holders what else the class refers to: its loader, signers and protection domain, in this order; 0 where there is none
 * @param constants the references of its constant pool
 * @param staticNames name ids of the static fields
 * @param staticValues their values: integers sign-extended, floating point as raw bits, references as addresses
 * @param fieldNames name ids of the instance fields it declares
 */
record ClassRecord(long position, long address, long superclass, long[] holders, long[] constants, long[] staticNames,
        byte[] staticTypes, long[] staticValues, long[] fieldNames, byte[] fieldTypes, long end) {

    long loader() {
        return holders[0];
    }

    /** Reads the record that begins at {@code position}, null if it does not fit before {@code end} or holds an unknown type. */
    static @Nullable ClassRecord read(final DumpWindow window, final int idSize, final long position, final long end)
            throws IOException {
        return new Reader(window, idSize, position, end).read();
    }

    private static final class Reader {

        private final DumpWindow window;
        private final int idSize;
        private final long begin;
        private final long end;
        private long position;
        private boolean damaged;

        Reader(final DumpWindow window, final int idSize, final long begin, final long end) {
            this.window = window;
            this.idSize = idSize;
            this.begin = begin;
            this.end = end;
            this.position = begin + 1;
        }

        @Nullable
        ClassRecord read() throws IOException {
            final long address = number(idSize);
            number(4); // serial number of a stack trace
            final long superclass = number(idSize);
            final long[] holders = {number(idSize), number(idSize), number(idSize)};
            number(idSize); // reserved
            number(idSize); // reserved
            number(4); // size of an instance: HotSpot's is that of the fields, without header and alignment
            final long[] constants = constants();
            final int statics = count(idSize + 2);
            final long[] staticNames = new long[statics];
            final byte[] staticTypes = new byte[statics];
            final long[] staticValues = new long[statics];
            for (int i = 0; i < statics; i++) {
                staticNames[i] = number(idSize);
                staticTypes[i] = (byte) number(1);
                staticValues[i] = value(staticTypes[i]);
            }
            final int fields = count(idSize + 1);
            final long[] fieldNames = new long[fields];
            final byte[] fieldTypes = new byte[fields];
            for (int i = 0; i < fields; i++) {
                fieldNames[i] = number(idSize);
                fieldTypes[i] = (byte) number(1);
                damaged |= HprofTypes.size(fieldTypes[i], idSize) == 0;
            }
            return damaged
                    ? null
                    : new ClassRecord(begin, address, superclass, holders, constants, staticNames, staticTypes,
                            staticValues, fieldNames, fieldTypes, position);
        }

        private long[] constants() throws IOException {
            final int count = count(4);
            final long[] references = new long[count];
            int size = 0;
            for (int i = 0; i < count; i++) {
                number(2); // index in the constant pool
                final int type = (int) number(1);
                final long value = value(type);
                if (type == HprofTypes.REFERENCE && value != 0) {
                    references[size++] = value;
                }
            }
            return Arrays.copyOf(references, size);
        }

        /** A count of things that take {@code least} bytes each at the least: what cannot fit is damage, not an allocation. */
        private int count(final int least) throws IOException {
            final int count = (int) number(2);
            damaged |= (long) count * least > end - position;
            return damaged ? 0 : count;
        }

        private long value(final int type) throws IOException {
            final int size = HprofTypes.size(type, idSize);
            if (size == 0) {
                damaged = true;
                return 0;
            }
            final long bits = number(size);
            return switch (type) {
                case HprofTypes.BYTE -> (byte) bits;
                case HprofTypes.SHORT -> (short) bits;
                case HprofTypes.INT, HprofTypes.FLOAT -> (int) bits;
                default -> bits;
            };
        }

        private long number(final int size) throws IOException {
            if (damaged || size > end - position) {
                damaged = true;
                return 0;
            }
            final long at = window.at(position, size);
            position += size;
            return switch (size) {
                case 1 -> window.u1(at);
                case 2 -> window.u2(at);
                case 4 -> window.u4(at);
                default -> window.i8(at);
            };
        }
    }
}
