package deadwood.importers.hprof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes records that no writer of ours writes: of other versions, with lengths that are not theirs. Ids have 4 bytes. */
final class RecordForm {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** The header of a dump. */
    static RecordForm dump(final String version) {
        final RecordForm form = new RecordForm();
        form.bytes.writeBytes(("JAVA PROFILE " + version + "\0").getBytes(StandardCharsets.ISO_8859_1));
        return form.u4(4).u4(0).u4(1);
    }

    RecordForm u1(final int... values) {
        for (final int value : values) {
            bytes.write(value);
        }
        return this;
    }

    RecordForm u2(final int value) {
        return u1(value >>> 8, value);
    }

    RecordForm u4(final int value) {
        try {
            out.writeInt(value);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    RecordForm text(final String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A record with the length of its content. */
    RecordForm record(final int tag, final RecordForm content) {
        return header(tag, content.bytes.size()).append(content);
    }

    RecordForm header(final int tag, final int length) {
        return u1(tag).u4(0).u4(length);
    }

    RecordForm append(final RecordForm other) {
        bytes.writeBytes(other.bytes());
        return this;
    }

    /** Name of a class and the class. */
    RecordForm named(final int nameId, final String name, final int classId) {
        return record(Tags.STRING, new RecordForm().u4(nameId).text(name)).record(Tags.LOAD_CLASS,
                new RecordForm().u4(classId).u4(classId).u4(0).u4(nameId));
    }

    /** CLASS_DUMP of a class without superclass and fields. */
    RecordForm plainClass(final int classId) {
        return u1(Tags.CLASS_DUMP).u4(classId).u4(0).u4(0).u4(0).u4(0).u4(0).u4(0).u4(0).u4(0).u2(0).u2(0).u2(0);
    }

    /** INSTANCE_DUMP without fields. */
    RecordForm instance(final int id, final int classId) {
        return u1(Tags.INSTANCE_DUMP).u4(id).u4(0).u4(classId).u4(0);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
