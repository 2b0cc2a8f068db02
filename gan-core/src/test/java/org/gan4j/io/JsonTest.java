package org.gan4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {

  record Run(String model, long seed, List<Integer> betas, Nested data) {}

  record Nested(String name) {}

  @TempDir Path folder;

  @Test
  void recordsComeBackAndReadWell() throws IOException {
    Path path = folder.resolve("run.json");
    Run run = new Run("dcgan", 1, List.of(1, 2), new Nested("mnist"));
    Json.write(path, run);
    assertEquals(run, Json.read(path, Run.class));
    assertEquals(
        """
        {
          "model" : "dcgan",
          "seed" : 1,
          "betas" : [ 1, 2 ],
          "data" : {
            "name" : "mnist"
          }
        }
        """,
        Files.readString(path));
  }

  @Test
  void complaintsAreOneLineWithThePlace() throws IOException {
    Path path = folder.resolve("run.json");
    Files.writeString(path, "{\n\"model\": dcgan}");
    Exception e = assertThrows(InputException.class, () -> Json.read(path, Run.class));
    assertTrue(e.getMessage().startsWith(path + ": line 2: "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    Files.writeString(path, "{\"sead\": 1}");
    e = assertThrows(InputException.class, () -> Json.read(path, Run.class));
    assertTrue(e.getMessage().contains("sead"), e.getMessage());
    assertThrows(InputException.class, () -> Json.read(folder.resolve("absent.json"), Run.class));
  }

  @Test
  void recordsBecomeMapsAndComeBack() {
    Run run = new Run("dcgan", 1, List.of(1, 2), new Nested("mnist"));
    Map<String, Object> map = Json.toMap(run);
    assertEquals(List.of("model", "seed", "betas", "data"), List.copyOf(map.keySet()));
    assertEquals(Map.of("name", "mnist"), map.get("data"));
    assertEquals(run, Json.fromMap(map, Run.class));
    map.put("sead", 2);
    Exception e = assertThrows(IllegalArgumentException.class, () -> Json.fromMap(map, Run.class));
    assertTrue(e.getMessage().contains("sead"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }
}
