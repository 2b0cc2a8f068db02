package org.gan4j.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Appends records to a file, one JSON object a line, each handed to the operating system at once: a
 * reader sees every record as soon as it is written, and a killed program loses none.
 */
public final class JsonLines implements Closeable {

  /** Longer lines are none of ours. */
  private static final int MAX_LINE = 1 << 16;

  private final Path path;
  private final RandomAccessFile file;

  private JsonLines(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens a file to append to; it is made if it isn't there. An unfinished last line, left by a
   * program that was killed while it wrote, is cut off.
   *
   * @param path the file
   * @return the open file, to be closed by the caller
   * @throws InputException if it can't be written
   */
  public static JsonLines append(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      // Not a channel, which an interrupt of this thread would close.
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      try {
        file.setLength(endOfLastLine(file));
        file.seek(file.length());
        return new JsonLines(path, file);
      } catch (IOException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw InputException.unwritable(path, e);
    }
  }

  /**
   * Reads every record of a file.
   *
   * @param path the file
   * @return the objects in the file's order, keys in each object's order; an unfinished last line
   *     is left out
   * @throws InputException if the file can't be read or a line isn't a JSON object
   */
  public static List<Map<String, Object>> read(Path path) {
    String text;
    try {
      text = Files.readString(path);
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
    List<Map<String, Object>> out = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      try {
        out.add(Json.MAPPER.readValue(line, new TypeReference<>() {}));
      } catch (JsonProcessingException e) {
        throw InputException.at(
            path, "line " + (out.size() + 1) + " is not a JSON object: " + e.getOriginalMessage());
      }
    }
    return out;
  }

  /**
   * Reads a file line by line, in memory for one line, and passes over what is no JSON object.
   *
   * @param path the file
   * @param each gets every object with the bytes of its line, in the file's order; false passes
   *     over it too
   * @return how many whole lines were passed over; an unfinished last one isn't counted
   * @throws InputException if the file can't be read
   */
  public static long scan(Path path, BiPredicate<Map<String, Object>, byte[]> each) {
    long passed = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), MAX_LINE)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          if (line.size() <= MAX_LINE) {
            line.write(next);
          }
        } else {
          passed += line.size() <= MAX_LINE && each(line.toByteArray(), each) ? 0 : 1;
          line.reset();
        }
      }
      return passed;
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  private static boolean each(byte[] line, BiPredicate<Map<String, Object>, byte[]> each) {
    try {
      Map<String, Object> object = Json.MAPPER.readValue(line, new TypeReference<>() {});
      return object != null && each.test(object, line);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Appends one line.
   *
   * @param object a record or a map, as for {@link Json#toLine}
   * @throws InputException if the file can't be written
   */
  public void write(Object object) {
    try {
      file.write((Json.toLine(object) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw InputException.unwritable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw InputException.unwritable(path, e);
    }
  }

  private static long endOfLastLine(RandomAccessFile file) throws IOException {
    for (long end = file.length(); end > 0; end--) {
      file.seek(end - 1);
      if (file.read() == '\n') {
        return end;
      }
    }
    return 0;
  }
}
