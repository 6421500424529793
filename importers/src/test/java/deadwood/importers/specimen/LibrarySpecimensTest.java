package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deadwood.model.structure.catalog.Catalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that build the collections of released libraries run, and what they dump opens. */
class LibrarySpecimensTest {

    @TempDir
    private Path directory;

    static List<SpecimenLibrary> libraries() {
        return SpecimenLibrary.all();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void opensWhatLibrariesBuild(final SpecimenLibrary library) throws Exception {
        check(new LibraryJvm(directory).run(library));
    }

    @Test
    void opensWhatTheJdkBuilds() throws Exception {
        check(new LibraryJvm(directory).runJdk(Path.of(System.getProperty("java.home")), 25));
    }

    @Test
    void opensWhatAnOlderJdkBuilds() throws Exception {
        final Path home = SpecimenJvm.jdk17();
        assumeTrue(home != null, "no JDK 17 on this machine");
        check(new LibraryJvm(directory).runJdk(home, 17));
    }

    private static void check(final LibraryJvm.Run run) throws Exception {
        assertThat(run.facts()).isNotEmpty()
                .allSatisfy((name, facts) -> assertThat(facts).as(name).containsKeys("type", "entries"));
        assertThat(SpecimenJvm.scan(run.dump(), Catalog.standard()).report().groups()).isNotEmpty();
    }
}
