package org.gan4j.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Tells sets of images apart: what one is made of, its labels included, as a short text. */
public final class ImageDigest {

  /** In place of the class where there are none. */
  static final int NO_LABEL = -1;

  private static final String ALGORITHM = "SHA-256";
  private static final String PREFIX = "sha256:";

  private ImageDigest() {}

  /**
   * The digest of sets. Another pixel, by a grey level of 256, another label or another order gives
   * another one; the names of classes and files don't count.
   *
   * @param sets the sets, in an order that counts
   * @return {@code sha256:} and 64 digits
   */
  public static String of(List<ImageData> sets) {
    if (sets.size() == 1 && sets.get(0).digest().isPresent()) {
      return sets.get(0).digest().get();
    }
    MessageDigest all = sha256();
    for (ImageData set : sets) {
      // Of each image by itself, so that the cores share them.
      byte[][] images =
          IntStream.range(0, set.size())
              .parallel()
              .mapToObj(i -> image(set, i))
              .toArray(byte[][]::new);
      add(all, set.shape(), Arrays.asList(images));
    }
    return text(all);
  }

  /** The digest of one set whose images' digests are known. */
  static String of(ImageShape shape, List<byte[]> images) {
    MessageDigest all = sha256();
    add(all, shape, images);
    return text(all);
  }

  private static void add(MessageDigest all, ImageShape shape, List<byte[]> images) {
    all.update(shape.toString().getBytes(StandardCharsets.UTF_8));
    all.update(ByteBuffer.allocate(Integer.BYTES).putInt(images.size()).array());
    images.forEach(all::update);
  }

  private static byte[] image(ImageData set, int index) {
    float[] values = new float[set.shape().length()];
    set.read(index, values);
    return image(ByteImages.toBytes(values), set.hasLabels() ? set.label(index) : NO_LABEL);
  }

  /** The digest of one image, of its pixels and its class or {@link #NO_LABEL}. */
  static byte[] image(byte[] pixels, int label) {
    MessageDigest digest = sha256();
    digest.update(pixels);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(label).array());
    return digest.digest();
  }

  /** A digest as text. */
  static String text(MessageDigest digest) {
    return PREFIX + HexFormat.of().formatHex(digest.digest());
  }

  /** A fresh SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
