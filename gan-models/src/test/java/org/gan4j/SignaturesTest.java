package org.gan4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.nn.Network;
import org.gan4j.run.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kernels' types in the signatures that users of the layers above need: {@link Kernels} as
 * something to hand on, plain values where a package is named with them, and nothing else.
 */
class SignaturesTest {

  /** A package, and the kernels' types that its signatures may name beside {@link Kernels}. */
  record Allowed(String name, Set<Class<?>> values) {}

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.gan4j");

  static Stream<Allowed> packages() {
    return Stream.of(
        new Allowed("nn", Set.of(Activation.class, ConvGeometry.class)),
        new Allowed("gan", Set.of()),
        new Allowed("metrics", Set.of()),
        new Allowed("train", Set.of()),
        new Allowed("models", Set.of(Activation.class)),
        new Allowed("run", Set.of(KernelChoice.class, Precision.class)));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void kernelsAreHandedOnOnly(Allowed allowed) {
    assertTrue(CLASSES.contain(Network.class) && CLASSES.contain(Run.class));
    codeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("org.gan4j." + allowed.name() + "..")
        .should(nameOnly(allowed))
        .check(CLASSES);
  }

  private static ArchCondition<JavaCodeUnit> nameOnly(Allowed allowed) {
    return new ArchCondition<>("name no kernel type but Kernels and " + allowed.values()) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        if (!visible(unit)) {
          return;
        }
        Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
            .map(JavaClass::getBaseComponentType)
            .filter(type -> type.getPackageName().startsWith("org.gan4j.kernel"))
            .filter(type -> !type.isEquivalentTo(Kernels.class))
            .filter(type -> allowed.values().stream().noneMatch(type::isEquivalentTo))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " names " + type.getName())));
      }
    };
  }

  private static boolean visible(JavaCodeUnit unit) {
    return open(unit.getModifiers())
        && Stream.iterate(
                unit.getOwner(),
                owner -> owner != null,
                owner -> owner.getEnclosingClass().orElse(null))
            .allMatch(owner -> open(owner.getModifiers()));
  }

  private static boolean open(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
