package org.gan4j.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.ReferenceKernels;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class ScopeTest {

  private final Kernels kernels = new ReferenceKernels();

  @Test
  void givesEverythingBackOnClosing() {
    try (Scope scope = Scope.open(kernels)) {
      Variable.full(1, DataType.FLOAT, 100).add(1).reshape(10, 10).square();
    }
    assertEquals(0, kernels.pool().stats().bytesLent());
  }

  @Test
  void aSteadyStepAllocatesNothing() {
    Runnable step =
        () -> {
          try (Scope scope = Scope.open(kernels)) {
            Variable x = Variable.leaf(Nd4j.ones(DataType.FLOAT, 2000));
            Gradients.backward(x.square().add(1).log().sum(), java.util.List.of(x));
          }
        };
    step.run();
    long misses = kernels.pool().stats().misses();
    for (int i = 0; i < 10; i++) {
      step.run();
    }
    assertEquals(misses, kernels.pool().stats().misses());
  }

  @Test
  void keepHandsAVariableToTheScopeAround() {
    try (Scope outer = Scope.open(kernels)) {
      Variable kept;
      Variable lost;
      try (Scope inner = Scope.open()) {
        kept = inner.keep(Variable.full(2, DataType.FLOAT, 3));
        lost = Variable.full(3, DataType.FLOAT, 3);
      }
      assertEquals(2, kept.value().getFloat(0));
      assertThrows(IllegalStateException.class, lost::value);
    }
  }

  @Test
  void keepNeedsAScopeAround() {
    try (Scope scope = Scope.open(kernels)) {
      Variable made = Variable.full(2, DataType.FLOAT, 3);
      assertThrows(IllegalStateException.class, () -> scope.keep(made));
    }
  }

  @Test
  void operationsNeedAScope() {
    IllegalStateException none = assertThrows(IllegalStateException.class, Scope::current);
    assertEquals(
        "no scope is open on this thread; wrap the work in try (Scope scope = Scope.open()) { ... }",
        none.getMessage());
  }

  @Test
  void scopesCloseInnermostFirst() {
    try (Scope outer = Scope.open(kernels)) {
      try (Scope inner = Scope.open()) {
        assertThrows(IllegalStateException.class, outer::close);
        assertSame(inner, Scope.current());
      }
    }
  }

  @Test
  void anArrayThatIsNotContiguousIsRefused() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> Variable.leaf(Nd4j.ones(DataType.FLOAT, 3, 4).transpose()));
    assertEquals(
        "value: expected contiguous in C order, got shape [4, 3] with strides [1, 4]; pass a"
            + " dup('c')",
        wrong.getMessage());
  }
}
