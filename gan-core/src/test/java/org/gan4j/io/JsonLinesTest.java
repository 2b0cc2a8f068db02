package org.gan4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

  record Losses(long step, double discriminator, double generator) {}

  @TempDir Path folder;

  @Test
  void everyRecordIsThereAtOnceAsOneLine() throws IOException {
    Path path = folder.resolve("logs/metrics.jsonl");
    try (JsonLines lines = JsonLines.append(path)) {
      lines.write(new Losses(1, 0.5, 1.25));
      assertEquals(
          "{\"step\":1,\"discriminator\":0.5,\"generator\":1.25}\n", Files.readString(path));
      lines.write(Map.of("note", "two\nlines"));
    }
    try (JsonLines lines = JsonLines.append(path)) {
      lines.write(new Losses(2, Double.NaN, 0));
    }
    List<Map<String, Object>> read = JsonLines.read(path);
    assertEquals(3, read.size());
    assertEquals(Map.of("step", 1, "discriminator", 0.5, "generator", 1.25), read.get(0));
    assertEquals("two\nlines", read.get(1).get("note"));
    assertEquals("NaN", read.get(2).get("discriminator"));
  }

  @Test
  void anUnfinishedLineIsCutOff() throws IOException {
    Path path = folder.resolve("m.jsonl");
    Files.writeString(path, "{\"step\":1}\n{\"step\":2,\"los");
    assertEquals(List.of(Map.of("step", 1)), JsonLines.read(path));
    try (JsonLines lines = JsonLines.append(path)) {
      lines.write(Map.of("step", 2));
    }
    assertEquals("{\"step\":1}\n{\"step\":2}\n", Files.readString(path));
    Files.writeString(path, "{\"st");
    JsonLines.append(path).close();
    assertEquals("", Files.readString(path));
  }

  @Test
  void namesTheLineThatIsWrong() throws IOException {
    Path path = folder.resolve("m.jsonl");
    Files.writeString(path, "{\"step\":1}\n");
    Files.writeString(path, "oops\n", StandardOpenOption.APPEND);
    Exception e = assertThrows(InputException.class, () -> JsonLines.read(path));
    assertTrue(e.getMessage().startsWith(path + ": line 2 is not a JSON object"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }
}
