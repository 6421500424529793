package deadwood.importers.gotext;

import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import java.util.List;

/** Puts frames of Go into a profile. */
final class GoFrames {

    private final StackProfileBuilder builder;

    GoFrames(final StackProfileBuilder builder) {
        this.builder = builder;
    }

    int frame(final SymbolLine symbol) {
        final String name = symbol.name().isEmpty() ? "0x" + Long.toHexString(symbol.address()) : symbol.name();
        return builder.frame(builder.function(new FrameTable.Function(name, "", symbol.file(), 0)), symbol.line(), 0,
                FrameTable.NO_MAPPING, symbol.address(), FrameKind.UNKNOWN);
    }

    /** A frame that stands for something that is no function: {@code [no stack]}. */
    int named(final String name) {
        return builder.frame(builder.function(name));
    }

    /** @param frames the innermost first */
    int stack(final List<Integer> frames) {
        int stack = StackTable.ROOT;
        for (int i = frames.size() - 1; i >= 0; i--) {
            stack = builder.stack(stack, frames.get(i));
        }
        return stack;
    }
}
