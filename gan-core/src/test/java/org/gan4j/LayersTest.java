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
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The layers of gan-core: each is one package with what is below it, and imports lower ones only.
 */
class LayersTest {

  /**
   * A layer, the package {@code org.gan4j.<name>} with its sub-packages, and the layers it may use.
   */
  enum Layer {
    BACKEND,
    KERNEL(BACKEND),
    IO(KERNEL),
    DATA(IO, KERNEL),
    AUTODIFF(KERNEL),
    NN(AUTODIFF, KERNEL, IO),
    GAN(NN, AUTODIFF, KERNEL, IO),
    METRICS(GAN, NN, AUTODIFF, KERNEL, DATA, IO),
    TRAIN(GAN, NN, AUTODIFF, KERNEL, DATA, IO);

    private final Layer[] mayUse;

    Layer(Layer... mayUse) {
      this.mayUse = mayUse;
    }

    String packages() {
      return "org.gan4j." + name().toLowerCase(Locale.ROOT) + "..";
    }

    static String[] allPackages() {
      return Arrays.stream(values()).map(Layer::packages).toArray(String[]::new);
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
  @EnumSource
  void usesLowerLayersOnly(Layer layer) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(layer.packages())
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.gan4j..")
                    .and(not(resideInAPackage(layer.packages())))
                    .and(
                        not(
                            resideInAnyPackage(
                                Arrays.stream(layer.mayUse)
                                    .map(Layer::packages)
                                    .toArray(String[]::new)))));
    check(rule);
  }

  /**
   * A new package needs a place among the layers; models, examples and benchmarks have theirs
   * elsewhere.
   */
  @Test
  void everyClassBelongsToALayer() {
    check(classes().should().resideInAnyPackage(Layer.allPackages()));
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
            .resideOutsideOfPackages(Layer.KERNEL.packages(), Layer.BACKEND.packages())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.."));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(core);
  }
}
