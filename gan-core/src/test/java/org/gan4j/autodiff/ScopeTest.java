package org.gan4j.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
        "no scope is open on this thread; wrap the work in try (Scope scope = Scope.open()) { ..."
            + " }",
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

  @Test
  void tasksSideBySideHaveScopesWithinTheCurrentOne() {
    try (Scope outer = Scope.open(kernels)) {
      Variable x = Variable.full(3, DataType.FLOAT, 2);
      List<Variable> results =
          Scope.sideBySide(
              List.of(
                  () -> Scope.current().keep(x.add(1)),
                  () -> Scope.current().keep(x.mul(2)),
                  () -> x.square()));
      assertSame(outer, Scope.current());
      assertEquals(4, results.get(0).value().getFloat(0));
      assertEquals(6, results.get(1).value().getFloat(0));
      assertThrows(IllegalStateException.class, () -> results.get(2).value());
    }
    assertEquals(0, kernels.pool().stats().bytesLent());
  }

  @Test
  void tasksSideBySideComputeWithTheKernelsThatTheyGet() {
    Kernels other = new ReferenceKernels();
    Kernels dividing =
        (Kernels)
            Proxy.newProxyInstance(
                Kernels.class.getClassLoader(),
                new Class<?>[] {Kernels.class},
                (proxy, method, arguments) -> {
                  if (!method.getName().equals("sideBySide")) {
                    return method.invoke(kernels, arguments);
                  }
                  @SuppressWarnings("unchecked")
                  List<Consumer<Kernels>> tasks = (List<Consumer<Kernels>>) arguments[0];
                  for (Consumer<Kernels> task : tasks) {
                    Thread thread = new Thread(() -> task.accept(other));
                    thread.start();
                    thread.join();
                  }
                  return null;
                });
    try (Scope outer = Scope.open(dividing)) {
      List<Kernels> used =
          Scope.sideBySide(
              List.of(() -> Scope.current().kernels(), () -> Scope.current().kernels()));
      assertEquals(List.of(other, other), used);
      Supplier<Variable> five = () -> Scope.current().keep(Variable.full(5, DataType.FLOAT, 1));
      Variable kept = Scope.sideBySide(List.of(five)).get(0);
      assertEquals(5, kept.item());
      assertSame(outer, Scope.current());
    }
    assertEquals(0, other.pool().stats().bytesLent());
  }
}
