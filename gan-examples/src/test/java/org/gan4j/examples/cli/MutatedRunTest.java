package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gan4j.io.Safetensors;
import org.gan4j.io.SafetensorsFile;
import org.gan4j.io.TensorData;
import org.gan4j.io.TensorType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose record or checkpoint was changed by someone works, or is refused in one line that
 * names the file. {@code -Dgan4j.fuzz.all=true} tries every change with every command.
 */
class MutatedRunTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final boolean ALL = Boolean.getBoolean("gan4j.fuzz.all");

  /** The last one stands for a field that is missing. */
  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1",
          "2000000000",
          "9223372036854775807",
          "1e300",
          "0.5",
          "\"NaN\"",
          "\"x\"",
          "null",
          "true",
          "[]",
          "{}",
          "");

  private static final List<String> FILES =
      List.of("config.json", "weights.safetensors", "checkpoint.safetensors", "losses.jsonl");

  @TempDir private Path folder;
  private Path run;
  private Path spare;
  private int tries;

  @BeforeEach
  void train() throws IOException {
    Path data = folder.resolve("data");
    for (int i = 0; i < 8; i++) {
      Path image = data.resolve("class" + i % 2).resolve(i + ".png");
      Files.createDirectories(image.getParent());
      BufferedImage dot = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
      dot.setRGB(i, i, 0xffffff);
      ImageIO.write(dot, "png", image.toFile());
    }
    run = folder.resolve("run");
    Object[] set = {"--data", "folder", "--data-dir", data, "--channels", 1, "--resolution", 16};
    SmallRun.train(run, concat(set, "--batch", 4, "--width", 2, "--latent", 3, "--steps", 2));
    spare = folder.resolve("spare");
    copy(run, spare);
  }

  private static Object[] concat(Object[] first, Object... more) {
    List<Object> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void recordedValues() throws IOException {
    JsonNode sound = JSON.readTree(run.resolve("config.json").toFile());
    Random random = new Random(1);
    for (String pointer : pointers(sound, "")) {
      for (String value : VALUES) {
        for (List<Object> command : commands()) {
          if (ALL || random.nextInt(60) == 0) {
            copy(spare, run);
            Files.writeString(run.resolve("config.json"), changed(sound, pointer, value));
            worksOrIsRefused(pointer + " = " + value, command);
          }
        }
      }
    }
  }

  @Test
  void countersOfACheckpoint() throws IOException {
    Path file = run.resolve("checkpoint.safetensors");
    SafetensorsFile sound = Safetensors.read(file);
    for (String name : sound.tensors().keySet()) {
      TensorData tensor = sound.tensor(name);
      for (long value : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40}) {
        if (tensor.type() == TensorType.I64) {
          long[] numbers = tensor.toLongs();
          numbers[numbers.length - 1] = value;
          numbers[0] = value;
          refusedOrGoesOn(sound, name, TensorData.longs(numbers), name + " = " + value);
        }
      }
      refusedOrGoesOn(sound, name, TensorData.bytes(new byte[] {1}, 1), name + " as a byte");
    }
    for (String key : sound.metadata().keySet()) {
      for (String value : List.of("-1", "9".repeat(18), "9".repeat(40), "x", "")) {
        Map<String, String> metadata = new LinkedHashMap<>(sound.metadata());
        metadata.put(key, value);
        Safetensors.write(file, metadata, sound.tensors());
        worksOrIsRefused(key + " = " + value, List.of("resume", run, "--steps", 3));
        copy(spare, run);
      }
    }
  }

  private void refusedOrGoesOn(SafetensorsFile sound, String name, TensorData tensor, String change)
      throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>(sound.tensors());
    tensors.put(name, tensor);
    Safetensors.write(run.resolve("checkpoint.safetensors"), sound.metadata(), tensors);
    worksOrIsRefused(change, List.of("resume", run, "--steps", 3));
    copy(spare, run);
  }

  private List<List<Object>> commands() {
    return List.of(
        List.of("sample", run, "--count", 2, "--out", folder.resolve("drawn" + tries++)),
        List.of("resume", run, "--steps", 3),
        List.of("measure", run, "--count", 2));
  }

  private static void worksOrIsRefused(String change, List<Object> command) {
    Run done =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> Run.of(command.toArray()), () -> change + command);
    String line = done.err().isEmpty() ? "" : done.err().get(done.err().size() - 1);
    String what = change + ": " + command.get(0) + ": " + line;
    assertTrue(done.exitCode() == 0 || done.exitCode() == 2 || done.exitCode() == 3, what);
    if (done.exitCode() == 2) {
      assertTrue(line.startsWith("gan4j: "), what);
      assertEquals(1, done.err().stream().filter(l -> l.startsWith("gan4j: ")).count(), what);
      assertFalse(line.contains("org.gan4j") || line.contains("java."), what);
    }
    if (ALL) {
      System.out.println(done.exitCode() + " " + what);
    }
  }

  private static List<String> pointers(JsonNode node, String at) {
    List<String> all = new ArrayList<>();
    node.properties()
        .forEach(
            field -> {
              all.add(at + "/" + field.getKey());
              all.addAll(pointers(field.getValue(), at + "/" + field.getKey()));
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      all.add(at + "/" + i);
      all.addAll(pointers(node.get(i), at + "/" + i));
    }
    return all;
  }

  private static String changed(JsonNode sound, String pointer, String value) throws IOException {
    JsonNode root = sound.deepCopy();
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    JsonNode other = value.isEmpty() ? null : JSON.readTree(value);
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(name));
      if (other != null) {
        list.insert(Integer.parseInt(name), other);
      }
    } else if (other == null) {
      ((ObjectNode) parent).remove(name);
    } else {
      ((ObjectNode) parent).set(name, other);
    }
    return root.toPrettyString();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : FILES) {
      Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
