package org.gan4j.kernel;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What every provider of {@link Kernels} promises: each function on each case gives what {@link
 * ReferenceKernels} gives, leaves its inputs alone and its temporaries in the pool. A provider's
 * test extends this class and names the provider.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KernelsContractTest {

  private final Kernels kernels;

  /**
   * @param kernels the provider
   */
  protected KernelsContractTest(Kernels kernels) {
    this.kernels = kernels;
  }

  @TestFactory
  Stream<DynamicTest> elementWise() {
    return tests(ElementWiseCases.all());
  }

  @TestFactory
  Stream<DynamicTest> reductionsAndProducts() {
    return tests(ReductionCases.all());
  }

  @TestFactory
  Stream<DynamicTest> convolutions() {
    return tests(ConvolutionCases.all());
  }

  @TestFactory
  Stream<DynamicTest> normalizations() {
    return tests(NormCases.all());
  }

  @TestFactory
  Stream<DynamicTest> movement() {
    return tests(MovementCases.all());
  }

  @TestFactory
  Stream<DynamicTest> resampling() {
    return tests(ResamplingCases.all());
  }

  /**
   * What a provider keeps from call to call outlives a collection, which frees the arrays of the
   * first calls; and it kept none of their addresses.
   */
  @Test
  void aCollectionBetweenTwoCallsChangesNothing() {
    Kernels floats = kernels.forType(DataType.FLOAT);
    for (int time = 0; time < 2; time++) {
      allCases().forEach(c -> c.runApart(floats, DataType.FLOAT));
      System.gc();
    }
  }

  private static Stream<KernelCase> allCases() {
    return Stream.of(
            ElementWiseCases.all(),
            ReductionCases.all(),
            ConvolutionCases.all(),
            NormCases.all(),
            MovementCases.all(),
            ResamplingCases.all())
        .flatMap(cases -> cases);
  }

  private Stream<DynamicTest> tests(Stream<KernelCase> cases) {
    return cases.flatMap(
        c ->
            Stream.of(DataType.FLOAT, DataType.DOUBLE)
                .map(
                    type ->
                        DynamicTest.dynamicTest(
                            c.name() + " " + type, () -> c.run(kernels.forType(type), type))));
  }
}
