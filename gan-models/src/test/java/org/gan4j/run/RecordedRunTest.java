package org.gan4j.run;

import static org.gan4j.run.SavedRunTest.refused;
import static org.gan4j.run.SavedRunTest.small;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.gan4j.kernel.KernelChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's record says of machine and images, and what becomes of a run that goes on. */
class RecordedRunTest {

  @TempDir private Path folder;

  @Test
  void theRecordSaysOnWhatMachine() throws IOException {
    Path out = folder.resolve("run");
    Machine one =
        new Machine(
            Optional.empty(), Optional.of(KernelChoice.ND4J), OptionalInt.of(1), Optional.empty());
    small("mlp").steps(2).machine(one).into(out).train();
    Run.open(out).steps(3).resume();
    RunConfig.Machine recorded = RunConfig.read(out.resolve("config.json")).machine();
    assertEquals("nd4j", recorded.kernels());
    assertEquals(1, recorded.threads());
    Machine two =
        new Machine(
            Optional.empty(),
            Optional.of(KernelChoice.ONEDNN),
            OptionalInt.empty(),
            Optional.empty());
    Run.open(out, two).steps(4).resume();
    recorded = RunConfig.read(out.resolve("config.json")).machine();
    assertEquals("onednn", recorded.kernels());
    assertEquals(1, recorded.threads());
  }

  @Test
  void imagesThatWereChangedAreRefusedByName() throws IOException {
    Path data = folder.resolve("data");
    for (int i = 0; i < 8; i++) {
      image(data.resolve((i < 4 ? "red/" : "blue/") + i + ".png"), i * 20);
    }
    Path run = folder.resolve("run");
    Path relative = Path.of("").toAbsolutePath().relativize(data.toAbsolutePath());
    small("mlp")
        .data(DataSource.of(DataKind.FOLDER, relative).resolution(16))
        .settings(usual -> RunTest.batch(usual, 4))
        .steps(1)
        .into(run)
        .train();
    assertEquals(
        data.toAbsolutePath().toString(),
        RunConfig.read(run.resolve("config.json")).data().folder());
    Path moved = Files.move(data, folder.resolve("moved"));
    refused("no such folder", () -> Run.open(run).steps(2).resume());
    Run.open(run).dataIn(moved).steps(2).resume();
    assertEquals(
        moved.toAbsolutePath().toString(),
        RunConfig.read(run.resolve("config.json")).data().folder());

    image(moved.resolve("red/0.png"), 7);
    refused(
        "folder: as many images as the run had, but not the same ones",
        () -> Run.open(run).steps(3).resume());
    image(moved.resolve("red/0.png"), 0);
    Files.move(moved.resolve("red"), moved.resolve("crimson"));
    refused(
        "folder: expected the classes blue, red as the run had, got blue, crimson",
        () -> Run.open(run).steps(3).resume());
    Files.move(moved.resolve("crimson"), moved.resolve("red"));
    Files.move(moved.resolve("red/0.png"), moved.resolve("blue/0.png"));
    refused("not in the same classes", () -> Run.open(run).steps(3).resume());
  }

  private static void image(Path file, int grey) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(3, 5, 0, grey);
    ImageIO.write(image, "png", file.toFile());
  }
}
