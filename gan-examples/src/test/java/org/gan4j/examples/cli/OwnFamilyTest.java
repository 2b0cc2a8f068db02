package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.run.RunConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A family on the class path that GAN4J doesn't know. */
class OwnFamilyTest {

  @TempDir private Path folder;

  @Test
  void isListedTrainedResumedAndSampled() {
    assertTrue(Run.done("models").out().contains("a family of the tests"));
    Path out = folder.resolve("run");
    Run.done("train", "own", "--set", "units=7", "--steps", 2, "--batch", 8, "--out", out);
    RunConfig config = RunConfig.read(out.resolve("config.json"));
    assertEquals("own", config.model());
    assertEquals(7, config.network().get("units"));
    Run.done("resume", out, "--steps", 3);
    Run.done("sample", out, "--count", 4);
    assertTrue(Files.exists(out.resolve("generated/grid.png")));
  }
}
