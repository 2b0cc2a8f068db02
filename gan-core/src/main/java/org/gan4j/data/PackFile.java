package org.gan4j.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.gan4j.io.HeapLimit;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;

/**
 * Reads packs, which {@link Preparation} writes: a file of pixels that {@code docs/data.md}
 * describes. The pixels are mapped into memory and held against their checksums when they are read;
 * all the rest is checked at once.
 */
public final class PackFile {

  private final Path file;
  private final ImageShape shape;
  private final int count;
  private final int summaryBytes;
  private final byte[] page;
  private final byte[] foot;

  private PackFile(Path file, RandomAccessFile in) throws IOException {
    this.file = file;
    long size = in.length();
    byte[] end = new byte[PackFormat.END];
    page = new byte[PackFormat.PAGE];
    if (size < page.length + end.length) {
      throw damaged("it is cut off, or no pack");
    }
    in.readFully(page);
    ByteBuffer first = littleEndian(page);
    requireMagic(first, "is no pack; gan4j prepare makes them");
    int version = first.getInt();
    if (version != PackFormat.VERSION) {
      throw InputException.at(
          file,
          "is a pack of version "
              + version
              + ", where version "
              + PackFormat.VERSION
              + " is read; make it anew");
    }
    shape = shape(first);
    in.seek(size - end.length);
    in.readFully(end);
    ByteBuffer last = littleEndian(end);
    long images = last.getLong();
    long bytes = last.getLong();
    last.position(end.length - PackFormat.MAGIC.length());
    requireMagic(last, "is cut off; make it anew");
    if (images < 1
        || images > Integer.MAX_VALUE
        || images > size / shape.length()
        || bytes < 0
        || bytes > PackFormat.MOST_SUMMARY) {
      throw damaged("its numbers can't be");
    }
    count = (int) images;
    summaryBytes = (int) bytes;
    long foot = size - page.length - images * shape.length() - end.length;
    long least = bytes + images * Integer.BYTES;
    if (foot != least && foot != least + images * Integer.BYTES) {
      throw damaged("its length isn't what its numbers say");
    }
    HeapLimit.require(file.toString(), foot);
    this.foot = new byte[(int) foot];
    in.seek(size - end.length - foot);
    in.readFully(this.foot);
    requireSum(end);
  }

  /**
   * The set in a file.
   *
   * @param file a pack
   * @return the set, at its own size
   * @throws InputException if it can't be read, is no pack, or is damaged
   */
  public static ImageData open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw InputException.at(file, "no such file");
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      return new PackFile(file, in).images();
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private ImageShape shape(ByteBuffer page) {
    int height = page.getInt();
    int width = page.getInt();
    int channels = page.getInt();
    boolean can =
        height > 0
            && height <= ImageSize.MOST
            && width > 0
            && width <= ImageSize.MOST
            && (channels == 1 || channels == 3 || channels == 4);
    if (!can) {
      throw damaged("it says " + height + " x " + width + " x " + channels + " of its images");
    }
    return new ImageShape(height, width, channels);
  }

  private void requireMagic(ByteBuffer at, String problem) {
    byte[] found = new byte[PackFormat.MAGIC.length()];
    at.get(found);
    if (!Arrays.equals(found, PackFormat.magic())) {
      throw InputException.at(file, problem);
    }
  }

  private void requireSum(byte... end) {
    int numbers = 2 * Long.BYTES;
    MessageDigest sum = ImageDigest.sha256();
    sum.update(page);
    sum.update(foot);
    sum.update(end, 0, numbers);
    byte[] said = Arrays.copyOfRange(end, numbers, end.length - PackFormat.MAGIC.length());
    if (!Arrays.equals(sum.digest(), said)) {
      throw damaged("its checksum doesn't fit");
    }
  }

  private InputException damaged(String how) {
    return InputException.at(file, "is damaged: " + how + "; make it anew");
  }

  private ImageData images() {
    PackFormat.Summary summary = summary();
    int classes = summary.classes().size();
    boolean labelled = foot.length - summaryBytes > count * (long) Integer.BYTES;
    if (labelled != classes > 0) {
      throw damaged("classes and labels don't go together");
    }
    int[] labels = labelled ? ints(summaryBytes) : new int[0];
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw damaged("it has a label " + label + ", of " + classes + " classes");
      }
    }
    int[] checksums = ints(foot.length - count * Integer.BYTES);
    MappedImages images =
        new MappedImages(
            file,
            PackFormat.PAGE,
            count,
            shape,
            PixelOrder.INTERLEAVED,
            new Labels(summary.classes(), labels));
    return new ImageData(
        new CheckedImages(file, images, checksums),
        SkippedFiles.NONE,
        Optional.of(summary.digest()));
  }

  private PackFormat.Summary summary() {
    String text = new String(foot, 0, summaryBytes, StandardCharsets.UTF_8);
    PackFormat.Summary summary = Json.read(file.toString(), text, PackFormat.Summary.class);
    if (summary.classes() == null || summary.digest() == null) {
      throw damaged("it has no digest");
    }
    return summary;
  }

  private int[] ints(int from) {
    int[] out = new int[count];
    littleEndian(foot).position(from).slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(out);
    return out;
  }

  private static ByteBuffer littleEndian(byte... bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
