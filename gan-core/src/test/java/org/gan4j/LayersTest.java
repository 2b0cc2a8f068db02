package org.gan4j;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layers of gan-core: each a package of its own, and none imports one that isn't below it. */
class LayersTest {

  /** The layers, lowest first. */
  private static final List<Layer> LAYERS =
      List.of(
          layer("io"),
          layer("random", "io"),
          layer("backend", "io"),
          layer("kernel", "backend", "io"),
          layer("data", "random", "io"),
          layer("autodiff", "kernel"),
          layer("nn", "autodiff", "kernel", "random", "io"),
          layer("gan", "nn", "autodiff", "kernel", "random", "io"),
          layer("metrics", "gan", "nn", "autodiff", "kernel", "data", "random", "io"),
          layer("train", "gan", "nn", "autodiff", "kernel", "data", "random", "io"));

  private static final String OBJECTS = "java.io.ObjectInputStream";

  /** The package {@code org.gan4j.<name>} with those below it, and the layers that it may use. */
  record Layer(String name, List<String> uses) {

    String[] allowed() {
      return Stream.concat(Stream.of(name), uses.stream())
          .map(LayersTest::packages)
          .toArray(String[]::new);
    }
  }

  private static JavaClasses core;

  @BeforeAll
  static void read() {
    core =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("org.gan4j");
  }

  @ParameterizedTest
  @MethodSource("layers")
  void usesLowerLayersOnly(Layer layer) {
    check(
        noClasses()
            .that()
            .resideInAPackage(packages(layer.name()))
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.gan4j..").and(not(resideInAnyPackage(layer.allowed()))))
            .as(layer.name() + " uses nothing of GAN4J but itself and " + layer.uses()));
  }

  /**
   * A new package needs a place among the layers; models, examples and benchmarks have theirs
   * elsewhere.
   */
  @Test
  void everyClassBelongsToALayer() {
    check(
        classes()
            .should()
            .resideInAnyPackage(
                LAYERS.stream().map(layer -> packages(layer.name())).toArray(String[]::new)));
  }

  @Test
  void packagesAreFreeOfCycles() {
    check(slices().matching("org.gan4j.(**)").should().beFreeOfCycles());
  }

  /** Native memory is the kernels' affair; above them there are only arrays. */
  @Test
  void nativeLibrariesAreUsedByKernelAndBackendOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages("kernel"), packages("backend"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.."));
  }

  /** How a provider computes is its own affair; only its pool is taken elsewhere. */
  @Test
  void roomsOfTheOneDnnProviderAreUsedByItselfOnly() {
    String provider = "org.gan4j.kernel.onednn";
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(provider + "..", "org.gan4j.kernel.select")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                provider + ".binding..", provider + ".parts..", provider + ".convolution.."));
  }

  /** Java's own deserialization runs what a stranger's file names. */
  @Test
  void nothingIsDeserialized() {
    check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName(OBJECTS));
  }

  private static List<Layer> layers() {
    return LAYERS;
  }

  private static Layer layer(String name, String... uses) {
    return new Layer(name, List.of(uses));
  }

  private static String packages(String name) {
    return "org.gan4j." + name + "..";
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(core);
  }
}
