package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.gan4j.data.BatchSource;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.random.RandomStream;
import org.gan4j.train.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSizeTest {

  @TempDir private Path folder;

  /** Graphs large enough that what convolutions need on the way doesn't count. */
  @ParameterizedTest
  @CsvSource({"dcgan, 64", "wgan-gp, 64", "sngan, 64", "stylegan2, 32"})
  void graphsAreEstimatedToAHalf(String family, int size) {
    RunBuilder builder =
        Run.create(family).data(DataSource.digits().resolution(size)).width(16).steps(1);
    Run run = builder.settings(usual -> RunTest.batch(usual, 8)).into(folder.resolve("run"));
    run.machine();
    compare(run, ModelFamilies.of(family));
  }

  private <C extends Record> void compare(Run run, ModelFamily<C> family) {
    Kernels kernels = KernelProviders.create(KernelChoice.AUTO, Precision.FLOAT32);
    Model model = run.config().create(family, folder, kernels);
    TrainingStep step = model.step(run.config().plan());
    long estimate = step.graphBytes(8).orElseThrow();
    try (BatchSource batches = run.images().batches(8, new RandomStream(1))) {
      step.take(batches);
    }
    ArrayPool.Stats stats = kernels.pool().stats();
    double ratio = (double) estimate / stats.peakBytesLent();
    assertTrue(ratio > 1 / 1.5 && ratio < 1.5, () -> ratio + " of " + stats);
  }

  @Test
  void whatIsWrittenIsSaidBefore() throws IOException {
    Path out = folder.resolve("run");
    List<String> said = new ArrayList<>();
    Saving saving = Saving.USUAL.every(Duration.ZERO).keep(2).snapshotEvery(3);
    SavedRunTest.small("mlp").saving(saving).into(out).size(said::add).train();
    assertEquals(1, said.size(), said::toString);
    long checkpoint =
        Files.size(out.resolve("weights.safetensors"))
            + Files.size(out.resolve("checkpoint.safetensors"));
    assertTrue(
        said.get(0)
            .matches(
                "holds about [0-9.,]+ [MG]B of memory, writes 1 MB a checkpoint, \\d MB of disk in"
                    + " all"),
        said::toString);
    assertTrue(checkpoint < 2_000_000, () -> "" + checkpoint);
  }

  @Test
  void tooLittleDiskIsSaid() {
    List<String> lines =
        new RunSize(OptionalLong.empty(), 1_500_000_000L, Long.MAX_VALUE).lines(folder);
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("writes 1.5 GB a checkpoint"), lines::toString);
    assertTrue(lines.get(1).endsWith("keep fewer checkpoints"), lines::toString);
  }
}
