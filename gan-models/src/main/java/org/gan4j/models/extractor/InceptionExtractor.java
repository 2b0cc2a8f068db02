package org.gan4j.models.extractor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.kernel.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The Inception network as an extractor: the 2,048 features of FID and KID, the logits of the
 * Inception score.
 *
 * @param network the network with its weights
 * @param file the name of the file that these come from
 */
public record InceptionExtractor(Inception network, String file) implements FeatureExtractor {

  /** The files of weights that people have; either will do. */
  public static final List<String> FILES =
      List.of("pt_inception-2015-12-05-6726825d.pth", "weights-inception-2015-12-05-6726825d.pth");

  private static final int CLASSES = 1008;

  /**
   * The network with the weights of a file.
   *
   * @param file one of {@link #FILES}
   * @param resizing how images come to its size
   * @param kernels what it runs on
   * @return the extractor
   * @throws org.gan4j.io.InputException if the file can't be read or has other weights in it
   */
  public static InceptionExtractor load(Path file, Resizing resizing, Kernels kernels) {
    return new InceptionExtractor(
        Inception.load(file, resizing, kernels), String.valueOf(file.getFileName()));
  }

  @Override
  public Extracted extract(INDArray images) {
    try (INDArray pixels = Pixels.colour(images)) {
      Map<Inception.Features, INDArray> all = network.features(pixels);
      return new Extracted(
          Objects.requireNonNull(all.get(Inception.Features.POOL_2048)),
          Optional.of(Objects.requireNonNull(all.get(Inception.Features.LOGITS_UNBIASED))));
    }
  }

  @Override
  public ExtractorProtocol protocol() {
    return new ExtractorProtocol(
        "Inception of " + file,
        Inception.Features.POOL_2048.toString(),
        network.resizing().toString(),
        2048);
  }

  @Override
  public int classes() {
    return CLASSES;
  }

  @Override
  public boolean isInception() {
    return true;
  }
}
