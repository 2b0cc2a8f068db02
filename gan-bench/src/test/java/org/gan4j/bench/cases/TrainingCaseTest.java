package org.gan4j.bench.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TrainingCaseTest {

  @Test
  void namesOnTheCommandLine() {
    assertEquals(TrainingCase.WGAN_GP32, TrainingCase.of("wgan_gp32"));
    assertEquals("dcgan64", TrainingCase.DCGAN64.label());
    assertEquals(
        "case: there is no 'vae'; there are dcgan32, dcgan64, wgan_gp32, cyclegan64, "
            + "progan32, stylegan2_32, r3gan32, inception",
        assertThrows(IllegalArgumentException.class, () -> TrainingCase.of("vae")).getMessage());
  }
}
