package deadwood.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What module-info cannot say about the rooms of the house, and once more what it can. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("deadwood");

    @Test
    void seesAllThreeModules() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .contains("deadwood.model.heap", "deadwood.importers", "deadwood.app.cli");
        assertThat(CLASSES.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void onlyTheAppKnowsAToolkit() {
        noClasses().that().resideOutsideOfPackage("deadwood.app..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("deadwood.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses().that().resideOutsideOfPackage("deadwood.app.cli..").should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    }

    @Test
    void theModelKnowsNobody() {
        noClasses().that().resideInAPackage("deadwood.model..")
                .should().dependOnClassesThat().resideInAnyPackage("deadwood.importers..", "deadwood.app..")
                .check(CLASSES);
    }

    @Test
    void importersDoNotAnalyse() {
        noClasses().that().resideInAPackage("deadwood.importers..")
                .should().dependOnClassesThat().resideInAnyPackage("deadwood.model.retention..",
                        "deadwood.model.structure..", "deadwood.model.diff..", "deadwood.app..")
                .check(CLASSES);
    }

    /** Writing a format is an export's business; what was read, nobody asks. */
    @Test
    void onlyImportersKnowFormats() {
        noClasses().that().resideInAPackage("deadwood.app..").and().resideOutsideOfPackage("deadwood.app.export..")
                .should().dependOnClassesThat(resideInAPackage("deadwood.importers..")
                        .and(not(resideInAPackage("deadwood.importers"))).as("belong to one format"))
                .check(CLASSES);
    }

    @Test
    void theCommandLineEntersTheWindowThroughOneDoor() {
        final var doors = CLASSES.stream()
                .filter(resideInAPackage("deadwood.app.cli.."))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getName())
                .filter(name -> name.startsWith("deadwood.app.ui."))
                .collect(Collectors.toSet());
        assertThat(doors).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void theWindowDoesNotNeedTheCommandLine() {
        noClasses().that().resideInAPackage("deadwood.app.ui..")
                .should().dependOnClassesThat().resideInAPackage("deadwood.app.cli..")
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void viewModelsHoldNoNodes() {
        noClasses().that().haveSimpleNameEndingWith("ViewModel")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .allowEmptyShould(true).check(CLASSES);
    }

    /** An interrupt closes the FileChannel that all readers of a dump share; CancelSignal is how work is stopped. */
    @Test
    void nobodyInterruptsThreads() {
        noClasses().should().callMethod(Thread.class, "interrupt")
                .orShould().callMethod(ExecutorService.class, "shutdownNow")
                .check(CLASSES);
    }

    @Test
    void optionalIsOnlyReturned() {
        noFields().should().haveRawType(Optional.class).check(CLASSES);
        noMethods().should().haveRawParameterTypes(DescribedPredicate.describe("with an Optional among them",
                types -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class)))).check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?)(\\$.*)?").check(CLASSES);
    }
}
