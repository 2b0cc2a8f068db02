package org.gan4j.bench.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gan4j.bench.cases.ConvCase;
import org.gan4j.bench.compare.ConvolutionWork;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.junit.jupiter.api.Test;

class RooflineTest {

  @Test
  void theBoundIsTheArithmeticAtTheMeasuredRate() {
    Roofline roofline = Roofline.of("c", "float32", new ConvolutionWork(1, 100), 20);
    assertEquals(1, roofline.gflop(), 1e-9);
    assertEquals(10, roofline.boundMs(), 1e-9);
    assertEquals(0.5, roofline.share(), 1e-9);
    assertTrue(roofline.line().endsWith("50%"), roofline.line());
    assertEquals(Roofline.HEADER.length(), roofline.line().length());
  }

  @Test
  void aRateIsMeasured() {
    double rate = ConvolutionRate.measure(new Nd4jKernels(), new ConvCase(1, 4, 1, 1, 2, 1, 0));
    assertTrue(rate > 0 && Double.isFinite(rate), () -> "rate " + rate);
  }
}
