package org.gan4j.bench.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.bench.profile.KernelProfile;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.kernel.onednn.binding.AlignedPool;
import org.gan4j.kernel.onednn.OneDnnKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingCaseTest {

  /**
   * What was counted by hand from the layers is what a step does: nothing missing, nothing idle.
   */
  @ParameterizedTest
  @EnumSource
  void aStepDoesTheConvolutionsThatWereCounted(TrainingCase one) {
    KernelProfile profile =
        new KernelProfile(new OneDnnKernels(new Nd4jKernels(AlignedPool.create())));
    double counted = 0;
    try (TimedStep step = one.open(profile.kernels())) {
      step.run();
      counted =
          profile.entries().stream()
              .filter(entry -> entry.kernel().startsWith("conv2d"))
              .mapToDouble(KernelProfile.Entry::flops)
              .sum();
    }
    assertEquals(one.work().flops(), counted, 1e-6 * counted);
  }

  @Test
  void namesOnTheCommandLine() {
    assertEquals(TrainingCase.WGAN_GP32, TrainingCase.of("wgan_gp32"));
    assertEquals("dcgan64", TrainingCase.DCGAN64.label());
    assertEquals(
        "case: there is no 'vae'; there are dcgan32, dcgan64, wgan_gp32, cyclegan64, "
            + "progan32, stylegan2_32",
        assertThrows(IllegalArgumentException.class, () -> TrainingCase.of("vae")).getMessage());
  }
}
