package org.gan4j.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** NumPy's .npz files: several arrays by name, each a .npy file in a zip archive. */
public final class Npz {

  private static final String SUFFIX = ".npy";

  private Npz() {}

  /**
   * Reads a whole file. Nothing in it is executed or trusted.
   *
   * @param path the file
   * @return the arrays by name, in the file's order
   * @throws InputException if the file can't be read, or isn't a sound .npz file of floating point
   *     or whole numbers
   */
  public static Map<String, TensorData> read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw InputException.at(path, "no such file");
    }
    Map<String, TensorData> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(SUFFIX)) {
          String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
          try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            arrays.put(name, NpyFormat.read(in, entry.getSize()));
          } catch (NpyFormat.Malformed e) {
            throw InputException.at(path, name + ": " + e.getMessage());
          }
        }
      }
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
    return arrays;
  }

  /**
   * Writes a file, compressed, whole or not at all; {@code numpy.load} reads it.
   *
   * @param path the file; one of that name is replaced
   * @param arrays by name
   * @throws InputException if the file can't be written
   */
  public static void write(Path path, Map<String, TensorData> arrays) {
    AtomicFiles.write(
        path,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          WritableByteChannel channel = Channels.newChannel(zip);
          for (Map.Entry<String, TensorData> entry : arrays.entrySet()) {
            ZipEntry stored = new ZipEntry(entry.getKey() + SUFFIX);
            stored.setTime(0);
            zip.putNextEntry(stored);
            zip.write(NpyFormat.header(entry.getValue().type(), entry.getValue().shape()));
            channel.write(entry.getValue().data());
            zip.closeEntry();
          }
          zip.finish();
        });
  }
}
