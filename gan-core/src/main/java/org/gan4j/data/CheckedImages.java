package org.gan4j.data;

import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.gan4j.io.InputException;

/**
 * Mapped images that are held against the checksum of each.
 *
 * @param file where they lie, for messages
 * @param images the images
 * @param checksums the CRC-32C of each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CheckedImages(Path file, MappedImages images, int[] checksums) implements ImageSource {

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public ImageShape shape() {
    return images.shape();
  }

  @Override
  public void read(int index, float[] out, int offset) {
    byte[] pixels = images.bytes(index);
    CRC32C crc = new CRC32C();
    crc.update(pixels);
    if ((int) crc.getValue() != checksums[index]) {
      throw InputException.at(
          file, "is damaged: image " + index + " isn't what was written; make it anew");
    }
    ByteImages.toFloats(pixels, out, offset);
  }

  @Override
  public List<String> classNames() {
    return images.classNames();
  }

  @Override
  public int label(int index) {
    return images.label(index);
  }
}
