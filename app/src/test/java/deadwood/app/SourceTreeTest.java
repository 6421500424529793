package deadwood.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in the sources and lost in the class files. */
class SourceTreeTest {

    @ParameterizedTest
    @ValueSource(strings = {"model", "importers", "app"})
    void everyPackageSaysWhatLivesThere(final String module) throws IOException {
        final Path sources = Path.of("..", module, "src", "main", "java", "deadwood");
        try (Stream<Path> files = Files.walk(sources)) {
            final List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent).distinct().toList();
            assertThat(packages).isNotEmpty()
                    .allSatisfy(directory -> assertThat(directory.resolve("package-info.java")).exists());
        }
    }
}
