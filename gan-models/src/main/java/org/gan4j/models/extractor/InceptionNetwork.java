package org.gan4j.models.extractor;

import static org.gan4j.models.extractor.InceptionBlock.both;
import static org.gan4j.models.extractor.InceptionBlock.halved;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gan4j.autodiff.Arithmetic;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.models.extractor.Inception.Features;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Module;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Linear;

/**
 * Inception v3 (Szegedy et al. 2016, "Rethinking the Inception Architecture for Computer Vision")
 * in the form of TensorFlow's model of December 2015, by which the FID is measured: means don't
 * count the border, the last block has maxima in place of means. Children have PyTorch's names.
 */
final class InceptionNetwork extends Module {

  private final Map<String, Layer> stem = new LinkedHashMap<>();
  private final Map<String, Layer> mixed = new LinkedHashMap<>();
  private final Linear classes = child("fc", Linear.of(2048, 1008));

  InceptionNetwork() {
    stem("Conv2d_1a_3x3", Conv2d.of(3, 32, 3).stride(2));
    stem("Conv2d_2a_3x3", Conv2d.of(32, 32, 3));
    stem("Conv2d_2b_3x3", Conv2d.of(32, 64, 3).padding(1));
    stem("Conv2d_3b_1x1", Conv2d.of(64, 80, 1));
    stem("Conv2d_4a_3x3", Conv2d.of(80, 192, 3));
    mixed("Mixed_5b", a(192, 32));
    mixed("Mixed_5c", a(256, 64));
    mixed("Mixed_5d", a(288, 64));
    mixed("Mixed_6a", b(288));
    mixed("Mixed_6b", c(128));
    mixed("Mixed_6c", c(160));
    mixed("Mixed_6d", c(160));
    mixed("Mixed_6e", c(192));
    mixed("Mixed_7a", d());
    mixed("Mixed_7b", e(1280, false));
    mixed("Mixed_7c", e(2048, true));
  }

  private void stem(String name, Conv2d layer) {
    stem.put(name, child(name, layer));
  }

  private void mixed(String name, InceptionBlock block) {
    mixed.put(name, child(name, block));
  }

  private static InceptionBlock a(int in, int pooled) {
    InceptionBlock block = new InceptionBlock();
    return block
        .branch(block.conv("branch1x1", in, 64, 1, 1))
        .branch(block.conv("branch5x5_1", in, 48, 1, 1), block.conv("branch5x5_2", 48, 64, 5, 5))
        .branch(
            block.conv("branch3x3dbl_1", in, 64, 1, 1),
            block.conv("branch3x3dbl_2", 64, 96, 3, 3),
            block.conv("branch3x3dbl_3", 96, 96, 3, 3))
        .branch(block.averaged("branch_pool", in, pooled));
  }

  private static InceptionBlock b(int in) {
    InceptionBlock block = new InceptionBlock();
    return block
        .branch(block.halving("branch3x3", in, 384))
        .branch(
            block.conv("branch3x3dbl_1", in, 64, 1, 1),
            block.conv("branch3x3dbl_2", 64, 96, 3, 3),
            block.halving("branch3x3dbl_3", 96, 96))
        .branch(halved());
  }

  private static InceptionBlock c(int width) {
    int in = 768;
    InceptionBlock block = new InceptionBlock();
    return block
        .branch(block.conv("branch1x1", in, 192, 1, 1))
        .branch(
            block.conv("branch7x7_1", in, width, 1, 1),
            block.conv("branch7x7_2", width, width, 1, 7),
            block.conv("branch7x7_3", width, 192, 7, 1))
        .branch(
            block.conv("branch7x7dbl_1", in, width, 1, 1),
            block.conv("branch7x7dbl_2", width, width, 7, 1),
            block.conv("branch7x7dbl_3", width, width, 1, 7),
            block.conv("branch7x7dbl_4", width, width, 7, 1),
            block.conv("branch7x7dbl_5", width, 192, 1, 7))
        .branch(block.averaged("branch_pool", in, 192));
  }

  private static InceptionBlock d() {
    int in = 768;
    InceptionBlock block = new InceptionBlock();
    return block
        .branch(block.conv("branch3x3_1", in, 192, 1, 1), block.halving("branch3x3_2", 192, 320))
        .branch(
            block.conv("branch7x7x3_1", in, 192, 1, 1),
            block.conv("branch7x7x3_2", 192, 192, 1, 7),
            block.conv("branch7x7x3_3", 192, 192, 7, 1),
            block.halving("branch7x7x3_4", 192, 192))
        .branch(halved());
  }

  private static InceptionBlock e(int in, boolean last) {
    InceptionBlock block = new InceptionBlock();
    block
        .branch(block.conv("branch1x1", in, 320, 1, 1))
        .branch(
            block.conv("branch3x3_1", in, 384, 1, 1),
            both(
                block.conv("branch3x3_2a", 384, 384, 1, 3),
                block.conv("branch3x3_2b", 384, 384, 3, 1)))
        .branch(
            block.conv("branch3x3dbl_1", in, 448, 1, 1),
            block.conv("branch3x3dbl_2", 448, 384, 3, 3),
            both(
                block.conv("branch3x3dbl_3a", 384, 384, 1, 3),
                block.conv("branch3x3dbl_3b", 384, 384, 3, 1)));
    return last
        ? block.branch(block.maxima("branch_pool", in, 192))
        : block.branch(block.averaged("branch_pool", in, 192));
  }

  /**
   * All features up to the deepest that is asked for.
   *
   * @param images {@code [N, 299, 299, 3]} in [-1, 1]
   * @return each {@code [N, D]}
   */
  Map<Features, Variable> features(Variable images, Features deepest) {
    Map<Features, Variable> found = new EnumMap<>(Features.class);
    Variable x = images;
    for (Map.Entry<String, Layer> layer : stem.entrySet()) {
      x = ((Conv2d) layer.getValue()).apply(x, Activation.RELU);
      if (layer.getKey().equals("Conv2d_2b_3x3") || layer.getKey().equals("Conv2d_4a_3x3")) {
        x = halved().apply(x);
        Features end =
            layer.getKey().equals("Conv2d_2b_3x3") ? Features.POOL_64 : Features.POOL_192;
        found.put(end, x.mean(1, 2));
        if (end == deepest) {
          return found;
        }
      }
    }
    for (Map.Entry<String, Layer> layer : mixed.entrySet()) {
      x = layer.getValue().apply(x);
      if (layer.getKey().equals("Mixed_6e")) {
        found.put(Features.MIXED_768, x.mean(1, 2));
        if (deepest == Features.MIXED_768) {
          return found;
        }
      }
    }
    Variable pooled = x.mean(1, 2);
    found.put(Features.POOL_2048, pooled);
    if (deepest != Features.POOL_2048) {
      found.put(
          Features.LOGITS_UNBIASED,
          Arithmetic.matmul(
              pooled,
              false,
              Objects.requireNonNull(classes.ownParameters().get("weight")).variable(),
              false));
      found.put(Features.LOGITS, classes.apply(pooled));
    }
    return found;
  }
}
