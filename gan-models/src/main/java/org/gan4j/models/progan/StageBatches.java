package org.gan4j.models.progan;

import java.util.List;
import java.util.OptionalLong;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchPosition;
import org.gan4j.data.BatchSource;
import org.gan4j.data.ImageShape;
import org.gan4j.kernel.Pool2d;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batches as a stage sees them: shrunk by averaging blocks of pixels, blended with the resolution
 * before as the generated images are, and no more images than the stage takes; what is over is left
 * out. Asked for batches within a scope, which owns them.
 */
final class StageBatches implements BatchSource {

  private static final Pool2d HALF = Pool2d.of(2);

  private final BatchSource full;
  private final Stage stage;
  private final int count;

  /**
   * @param full images of the full resolution
   * @param stage the stage
   * @param count images a batch, at most those of a full one
   */
  StageBatches(BatchSource full, Stage stage, int count) {
    this.full = full;
    this.stage = stage;
    this.count = count;
  }

  @Override
  public Batch next() {
    INDArray images = full.next().images();
    if (images.size(1) < stage.resolution() || images.size(1) % stage.resolution() != 0) {
      throw new IllegalArgumentException(
          "images: expected " + stage.resolution() + " pixels or more, got " + images.size(1));
    }
    try (Scope inference = Scope.noGrad()) {
      Variable all = Variable.constant(images);
      Variable small = shrink(count == images.size(0) ? all : Shaping.narrow(all, 0, 0, count));
      if (stage.fading()) {
        Variable before = Resampling.upsampleNearest(Resampling.avgPool(small, HALF), 2);
        small = GrowingNetwork.blend(before, small, stage.alpha());
      }
      return new Batch(inference.keep(small).value());
    }
  }

  private Variable shrink(Variable images) {
    int factor = (int) images.size(1) / stage.resolution();
    return factor == 1 ? images : Resampling.avgPool(images, Pool2d.of(factor));
  }

  @Override
  public int batchSize() {
    return count;
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(stage.resolution(), stage.resolution(), full.shape().channels());
  }

  @Override
  public List<String> classNames() {
    return List.of();
  }

  @Override
  public OptionalLong batchesPerEpoch() {
    return full.batchesPerEpoch();
  }

  @Override
  public BatchPosition position() {
    return full.position();
  }

  @Override
  public void resume(BatchPosition position) {
    full.resume(position);
  }

  /** Leaves the full images open: they belong to whoever made them. */
  @Override
  public void close() {}
}
