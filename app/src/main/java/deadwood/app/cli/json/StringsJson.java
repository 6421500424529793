package deadwood.app.cli.json;

import java.util.List;

/** {@code deadwood strings --json}. */
public record StringsJson(long strings, long shallowBytes, long distinct, long duplicated, long gainBytes,
        long arrayGainBytes, List<Group> groups) {

    /** The strings of one content. */
    public record Group(String text, long length, long strings, long arrays, long shallowBytes, long gainBytes,
            String example) {}
}
