package deadwood.app.cli.json;

import java.util.Iterator;
import java.util.List;

/**
 * {@code deadwood collapsed --json}.
 *
 * @param stacks written as they come
 */
public record CollapsedJson(String sampleType, String unit, Iterator<Row> stacks) {

    /** A stack, the outermost caller first. */
    public record Row(List<String> frames, long value) {}
}
