package org.gan4j.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.SharedFiles;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.kernel.onednn.OneDnnKernels;
import org.gan4j.kernel.onednn.binding.AlignedPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every case of a folder of reference values through each provider of kernels, in float32. The
 * folder is that of the property {@code gan4j.parity.dir}, or {@code ../shared/parity/cases} beside
 * the repository where that is there. What a case is about says its metadata; cases about something
 * unknown are counted as not covered. With {@code -Dgan4j.parity.verbose=true} it also prints how
 * much of the error that is allowed each case takes.
 */
class ParityTest {

  private static final Map<String, CaseKind> KINDS =
      Map.of(
          "op", new OpCases(),
          "loss", new LossCases(),
          "penalty", new PenaltyCases(),
          "optim", new OptimCases(),
          "train", new TrainCases());

  /** What became of the cases of one provider, in sentences. */
  private final List<String> failed = new ArrayList<>();

  private final List<String> notCovered = new ArrayList<>();
  private int passed;

  static Stream<Kernels> providers() {
    return Stream.of(new OneDnnKernels(new Nd4jKernels(AlignedPool.create())), new Nd4jKernels());
  }

  @ParameterizedTest
  @MethodSource("providers")
  void everyCaseAgrees(Kernels kernels) throws IOException {
    Path folder = SharedFiles.parityCases();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(path -> path.toString().endsWith(".safetensors")).sorted().toList();
    }
    assertFalse(files.isEmpty(), () -> folder + ": no *.safetensors in it");
    for (Path file : files) {
      try {
        run(ParityCase.read(file), kernels);
      } catch (RuntimeException | LinkageError e) {
        failed.add(file.getFileName() + ": " + e);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "parity: %d passed, %d failed, %d not covered (%s)%n",
        passed,
        failed.size(),
        notCovered.size(),
        kernels.name());
    failed.forEach(line -> System.out.println("  failed: " + line));
    notCovered.forEach(line -> System.out.println("  not covered: " + line));
    assertEquals(List.of(), failed);
  }

  private void run(ParityCase parityCase, Kernels kernels) {
    String name = parityCase.metadata("kind");
    CaseKind kind = KINDS.get(name);
    if (kind == null || !kind.covers(parityCase)) {
      notCovered.add(
          parityCase.name()
              + " ("
              + name
              + (kind == null ? "" : " " + kind.subject(parityCase))
              + ")");
      return;
    }
    Verdict verdict = new Verdict();
    kind.run(parityCase, kernels, verdict);
    if (verdict.passed()) {
      passed++;
    } else {
      failed.add(parityCase.name() + ": " + String.join("; ", verdict.failures()));
    }
    if (Boolean.getBoolean("gan4j.parity.verbose")) {
      System.out.printf(
          Locale.ROOT,
          "  %s: %.0f%% of the error allowed (%s)%n",
          parityCase.name(),
          100 * verdict.worst(),
          kernels.name());
    }
  }
}
