import org.jspecify.annotations.NullMarked;

/** Command line, windows and exports of Deadwood. */
@NullMarked
module deadwood.app {
    requires static org.jspecify;
    requires deadwood.model;
    requires deadwood.importers;
    requires javafx.base;
    requires javafx.graphics;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires info.picocli;
    requires tools.jackson.databind;
    requires com.fasterxml.jackson.annotation;
    requires java.logging;
    requires java.management;
    requires jdk.management;

    exports deadwood.app;

    opens deadwood.app.cli to info.picocli;
    opens deadwood.app.cli.json to tools.jackson.databind;
}
