package org.gan4j.models.progan;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.layer.UpsampleNearest;
import org.gan4j.nn.norm.PixelNorm;

/**
 * The generator's layers (Karras et al. 2018, table 2, left):
 *
 * <pre>
 * latent      512 x 1 x 1
 * conv 4x4    512 x 4 x 4      4.2M
 * conv 3x3    512 x 4 x 4      2.4M
 * upsample    512 x 8 x 8
 * conv 3x3    512 x 8 x 8      2.4M
 * conv 3x3    512 x 8 x 8      2.4M
 * ...
 * upsample    32 x 1024 x 1024
 * conv 3x3    16 x 1024 x 1024 4.6k
 * conv 3x3    16 x 1024 x 1024 2.3k
 * conv 1x1    3 x 1024 x 1024  51
 * </pre>
 *
 * <p>Leaky ReLU and pixel norm follow every convolution but the last, which is linear; the latent
 * vector is normalized too. Every resolution has a 1x1 convolution to images of its own.
 */
final class GrowingGenerator extends GrowingNetwork {

  private final List<Block> blocks = new ArrayList<>();

  GrowingGenerator(ProGanConfig config) {
    super(config);
    for (int level = 0; level < config.levels(); level++) {
      int out = config.featureMaps(level);
      Sequential rgb =
          new Sequential()
              .add("conv", Conv2d.of(out, config.channels(), 1).equalizedLearningRate(1));
      Block block = new Block(level == 0 ? first(out) : further(level, out), rgb);
      blocks.add(child("block" + new Stage(level, 1).resolution(), block));
    }
  }

  private Sequential first(int out) {
    int latent = config().latentSize();
    return new Sequential()
        .add("norm", PixelNorm.create())
        .add("latent", Reshape.to(1, 1, latent))
        .add("conv0", ConvTranspose2d.of(latent, out, 4).equalizedLearningRate(gain()))
        .add("lrelu0", lrelu())
        .add("norm0", PixelNorm.create())
        .add("conv1", conv(out, out))
        .add("lrelu1", lrelu())
        .add("norm1", PixelNorm.create());
  }

  private Sequential further(int level, int out) {
    return new Sequential()
        .add("up", UpsampleNearest.of(2))
        .add("conv0", conv(config().featureMaps(level - 1), out))
        .add("lrelu0", lrelu())
        .add("norm0", PixelNorm.create())
        .add("conv1", conv(out, out))
        .add("lrelu1", lrelu())
        .add("norm1", PixelNorm.create());
  }

  /** From {@code [N, latentSize]} to {@code [N, H, W, C]} of the stage's resolution. */
  @Override
  protected Variable forward(Variable latent) {
    Stage stage = stage();
    Variable features = latent;
    for (int level = 0; level < stage.level(); level++) {
      features = blocks.get(level).main().apply(features);
    }
    Block newest = blocks.get(stage.level());
    Variable images = newest.rgb().apply(newest.main().apply(features));
    if (!stage.fading()) {
      return images;
    }
    Variable before = blocks.get(stage.level() - 1).rgb().apply(features);
    return blend(Resampling.upsampleNearest(before, 2), images, stage.alpha());
  }
}
