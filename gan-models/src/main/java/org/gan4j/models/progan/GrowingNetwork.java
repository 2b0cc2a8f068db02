package org.gan4j.models.progan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Growing;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Module;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Sequential;

/** What generator and discriminator have in common: a child for every resolution, and the stage. */
abstract class GrowingNetwork extends Layer implements Growing {

  private static final double GAIN = Math.sqrt(2);

  private final ProGanConfig config;
  private final Growth growth;

  GrowingNetwork(ProGanConfig config) {
    this.config = config;
    this.growth = new Growth(buffer("growth", Growth.complete(config.levels()), Growth.LENGTH));
  }

  final ProGanConfig config() {
    return config;
  }

  /** How far it has grown. */
  final Stage stage() {
    return growth.stage();
  }

  /** Grows; never back during a training. */
  final void stage(Stage stage) {
    growth.stage(stage);
  }

  @Override
  public final int partsInUse() {
    return stage().level() + 1;
  }

  /** A 3x3 convolution with an equalized learning rate, before a leaky ReLU. */
  final Conv2d conv(int in, int out) {
    return Conv2d.of(in, out, 3).padding(1).equalizedLearningRate(GAIN);
  }

  /** The leaky ReLU that follows every convolution but those of images. */
  final ActivationLayer lrelu() {
    return ActivationLayer.leakyRelu(config.slope());
  }

  static double gain() {
    return GAIN;
  }

  /** {@code (1 - alpha) old + alpha fresh}; exactly the old at 0. */
  static Variable blend(Variable old, Variable fresh, double alpha) {
    return old.mul(1 - alpha).add(fresh.mul(alpha));
  }

  /** What belongs to one resolution: its layers, and those between them and images. */
  static final class Block extends Module {
    private final Sequential main;
    private final Sequential rgb;

    Block(Sequential main, Sequential rgb) {
      this.main = child("main", main);
      this.rgb = child("rgb", rgb);
    }

    Sequential main() {
      return main;
    }

    Sequential rgb() {
      return rgb;
    }
  }
}
