package org.gan4j.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads images that lie in the rows of a table, Parquet say. GAN4J finds readers by {@link
 * java.util.ServiceLoader}, so that only who reads such files needs a library for them.
 */
public interface TableReader {

  /**
   * The ending of the files that it reads.
   *
   * @return with its dot, in small letters
   */
  String ending();

  /**
   * Reads a file from its first row to its last.
   *
   * @param file the file
   * @param rows told of each row
   * @return the names of the classes, in the order of their numbers; empty if the file doesn't name
   *     them
   * @throws org.gan4j.io.InputException if it can't be read or holds something else
   */
  List<String> read(Path file, Rows rows);

  /** Who is told of the rows. */
  @FunctionalInterface
  interface Rows {

    /**
     * Takes a row.
     *
     * @param image an image file's bytes
     * @param label its class as the file has it; empty if it has none
     */
    void row(byte[] image, String label);
  }
}
