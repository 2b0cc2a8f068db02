package org.gan4j.data;

import java.util.List;
import java.util.Optional;

/**
 * Images as files of a format that {@link org.gan4j.io.image.ImageFormat} names, in an order: those
 * of a folder or of an archive. May be read from any thread.
 */
interface Pictures extends AutoCloseable {

  /** How many there are. */
  int size();

  /** The name of one in its set: a path with slashes, accented letters composed. */
  String name(int index);

  /** Where one lies, for messages: a file, or an archive and the name in it. */
  String place(int index);

  /**
   * How many bytes one has.
   *
   * @throws org.gan4j.io.InputException if it is gone or larger than is read
   */
  long bytes(int index);

  /**
   * The bytes of one.
   *
   * @throws org.gan4j.io.InputException if it can't be read
   */
  byte[] read(int index);

  /** The names of all, in their order. */
  default List<String> names() {
    return java.util.stream.IntStream.range(0, size()).mapToObj(this::name).toList();
  }

  /** What tells all of them with their classes from others, if there are checksums of them. */
  default Optional<String> digest(Labels labels) {
    return Optional.empty();
  }

  /** Ends reading. */
  @Override
  default void close() {}
}
