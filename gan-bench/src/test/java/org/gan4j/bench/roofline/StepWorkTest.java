package org.gan4j.bench.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gan4j.bench.cases.ConvCase;
import org.gan4j.bench.cases.TrainingCase;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.kernel.onednn.OneDnnKernels;
import org.gan4j.kernel.onednn.binding.AlignedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepWorkTest {

  private static StepWork count(TrainingCase one) {
    return StepWork.of(one, new OneDnnKernels(new Nd4jKernels(AlignedPool.create())));
  }

  @Test
  void aConvolutionCostsTwoForEveryProduct() {
    // 2 images of 8x8, 4x4 outputs of 5 channels, each from 3x3 pixels of 3 channels.
    ConvCase shape = new ConvCase(2, 8, 3, 5, 3, 2, 1);
    assertEquals(4, shape.outSize());
    assertEquals(2.0 * (2 * 4 * 4 * 5) * (3 * 3 * 3), shape.flops());
  }

  @Test
  void dcgan32() {
    // One pass of each layer, batch 64: 32 pixels 1->64, 16 pixels 64->128, 8 pixels 128->256, and
    // the ends at 4 pixels.
    double image = 2.0 * 64 * 16 * 16 * 64 * 16;
    double middle = 2.0 * 64 * 8 * 8 * 128 * 16 * 64;
    double deep = 2.0 * 64 * 4 * 4 * 256 * 16 * 128;
    double logit = 2.0 * 64 * 16 * 256;
    double latent = 2.0 * 64 * 100 * 16 * 256;
    double generator = 3 * (image + middle + deep) + 2 * latent;
    double discriminator = 6 * image + 8 * (middle + deep + logit);

    StepWork plain = count(TrainingCase.DCGAN32);
    assertEquals(generator + discriminator, plain.flops(), 1);
    // Two layers cost the same: the one with the larger images stands for the machine's rate.
    assertEquals(new ConvCase(64, 16, 64, 128, 4, 2, 1), plain.heaviest());
    assertEquals(
        generator + discriminator + 4 * (image + middle + deep) + 3 * logit,
        count(TrainingCase.WGAN_GP32).flops(),
        1);
  }

  @Test
  void progan32() {
    double at4 = 2.0 * 16 * 16 * 128 * 9 * 128;
    double dense = 2.0 * 16 * 128 * 16 * 128;
    double image = 2.0 * 16 * 32 * 32 * 3 * 128;
    // Two convolutions at 8, 16 and 32 pixels, 4, 16 and 64 times as dear as at 4.
    double further = 2 * (4 + 16 + 64) * at4;
    double generator = 2 * dense + 3 * (at4 + further + image);
    // The logit is a product.
    double critic = 14 * further + 11 * image + 12 * (at4 * 129 / 128 + dense);
    assertEquals(generator + critic, count(TrainingCase.PROGAN32).flops(), 1);
  }

  @Test
  void groupsOfAConvolutionCostTheirOwnChannels() {
    // A block at 4 pixels: 1x1 from 96 to 192, 3x3 within groups of 16, 1x1 back.
    double at4 = 2.0 * 16 * 16 * (96 * 192 + 192 * 9 * 16 + 192 * 96);
    double blocks = 2 * (1 + 4 + 16 + 64) * at4;
    StepWork work = count(TrainingCase.R3GAN32);
    double image = 2.0 * 16 * 32 * 32 * 96 * 3;
    double basis = 2.0 * 16 * 96 * 16;
    // Of each batch: forward, its gradient, both differentiated; then two forward and one back.
    double discriminator = 15 * (blocks + basis) + 13 * image;
    assertEquals(3 * (blocks + image) + discriminator, work.flops(), 1);
    assertEquals(new ConvCase(16, 32, 96, 192, 1, 1, 0), work.heaviest());
  }

  /** The figures of docs/benchmarks.md. */
  @ParameterizedTest
  @CsvSource({
    "DCGAN32, 24.0",
    "DCGAN64, 72.8",
    "WGAN_GP32, 32.8",
    "CYCLEGAN64, 21.7",
    "PROGAN32, 217.1",
    "STYLEGAN2_32, 122.1"
  })
  void everyCaseComputesWhatIsDocumented(TrainingCase one, double gflop) {
    assertEquals(gflop, count(one).flops() / 1e9, 0.05);
  }
}
