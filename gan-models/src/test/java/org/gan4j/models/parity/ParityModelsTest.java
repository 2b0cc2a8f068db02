package org.gan4j.models.parity;

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
import org.gan4j.models.dcgan.DcganCases;
import org.gan4j.models.extractor.InceptionCases;
import org.gan4j.models.extractor.LpipsCases;
import org.gan4j.models.r3gan.R3ganCases;
import org.gan4j.models.r3gan.R3ganLossCases;
import org.gan4j.models.resnet.MimicryCases;
import org.gan4j.models.stylegan2.Stylegan2Cases;
import org.gan4j.models.stylegan2.Stylegan2LossCases;
import org.gan4j.models.translation.CycleGanCases;
import org.gan4j.parity.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every case of a folder of whole models' reference values through each provider of kernels,
 * in float32. The folder is that of the property {@code gan4j.parity.models}, or {@code
 * ../shared/parity-models} beside the repository where that is there. What to build says a case's
 * metadata; models that are unknown here are counted as not covered. With {@code
 * -Dgan4j.parity.verbose=true} it also prints how much of the error that is allowed each case
 * takes, with {@code -Dgan4j.parity.only=NAME} it runs the cases of one model.
 */
class ParityModelsTest {

  private static final Map<String, ModelKind> KINDS =
      Map.ofEntries(
          Map.entry("metrics", new MetricsCases()),
          Map.entry("inception_fid", new InceptionCases()),
          Map.entry("lpips_alex", new LpipsCases()),
          Map.entry("lpips_vgg", new LpipsCases()),
          Map.entry("lpips_squeeze", new LpipsCases()),
          networks("dcgan", new DcganCases()),
          networks("sngan32", MimicryCases.of(32, true, true)),
          networks("sngan48", MimicryCases.of(48, true, true)),
          networks("wgangp32", MimicryCases.of(32, false, false)),
          networks("mimicry_dcgan32", MimicryCases.of(32, false, true)),
          networks("cyclegan_resnet", CycleGanCases.resnet()),
          networks("cyclegan_resnet_batch", CycleGanCases.resnet()),
          networks("cyclegan_unet", CycleGanCases.unet()),
          networks("cyclegan_patch", CycleGanCases.patch()),
          networks("pix2pix_patch", CycleGanCases.patch()),
          networks("cyclegan_pixel", CycleGanCases.pixel()),
          networks("r3gan", new R3ganCases()),
          networks("r3gan_cond", new R3ganCases()),
          networks("stylegan2", new Stylegan2Cases()),
          networks("stylegan2_cond", new Stylegan2Cases()),
          Map.entry("stylegan2_losses", new Stylegan2LossCases()),
          Map.entry("r3gan_losses", new R3ganLossCases()));

  private static Map.Entry<String, ModelKind> networks(String model, NetworkKind kind) {
    return Map.entry(model, kind.checked());
  }

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
    Path folder = SharedFiles.parityModels();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(path -> path.toString().endsWith(".safetensors")).sorted().toList();
    }
    assertFalse(files.isEmpty(), () -> folder + ": no *.safetensors in it");
    for (Path file : files) {
      try {
        run(ModelCase.read(file), kernels);
      } catch (RuntimeException | LinkageError e) {
        failed.add(file.getFileName() + ": " + e);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "models: %d passed, %d failed, %d not covered (%s)%n",
        passed,
        failed.size(),
        notCovered.size(),
        kernels.name());
    failed.forEach(line -> System.out.println("  failed: " + line));
    notCovered.forEach(line -> System.out.println("  not covered: " + line));
    assertEquals(List.of(), failed);
  }

  private void run(ModelCase modelCase, Kernels kernels) {
    String only = System.getProperty("gan4j.parity.only", modelCase.model());
    if (!only.equals(modelCase.model())) {
      return;
    }
    ModelKind kind = KINDS.get(modelCase.model());
    if (kind == null) {
      notCovered.add(modelCase.name() + " (" + modelCase.model() + ")");
      return;
    }
    Verdict verdict = new Verdict();
    kind.run(modelCase, kernels, verdict);
    if (verdict.passed()) {
      passed++;
    } else {
      failed.add(modelCase.name() + ": " + String.join("; ", verdict.failures()));
    }
    if (Boolean.getBoolean("gan4j.parity.verbose")) {
      System.out.printf(
          Locale.ROOT,
          "  %s: %.0f%% of the error allowed (%s)%n",
          modelCase.name(),
          100 * verdict.worst(),
          kernels.name());
    }
  }
}
