package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** {@code deadwood finalizers --json}. */
public record FinalizersJson(long waiting, long registered, List<Row> finalizers, List<Queue> queues,
        long emptyQueues, List<References> references, List<Referents> referents, Soft softlyReachable) {

    /** Objects of one class that have a finalizer. */
    public record Row(@JsonProperty("class") String className, long waiting, long waitingShallowBytes,
            long waitingRetainedBytes, long registered, long taken) {}

    /** A reference queue that is not empty. */
    public record Queue(String object, @JsonProperty("class") String className, long length, List<Queued> references) {}

    /** References of one class in a queue. */
    public record Queued(@JsonProperty("class") String className, long count) {}

    /** References of one class. */
    public record References(@JsonProperty("class") String className, String strength, long references, long cleared,
            long strong, long soft, long unreachable) {}

    /** References to objects of one class. */
    public record Referents(@JsonProperty("class") String className, String strength, long references, long soft,
            long unreachable) {}

    /** What only soft references keep. */
    public record Soft(long objects, long shallowBytes, List<ClassCountJson> classes) {}
}
