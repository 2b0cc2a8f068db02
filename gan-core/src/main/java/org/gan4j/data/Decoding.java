package org.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.io.InputException;
import org.gan4j.io.image.DecodedImage;
import org.gan4j.io.image.EncodedImage;
import org.gan4j.io.image.ImageLimits;

/** Decodes many images on all cores, in bounded memory. */
final class Decoding {

  /**
   * What came of reading.
   *
   * @param values in the files' order, null where reading failed
   * @param broken a line for each that failed
   */
  record Outcome<T>(List<T> values, List<String> broken) {

    /** The indices of what could be read. */
    int[] indices() {
      return IntStream.range(0, values.size()).filter(i -> values.get(i) != null).toArray();
    }

    /** A part of each that could be read. */
    byte[][] pixels(Function<T, byte[]> part) {
      return values.stream().filter(Objects::nonNull).map(part).toArray(byte[][]::new);
    }
  }

  /** What is kept of a file besides its pixels: its bytes, those for the decoder, its buffer. */
  private static final int COPIES = 3;

  // Two parts, so that who holds a file's bytes never waits for who waits to read one.
  private final DecodingMemory files = new DecodingMemory(1);
  private final DecodingMemory pixels = new DecodingMemory(3);

  /**
   * Decodes one image, when there is memory for it.
   *
   * @param pictures where it lies
   * @param index which it is
   * @param shape what it is made into
   * @param use what is done with the image; it must not be kept
   * @throws InputException if it can't be read
   */
  <T> T decode(Pictures pictures, int index, ImageShape shape, Function<DecodedImage, T> use) {
    try (DecodingMemory.Share ofFile = files.take(COPIES * pictures.bytes(index))) {
      EncodedImage encoded =
          EncodedImage.of(pictures.place(index), pictures.read(index), ImageLimits.DEFAULT);
      try (DecodingMemory.Share ofPixels =
          pixels.take(encoded.memory() + MiddleFit.memory(encoded, shape))) {
        return use.apply(encoded.decode());
      }
    }
  }

  /**
   * Reads several, side by side.
   *
   * @param count how many
   * @param policy whether those that fail may be left out
   * @param read reads the one of an index
   * @throws InputException if any fails and may not be left out, or all fail; all are named
   */
  static <T> Outcome<T> readAll(int count, BrokenFiles policy, IntFunction<T> read) {
    Object[] results =
        IntStream.range(0, count).parallel().mapToObj(i -> attempt(read, i)).toArray();
    List<InputException> errors =
        Stream.of(results)
            .filter(InputException.class::isInstance)
            .map(InputException.class::cast)
            .toList();
    // Too little memory is no fault of the file's, and another time there may be enough.
    List<InputException> fatal =
        policy == BrokenFiles.REFUSE || errors.size() == count
            ? errors
            : errors.stream().filter(e -> e.getCause() instanceof OutOfMemoryError).toList();
    if (!fatal.isEmpty()) {
      throw fatal.size() == 1 ? fatal.get(0) : all(fatal);
    }
    @SuppressWarnings("unchecked") // what is no error came from read
    List<T> values =
        (List<T>)
            Arrays.asList(
                Stream.of(results).map(r -> r instanceof InputException ? null : r).toArray());
    return new Outcome<>(values, messages(errors));
  }

  private static Object attempt(IntFunction<?> read, int index) {
    try {
      return read.apply(index);
    } catch (InputException e) {
      return e;
    }
  }

  private static InputException all(List<InputException> errors) {
    return new InputException(
        String.format(
            "%,d images can't be used: %s", errors.size(), SkippedFiles.few(messages(errors))),
        errors.get(0));
  }

  private static List<String> messages(List<InputException> errors) {
    return errors.stream().map(InputException::getMessage).toList();
  }
}
