package org.gan4j.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Tells sets of images apart: what one is made of, its labels included, as a short text. */
public final class ImageDigest {

  private static final String ALGORITHM = "SHA-256";

  private ImageDigest() {}

  /**
   * The digest of sets. Another pixel, by a grey level of 256, another label or another order gives
   * another one; the names of classes and files don't count.
   *
   * @param sets the sets, in an order that counts
   * @return {@code sha256:} and 64 digits
   */
  public static String of(List<ImageData> sets) {
    MessageDigest all = digest();
    for (ImageData set : sets) {
      all.update(set.shape().toString().getBytes(StandardCharsets.UTF_8));
      // Of each image by itself, so that the cores share them.
      byte[][] images =
          IntStream.range(0, set.size())
              .parallel()
              .mapToObj(i -> image(set, i))
              .toArray(byte[][]::new);
      all.update(ByteBuffer.allocate(Integer.BYTES).putInt(images.length).array());
      for (byte[] image : images) {
        all.update(image);
      }
    }
    return "sha256:" + HexFormat.of().formatHex(all.digest());
  }

  private static byte[] image(ImageData set, int index) {
    float[] values = new float[set.shape().length()];
    set.read(index, values);
    MessageDigest digest = digest();
    digest.update(ByteImages.toBytes(values));
    int label = set.hasLabels() ? set.label(index) : -1;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(label).array());
    return digest.digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
