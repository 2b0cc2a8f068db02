package org.gan4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gan4j.io.InputException;
import org.gan4j.io.image.EncodedImage;
import org.gan4j.io.image.ImageFormat;
import org.gan4j.io.image.ImageLimits;

/**
 * The images of a zip archive in the order of their names, each held against its checksum when it
 * is read. Nothing is unpacked.
 */
final class ZipPictures implements Pictures {

  /** The most entries that an archive may have. */
  static final int MOST_ENTRIES = 20_000_000;

  private static final long MOST_JSON = 256L << 20;
  private static final int PLACES = 2;

  private final Path file;
  private final ZipFile zip;
  private final List<String> entries = new ArrayList<>();
  private final long[] checks;

  /**
   * Opens an archive and lists its images.
   *
   * @throws InputException if it isn't one, is damaged, or has no images
   */
  ZipPictures(Path file) {
    this.file = file;
    this.zip = open(file);
    if (zip.size() > MOST_ENTRIES) {
      throw InputException.at(
          file, String.format("has %,d entries; at most %,d are read", zip.size(), MOST_ENTRIES));
    }
    zip.stream().filter(ZipPictures::isImage).map(ZipEntry::getName).forEach(entries::add);
    entries.sort(Comparator.comparing(ZipPictures::composed).thenComparing(name -> name));
    requireImages();
    checks = new long[PLACES * entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      ZipEntry entry = entry(i);
      checks[PLACES * i] = entry.getSize();
      checks[PLACES * i + 1] = entry.getCrc();
    }
  }

  private static ZipFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw InputException.at(file, "no such file");
    }
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException | IllegalArgumentException e) {
      throw new InputException(
          file + ": is no zip archive, or a damaged one: " + e.getMessage() + "; make it anew", e);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    } catch (OutOfMemoryError e) {
      throw new InputException(
          file + ": its list of entries doesn't fit into memory; allow more with -Xmx", e);
    }
  }

  private static boolean isImage(ZipEntry entry) {
    String name = entry.getName();
    boolean hidden = name.startsWith(".") || name.contains("/.");
    return !entry.isDirectory() && !hidden && ImageFormat.isNamedAsOne(name);
  }

  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private void requireImages() {
    if (entries.isEmpty()) {
      throw InputException.at(file, "has no " + ImageFormat.list() + " file");
    }
    Set<String> seen = new HashSet<>();
    for (String entry : entries) {
      if (!seen.add(entry)) {
        throw InputException.at(file, "has two entries " + entry + "; make it anew");
      }
    }
  }

  /** What a text in the archive says, if it is there. */
  Optional<String> text(String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.getSize() > MOST_JSON) {
      throw new InputException(
          String.format("%s: has %,d bytes; too many", place(name), entry.getSize()));
    }
    return Optional.of(new String(read(entry), StandardCharsets.UTF_8));
  }

  /** Where an entry lies, for messages. */
  String place(String entry) {
    return file + ": " + entry;
  }

  private ZipEntry entry(int index) {
    return Objects.requireNonNull(zip.getEntry(entries.get(index)));
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public String name(int index) {
    return composed(entries.get(index));
  }

  @Override
  public String place(int index) {
    return place(entries.get(index));
  }

  @Override
  public long bytes(int index) {
    long size = checks[PLACES * index];
    EncodedImage.requireSize(place(index), size, ImageLimits.DEFAULT);
    return size;
  }

  @Override
  public byte[] read(int index) {
    bytes(index);
    return read(entry(index));
  }

  private byte[] read(ZipEntry entry) {
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      // Not more than it says, however much comes out of it.
      bytes = in.readNBytes((int) entry.getSize() + 1);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new InputException(
          place(entry.getName()) + ": can't be read: " + e.getMessage() + "; make the archive anew",
          e);
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
      throw new InputException(
          place(entry.getName())
              + ": is damaged: size or checksum aren't those that the archive says; make it anew");
    }
    return bytes;
  }

  /** Made of the checksums that the archive has. */
  @Override
  public Optional<String> digest(Labels labels) {
    MessageDigest all = ImageDigest.sha256();
    ByteBuffer line = ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES);
    for (int i = 0; i < size(); i++) {
      line.clear().putLong(checks[PLACES * i]).putLong(checks[PLACES * i + 1]);
      line.putInt(labels.orNone(i)).flip();
      all.update(line);
    }
    return Optional.of(ImageDigest.text(all));
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }
}
