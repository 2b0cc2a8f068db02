package org.gan4j.models.progan;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Pool2d;
import org.gan4j.nn.layer.AvgPool2d;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.MinibatchStddev;
import org.gan4j.nn.layer.Sequential;

/**
 * The discriminator's layers (Karras et al. 2018, table 2, right):
 *
 * <pre>
 * image       3 x 1024 x 1024
 * conv 1x1    16 x 1024 x 1024 64
 * conv 3x3    16 x 1024 x 1024 2.3k
 * conv 3x3    32 x 1024 x 1024 4.6k
 * downsample  32 x 512 x 512
 * ...
 * minibatch stddev 513 x 4 x 4
 * conv 3x3    512 x 4 x 4      2.4M
 * conv 4x4    512 x 1 x 1      4.2M
 * linear      1                513
 * </pre>
 *
 * <p>A leaky ReLU follows every convolution. Every resolution has a 1x1 convolution from images of
 * its own.
 */
final class GrowingDiscriminator extends GrowingNetwork {

  private static final Pool2d HALF = Pool2d.of(2);

  private final List<Block> blocks = new ArrayList<>();

  GrowingDiscriminator(ProGanConfig config) {
    super(config);
    for (int level = 0; level < config.levels(); level++) {
      int in = config.featureMaps(level);
      Sequential rgb =
          new Sequential()
              .add("conv", Conv2d.of(config.channels(), in, 1).equalizedLearningRate(gain()))
              .add("lrelu", lrelu());
      Block block = new Block(level == 0 ? last(in) : further(level, in), rgb);
      blocks.add(child("block" + new Stage(level, 1).resolution(), block));
    }
  }

  private Sequential further(int level, int in) {
    return new Sequential()
        .add("conv0", conv(in, in))
        .add("lrelu0", lrelu())
        .add("conv1", conv(in, config().featureMaps(level - 1)))
        .add("lrelu1", lrelu())
        .add("down", AvgPool2d.of(2));
  }

  private Sequential last(int in) {
    return new Sequential()
        .add("stddev", MinibatchStddev.create())
        .add("conv0", conv(in + 1, in))
        .add("lrelu0", lrelu())
        .add("conv1", Conv2d.of(in, in, 4).equalizedLearningRate(gain()))
        .add("lrelu1", lrelu())
        .add("flat", Flatten.create())
        .add("logit", Linear.of(in, 1).equalizedLearningRate(1));
  }

  /** From {@code [N, H, W, C]} of the stage's resolution to {@code [N, 1]}. */
  @Override
  protected Variable forward(Variable images) {
    Stage stage = stage();
    expect(
        images.rank() == 4 && images.size(1) == stage.resolution(),
        "images of the " + stage.resolution() + " pixels that it has grown to",
        images);
    Block newest = blocks.get(stage.level());
    Variable features = newest.main().apply(newest.rgb().apply(images));
    if (stage.fading()) {
      Variable before = blocks.get(stage.level() - 1).rgb().apply(Resampling.avgPool(images, HALF));
      features = blend(before, features, stage.alpha());
    }
    for (int level = stage.level() - 1; level >= 0; level--) {
      features = blocks.get(level).main().apply(features);
    }
    return features;
  }
}
