package org.gan4j.io.torch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The format since PyTorch 1.6: a zip archive of a pickle and of each storage. */
final class ZippedStorages implements Storages {

  private static final String PICKLE = "/data.pkl";

  private final Path path;
  private final String folder;
  private final @Nullable Object root;

  ZippedStorages(Path path) throws IOException {
    this.path = path;
    try (ZipFile zip = open()) {
      ZipEntry pickle =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(PICKLE))
              .findFirst()
              .orElseThrow(() -> new Malformed("a zip archive without " + PICKLE));
      folder = pickle.getName().substring(0, pickle.getName().length() - PICKLE.length());
      ZipEntry order = zip.getEntry(folder + "/byteorder");
      if (order != null) {
        try (InputStream in = zip.getInputStream(order)) {
          String word = new String(in.readNBytes(16), StandardCharsets.US_ASCII).strip();
          if (!word.equals("little")) {
            throw new Malformed("numbers that are " + word + "-endian");
          }
        }
      }
      try (InputStream in = new BufferedInputStream(zip.getInputStream(pickle))) {
        root = new Unpickler(in).read();
      }
    }
  }

  static boolean isZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2 && start[0] == 'P' && start[1] == 'K';
    }
  }

  private ZipFile open() throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new Malformed("a broken zip archive: " + e.getMessage());
    }
  }

  @Override
  public @Nullable Object root() {
    return root;
  }

  @Override
  public byte[] bytes(Pickled.Storage storage, long offset, int length) throws IOException {
    try (ZipFile zip = open()) {
      ZipEntry entry = zip.getEntry(folder + "/data/" + storage.key());
      if (entry == null || entry.getSize() < offset + length) {
        throw new Malformed("storage " + storage.key() + " is missing or truncated");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        in.skipNBytes(offset);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
          throw new EOFException("storage " + storage.key() + " is truncated");
        }
        return bytes;
      } catch (ZipException e) {
        throw new Malformed("a broken zip archive: " + e.getMessage());
      }
    }
  }
}
