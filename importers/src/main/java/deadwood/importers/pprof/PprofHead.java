package deadwood.importers.pprof;

/**
 * Tells profiles from other files. They have no magic: the first bytes are read more strictly than protobuf asks for, and have to be
 * fields that profile.proto knows, of the kind it knows them to be, down to those inside of messages. Texts fail within their first
 * bytes: few letters are a tag here, and what follows those has to be numbers or messages that a text does not hold. For one head.
 */
final class PprofHead {

    /** What the fields of a message are, by field: n a number, r numbers, s a string, others a message. */
    private enum Form {
        PROFILE(" TSMLFsnnnnTnrnn"),
        TYPE(" nn"),
        SAMPLE(" rrB"),
        LABEL(" nnnn"),
        MAPPING(" nnnnnnnnnn"),
        LOCATION(" nnnIn"),
        LINE(" nnn"),
        FUNCTION(" nnnnn");

        private final String fields;

        Form(final String fields) {
            this.fields = fields;
        }

        static Form of(final char letter) {
            return switch (letter) {
                case 'T' -> TYPE;
                case 'S' -> SAMPLE;
                case 'B' -> LABEL;
                case 'M' -> MAPPING;
                case 'L' -> LOCATION;
                case 'I' -> LINE;
                default -> FUNCTION;
            };
        }
    }

    /** Fields from here on are additions, which Deadwood too makes some of. */
    private static final int ADDITIONS = 1000;
    /** A message longer than the head has to fit for so many bytes. */
    private static final int ENOUGH = 64;
    /** So many messages make a profile, even if what is behind them is damaged. */
    private static final int DAMAGED_AFTER = 3;
    private static final char ANYTHING = '?';

    private final byte[] head;
    private boolean sure;
    private int fitting;
    private boolean stringSeen;

    private PprofHead(final byte[] head) {
        this.head = head;
    }

    /** Whether bytes begin a profile. */
    static boolean begins(final byte[] head) {
        final PprofHead parsed = new PprofHead(head);
        return parsed.fits(Form.PROFILE, 0, head.length, head.length) && parsed.sure || parsed.fitting >= DAMAGED_AFTER;
    }

    /**
     * Whether a message fits as far as it is there. Nests as deep as {@link Form} does.
     *
     * @param end behind the message
     * @param there end of what is there of it
     */
    private boolean fits(final Form form, final int begin, final long end, final int there) {
        int at = begin;
        while (at < there) {
            final int tagEnd = varintEnd(at);
            if (tagEnd <= 0 || tagEnd > there) {
                return tagEnd != 0 && (form == Form.PROFILE || there < end);
            }
            final long tag = varint(at, tagEnd);
            final int wire = (int) tag & 7;
            final char kind = kind(form, tag >>> 3);
            if (kind == 0 || tag >>> 3 == 0 || wire != ProtoReader.VARINT && wire != ProtoReader.LENGTH
                    || !accepts(kind, wire)) {
                return false;
            }
            final int valueEnd = varintEnd(tagEnd);
            if (valueEnd <= 0 || valueEnd > there) {
                return valueEnd != 0 && (form == Form.PROFILE || there < end);
            }
            if (wire == ProtoReader.VARINT) {
                at = valueEnd;
                continue;
            }
            final long length = varint(tagEnd, valueEnd);
            if (length < 0 || length > (form == Form.PROFILE ? PprofStream.LONGEST : end - valueEnd)
                    || !content(form, kind, valueEnd, valueEnd + length, there)) {
                return false;
            }
            at = (int) Math.min(there, valueEnd + length);
        }
        return true;
    }

    /** 0 for a field that the message does not have; once this is known to be a profile, it may have more. */
    private char kind(final Form form, final long field) {
        if (field > 0 && field < form.fields.length()) {
            return form.fields.charAt((int) field);
        }
        if (sure) {
            return ANYTHING;
        }
        return form != Form.PROFILE && field >= ADDITIONS ? 'n' : 0;
    }

    private static boolean accepts(final char kind, final int wire) {
        return kind == 'r' || kind == ANYTHING || wire == (kind == 'n' ? ProtoReader.VARINT : ProtoReader.LENGTH);
    }

    private boolean content(final Form form, final char kind, final int from, final long to, final int there) {
        if (kind == ANYTHING) {
            return true;
        }
        final int known = (int) Math.min(to, there);
        if (kind == 's') {
            final boolean fits = stringSeen || to == from; // the first string is the empty one
            stringSeen = true;
            return fits;
        }
        if (kind == 'r') {
            int at = from;
            while (at > 0 && at < known) {
                at = varintEnd(at);
            }
            return at == known || to > there && at != 0;
        }
        final boolean fits = fits(Form.of(kind), from, to, known);
        fitting += fits && form == Form.PROFILE && to <= there && to > from ? 1 : 0;
        sure |= fits && form == Form.PROFILE && (to <= there ? to > from : known - from >= ENOUGH);
        return fits;
    }

    /** Behind a varint; 0 if there is none, −1 if the head ends before it does. */
    private int varintEnd(final int begin) {
        for (int at = begin; at < begin + 10; at++) {
            if (at >= head.length) {
                return -1;
            }
            if (head[at] >= 0) {
                return at + 1;
            }
        }
        return 0;
    }

    private long varint(final int from, final int to) {
        long value = 0;
        for (int at = to - 1; at >= from; at--) {
            value = value << 7 | head[at] & 0x7f;
        }
        return value;
    }
}
