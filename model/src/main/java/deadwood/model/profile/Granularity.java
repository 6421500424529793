package deadwood.model.profile;

/** What a node of a call tree is. */
public enum Granularity {
    /** A function. */
    FUNCTION,
    /** A line of a function: {@code main.run cart.go:42}. */
    LINE,
    /** A source file. */
    FILE,
    /** A package, import path or namespace: {@link FrameName#packageName}. */
    PACKAGE;

    private static final String NONE = "[no ";

    /** What a frame is called. */
    String name(final FrameTable frames, final int frame) {
        final FrameTable.Function function = frames.function(frame);
        return switch (this) {
            case FUNCTION -> function.name();
            case LINE -> {
                final String file = function.file().substring(function.file().lastIndexOf('/') + 1);
                final int line = frames.line(frame);
                yield line == 0
                        ? function.name()
                        : function.name() + " " + (file.isEmpty() ? "line " : file + ":")
                                + line;
            }
            case FILE -> function.file().isEmpty() ? NONE + "file]" : function.file();
            case PACKAGE -> {
                final String name = FrameName.of(function.name()).packageName();
                yield name.isEmpty() ? NONE + "package]" : name;
            }
        };
    }
}
