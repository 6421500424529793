package deadwood.model.profile;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of addresses: the symbols of a binary. */
@FunctionalInterface
public interface AddressNames {

    /**
     * A call that an instruction belongs to.
     *
     * @param function its name, startLine 0 and file "" where they are unknown
     * @param line in the file, 0 if unknown
     */
    record Call(FrameTable.Function function, int line) {}

    /**
     * The calls at an address: the one whose code it is, and behind it those that it was inlined into, the innermost first.
     *
     * @param mapping what the address is in, null if that is not known
     * @param address as in the profile, unsigned: of the call, not the one returned to
     * @return empty if nothing is known
     * @throws IOException if the names cannot be read
     */
    List<Call> at(@Nullable Mapping mapping, long address) throws IOException;
}
