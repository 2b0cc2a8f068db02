package org.gan4j.models.extractor;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which extractor is asked for.
 *
 * @param kind how it is chosen
 * @param file of {@link Kind#FILE}: weights of the Inception network, or an ONNX model
 * @param layer the name of an ONNX model's output that features are; the last one if it is null
 * @param resizing how images come to the extractor's size
 * @param scaling what pixels become before an ONNX model is given them
 */
public record ExtractorChoice(
    Kind kind,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String file,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String layer,
    Resizing resizing,
    PixelScaling scaling) {

  /**
   * The Inception network if its weights are in the cache folder, else a classifier of the images'
   * own labels, else none.
   */
  public static final ExtractorChoice AUTO =
      new ExtractorChoice(Kind.AUTO, null, null, Resizing.PYTORCH, PixelScaling.UNIT);

  /** How an extractor is chosen. */
  public enum Kind {
    /** What there is: see {@link #AUTO}. */
    AUTO,
    /** A classifier that is trained on the labelled images. */
    CLASSIFIER,
    /** None: figures of pixels alone. */
    NONE,
    /** A file's. */
    FILE;

    /** The word for it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks that there is a file exactly where one is asked for. */
  public ExtractorChoice {
    if ((kind == Kind.FILE) != (file != null)) {
      throw new IllegalArgumentException(
          "extractor: " + kind + (file == null ? " needs one" : " takes no file, got " + file));
    }
  }

  /**
   * The choice that a word means.
   *
   * @param text {@code auto}, {@code classifier}, {@code none}, or a file
   * @return the choice, with the usual resizing
   */
  public static ExtractorChoice of(String text) {
    for (Kind kind : List.of(Kind.AUTO, Kind.CLASSIFIER, Kind.NONE)) {
      if (kind.toString().equals(text)) {
        return new ExtractorChoice(kind, null, null, Resizing.PYTORCH, PixelScaling.UNIT);
      }
    }
    return new ExtractorChoice(Kind.FILE, text, null, Resizing.PYTORCH, PixelScaling.UNIT);
  }

  /**
   * The same at another layer.
   *
   * @param name the output's name; null for the last one
   * @return a changed copy
   */
  public ExtractorChoice layer(@Nullable String name) {
    return new ExtractorChoice(kind, file, name, resizing, scaling);
  }

  /**
   * The same with another resizing.
   *
   * @param other how images come to the extractor's size
   * @return a changed copy
   */
  public ExtractorChoice resizing(Resizing other) {
    return new ExtractorChoice(kind, file, layer, other, scaling);
  }

  /**
   * The same with another scaling.
   *
   * @param other what pixels become
   * @return a changed copy
   */
  public ExtractorChoice scaling(PixelScaling other) {
    return new ExtractorChoice(kind, file, layer, resizing, other);
  }
}
