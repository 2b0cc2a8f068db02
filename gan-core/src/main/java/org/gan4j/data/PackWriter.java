package org.gan4j.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.gan4j.io.Json;

/** Writes a pack: {@link PackFormat}. */
final class PackWriter implements SetWriter {

  private final OutputStream out;
  private final ImageShape shape;
  private final List<String> classes;
  private final List<byte[]> digests = new ArrayList<>();
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream checksums = new ByteArrayOutputStream();

  PackWriter(OutputStream out, ImageShape shape, List<String> classes) throws IOException {
    this.out = out;
    this.shape = shape;
    this.classes = classes;
    out.write(PackFormat.page(shape));
  }

  @Override
  public void add(byte[] pixels, int label) throws IOException {
    out.write(pixels);
    CRC32C crc = new CRC32C();
    crc.update(pixels);
    checksums.writeBytes(PackFormat.ints((int) crc.getValue()));
    digests.add(ImageDigest.image(pixels, label));
    if (label != ImageDigest.NO_LABEL) {
      labels.writeBytes(PackFormat.ints(label));
    }
  }

  @Override
  public void finish() throws IOException {
    String digest = ImageDigest.of(shape, digests);
    byte[] summary =
        Json.toLine(new PackFormat.Summary(classes, digest)).getBytes(StandardCharsets.UTF_8);
    byte[] numbers =
        PackFormat.allocate(2 * Long.BYTES).putLong(digests.size()).putLong(summary.length).array();
    MessageDigest sum = ImageDigest.sha256();
    sum.update(PackFormat.page(shape));
    List<byte[]> parts = List.of(summary, labels.toByteArray(), checksums.toByteArray(), numbers);
    for (byte[] part : parts) {
      sum.update(part);
      out.write(part);
    }
    out.write(sum.digest());
    out.write(PackFormat.magic());
  }
}
