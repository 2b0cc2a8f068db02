package org.gan4j.models.extractor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.data.ImageData;
import org.gan4j.io.InputException;
import org.gan4j.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Finds the extractor that is asked for. Nothing is downloaded.
 *
 * @param cache where files are looked for that nobody names
 * @param kernels what networks run on
 * @param notices told, a line each, what is taken in place of something better
 */
public record Extractors(CacheFolder cache, Kernels kernels, Consumer<String> notices) {

  /**
   * The extractor of a choice.
   *
   * @param choice what is asked for
   * @param images the images that samples are compared with, for a classifier of their labels
   * @return the extractor, to be closed by the caller; nothing if none is asked for, or none can be
   *     had
   * @throws InputException if what is asked for by name can't be had
   */
  public Optional<FeatureExtractor> find(ExtractorChoice choice, Optional<ImageData> images) {
    return switch (choice.kind()) {
      case NONE -> Optional.empty();
      case FILE -> Optional.of(ofFile(choice, Path.of(String.valueOf(choice.file()))));
      case CLASSIFIER -> Optional.of(ofLabels(images.orElse(null)));
      case AUTO -> auto(choice, images);
    };
  }

  private FeatureExtractor ofFile(ExtractorChoice choice, Path file) {
    if (!Files.isRegularFile(file)) {
      throw InputException.at(file, "no such file; " + advice());
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".onnx")) {
      return OnnxExtractor.load(file, choice);
    }
    if (name.endsWith(".pth") || name.endsWith(".pt")) {
      return InceptionExtractor.load(file, choice.resizing(), kernels);
    }
    throw InputException.at(
        file, "expected weights of the Inception network (.pth) or a model (.onnx)");
  }

  private FeatureExtractor ofLabels(@Nullable ImageData images) {
    if (images == null || images.classNames().size() < 2) {
      throw new InputException(
          "extractor classifier: needs labelled images of two classes or more, to be trained on");
    }
    return new OwnClassifier(cache, kernels, notices).of(images);
  }

  private Optional<FeatureExtractor> auto(ExtractorChoice choice, Optional<ImageData> images) {
    Optional<Path> weights = cache.find(InceptionExtractor.FILES);
    if (weights.isPresent()) {
      return Optional.of(InceptionExtractor.load(weights.get(), choice.resizing(), kernels));
    }
    if (images.isPresent() && images.get().classNames().size() > 1) {
      notices.accept(
          "no weights of the Inception network; a classifier of the images' own labels is taken,"
              + " whose figures can't be compared with publications: "
              + advice());
      return Optional.of(ofLabels(images.get()));
    }
    notices.accept(
        "no weights of the Inception network, and no labels to train a classifier by; figures of"
            + " pixels alone are left: "
            + advice());
    return Optional.empty();
  }

  /** Which file to get and where to put it. */
  private String advice() {
    return "get "
        + InceptionExtractor.FILES.get(0)
        + " (releases of mseitzer/pytorch-fid) or "
        + InceptionExtractor.FILES.get(1)
        + " (releases of toshas/torch-fidelity), and put it into "
        + cache.path()
        + " or name it with --extractor";
  }
}
