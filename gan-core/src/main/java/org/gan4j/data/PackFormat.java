package org.gan4j.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a pack lies in its file, numbers with their lowest byte first:
 *
 * <ol>
 *   <li>a page: {@link #MAGIC}, the version, height, width and channels as int32, zeros;
 *   <li>the pixels, uint8 {@code [N, H, W, C]};
 *   <li>a {@link Summary} as JSON; the labels as int32 if there are classes; the CRC-32C of each
 *       image as int32;
 *   <li>N and the length of the JSON as int64, the SHA-256 of the page and of what follows the
 *       pixels up to here, {@link #MAGIC}.
 * </ol>
 */
final class PackFormat {

  /** What a pack begins and ends with. */
  static final String MAGIC = "GAN4JSET";

  static final int VERSION = 1;

  /** Where the pixels begin. */
  static final int PAGE = 4096;

  /** The bytes of what a pack ends with. */
  static final int END = 2 * Long.BYTES + 32 + MAGIC.length();

  /** The most bytes that a summary may have. */
  static final int MOST_SUMMARY = 64 << 20;

  private PackFormat() {}

  /**
   * What is known of the set.
   *
   * @param classes their names, in the labels' order
   * @param digest what {@link ImageDigest} says of the set
   */
  record Summary(List<String> classes, String digest) {}

  /** The first page. */
  static byte[] page(ImageShape shape) {
    return allocate(PAGE)
        .put(magic())
        .putInt(VERSION)
        .putInt(shape.height())
        .putInt(shape.width())
        .putInt(shape.channels())
        .array();
  }

  static byte[] magic() {
    return MAGIC.getBytes(StandardCharsets.US_ASCII);
  }

  /** Room for some bytes, in the pack's order. */
  static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Numbers as they lie in a pack. */
  static byte[] ints(int... values) {
    ByteBuffer out = allocate(Math.multiplyExact(Integer.BYTES, values.length));
    out.asIntBuffer().put(values);
    return out.array();
  }
}
