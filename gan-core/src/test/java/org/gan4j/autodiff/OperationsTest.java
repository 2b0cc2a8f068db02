package org.gan4j.autodiff;

import static org.gan4j.autodiff.GradCheck.checkGrads;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.ReferenceKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against finite differences, to the second order. */
class OperationsTest {

  private static final Kernels KERNELS = new ReferenceKernels();

  @ParameterizedTest
  @MethodSource({
    "org.gan4j.autodiff.ElementCases#arithmetic",
    "org.gan4j.autodiff.ElementCases#reductions",
    "org.gan4j.autodiff.ElementCases#activations",
    "org.gan4j.autodiff.ElementCases#shaping",
    "org.gan4j.autodiff.ImageCases#convolutions",
    "org.gan4j.autodiff.ImageCases#normalizations",
    "org.gan4j.autodiff.ImageCases#compositions",
    "org.gan4j.autodiff.ImageCases#resampling"
  })
  void gradientsMatchFiniteDifferences(OperationCase test) {
    checkGrads(KERNELS, test.operation(), 2, test.shapes());
  }

  /**
   * What a public method of the package that takes a variable and gives one is, if it isn't one.
   */
  private static final Map<String, String> NO_OPERATIONS =
      Map.of(
          "Arithmetic.compare", "gives a constant",
          "Variable.detach", "is there to have no gradient",
          "Variable.detachedLeaf", "is there to have no gradient",
          "Scope.keep", "computes nothing",
          "Gradients.grad", "is checked by every second order",
          "Gradients.backward", "is checked in GradientsTest",
          "Operation.record", "is checked with the operations that are made by it");

  /** Read from the compiled classes: a public operation that no case calls has none. */
  @Test
  void everyPublicOperationHasACase() {
    JavaClasses read =
        new ClassFileImporter().importPackages(OperationsTest.class.getPackageName());
    Set<String> called =
        Stream.of(ElementCases.class, ImageCases.class)
            .map(read::get)
            .flatMap(
                cases ->
                    Stream.concat(
                        cases.getMethodCallsFromSelf().stream(),
                        cases.getMethodReferencesFromSelf().stream()))
            .map(access -> access.getTarget().getFullName())
            .collect(Collectors.toSet());
    List<JavaMethod> operations =
        read.stream()
            .filter(
                each -> each.getModifiers().contains(JavaModifier.PUBLIC) && !each.isInterface())
            .flatMap(each -> each.getMethods().stream())
            .filter(OperationsTest::isOperation)
            .toList();
    assertTrue(operations.size() > 60, "found only " + operations.size() + " operations");
    assertEquals(
        List.of(),
        operations.stream()
            .map(JavaMethod::getFullName)
            .filter(name -> !called.contains(name))
            .sorted()
            .toList());
  }

  private static boolean isOperation(JavaMethod method) {
    JavaClass owner = method.getOwner();
    boolean takes =
        method.getRawParameterTypes().stream().anyMatch(OperationsTest::holdsVariables)
            || (owner.isEquivalentTo(Variable.class)
                && !method.getModifiers().contains(JavaModifier.STATIC));
    return takes
        && method.getModifiers().contains(JavaModifier.PUBLIC)
        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
        && (method.getRawReturnType().isEquivalentTo(Variable.class)
            || method.getRawReturnType().isEquivalentTo(Normalizations.Normalized.class))
        && !NO_OPERATIONS.containsKey(owner.getSimpleName() + "." + method.getName());
  }

  private static boolean holdsVariables(JavaClass type) {
    return type.isEquivalentTo(Variable.class) || type.isEquivalentTo(Variable[].class);
  }
}
