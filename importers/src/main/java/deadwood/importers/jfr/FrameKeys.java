package deadwood.importers.jfr;

import java.util.Arrays;

/** From the key of a method, a line and the key of a kind to the frame they make, in open addressing. */
final class FrameKeys {

    /** What is not there. */
    static final int NONE = -1;
    private static final int FIRST = 1 << 10;

    private long[] methods = new long[FIRST];
    private long[] kinds = new long[FIRST];
    private int[] lines = new int[FIRST];
    private int[] frames = new int[FIRST];
    private int size;
    private long method;
    private long kind;
    private int line;
    private int slot;

    FrameKeys() {
        Arrays.fill(frames, NONE);
    }

    private int first(final long methodKey, final int lineNumber, final long kindKey) {
        long mixed = (methodKey * 0x9E37_79B9_7F4A_7C15L ^ lineNumber ^ kindKey << 32) * 0xC2B2_AE3D_27D4_EB4FL;
        mixed ^= mixed >>> 32;
        return (int) mixed & frames.length - 1;
    }

    /** The frame, {@link #NONE} if there is none: then {@link #put} is to follow. */
    int find(final long methodKey, final int lineNumber, final long kindKey) {
        int at = first(methodKey, lineNumber, kindKey);
        while (frames[at] != NONE
                && (methods[at] != methodKey || lines[at] != lineNumber || kinds[at] != kindKey)) {
            at = at + 1 & frames.length - 1;
        }
        method = methodKey;
        line = lineNumber;
        kind = kindKey;
        slot = at;
        return frames[at];
    }

    /** Puts the frame that was not found. */
    int put(final int frame) {
        methods[slot] = method;
        lines[slot] = line;
        kinds[slot] = kind;
        frames[slot] = frame;
        if (++size * 2 > frames.length) {
            grow();
        }
        return frame;
    }

    private void grow() {
        final long[] oldMethods = methods;
        final long[] oldKinds = kinds;
        final int[] oldLines = lines;
        final int[] oldFrames = frames;
        methods = new long[oldFrames.length * 2];
        kinds = new long[methods.length];
        lines = new int[methods.length];
        frames = new int[methods.length];
        Arrays.fill(frames, NONE);
        for (int i = 0; i < oldFrames.length; i++) {
            if (oldFrames[i] != NONE) {
                find(oldMethods[i], oldLines[i], oldKinds[i]);
                methods[slot] = method;
                lines[slot] = line;
                kinds[slot] = kind;
                frames[slot] = oldFrames[i];
            }
        }
    }
}
