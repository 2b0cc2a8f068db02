package org.gan4j.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.io.InputException;
import org.gan4j.io.Npy;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.metrics.FeatureStatistics;
import org.gan4j.metrics.FrechetDistance;
import org.gan4j.metrics.KernelDistance;
import org.gan4j.models.extractor.CacheFolder;
import org.gan4j.models.extractor.Extractors;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two sets from files: features, statistics, images. */
class TwoSetsTest {

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  private Evaluation evaluate(Path real, Path fake, Metric... metrics) {
    EvaluationSettings settings = EvaluationSettings.USUAL.metrics(metrics).count(1000);
    return new TwoSets(real, fake)
        .evaluate(
            settings,
            new Extractors(
                new CacheFolder(folder.resolve("cache")), KernelProviders.standard(), said::add));
  }

  private static INDArray drawn(long seed, double shift, long... shape) {
    INDArray out = Nd4j.createUninitialized(DataType.FLOAT, shape);
    new RandomStream(seed).fillGaussian(out);
    return out.addi(shift);
  }

  private Path npy(String name, INDArray values) {
    Path file = folder.resolve(name);
    Npy.write(file, values);
    return file;
  }

  @Test
  void featuresOfFilesGiveWhatTheMetricsGive() {
    INDArray one = drawn(1, 0, 50, 4);
    INDArray other = drawn(2, 0.5, 40, 4);
    Evaluation found = evaluate(npy("real.npy", one), npy("fake.npy", other));
    assertEquals(
        List.of("fid", "kid", "precision", "recall", "density", "coverage"),
        found.figures().stream().map(Figure::name).toList());
    Figure fid = found.figure("fid").orElseThrow();
    assertEquals(FrechetDistance.between(one, other), fid.value(), 1e-9);
    assertEquals("Fréchet distance", fid.title());
    assertEquals(50, fid.protocol().realCount());
    assertEquals(40, fid.protocol().fakeCount());
    Figure kid = found.figure("kid").orElseThrow();
    KernelDistance.Estimate estimate = KernelDistance.ofSubsets(one, other, 100, 40, 1);
    assertEquals(estimate.mean(), kid.value(), 1e-9);
    assertEquals(estimate.deviation(), kid.deviation(), 1e-9);
    assertEquals("unbiased, 100 subsets of 40, kernel (x.y/D + 1)^3", kid.protocol().method());
    assertEquals(List.of(), said);
  }

  @Test
  void statisticsAreEnoughForTheFrechetDistanceAlone() {
    INDArray one = drawn(1, 0, 50, 4);
    Path statistics = folder.resolve("real.npz");
    FeatureStatistics.of(one).write(statistics);
    Path fake = npy("fake.npy", drawn(2, 0.5, 40, 4));
    Evaluation found = evaluate(statistics, fake);
    assertEquals(1, found.figures().size());
    assertEquals(
        FrechetDistance.between(one, drawn(2, 0.5, 40, 4)), found.figures().get(0).value(), 1e-9);
    assertEquals(
        "kid: needs features of every image: an extractor, or .npy files",
        refusal(statistics, fake, Metric.KID));
  }

  /** Without weights and labels the distance of pixels is left, and the message says why. */
  @Test
  void unlabelledImagesAreComparedByPixels() throws IOException {
    Path real = npy("real.npy", drawn(1, 0, 6, 32, 32, 3));
    Path fake = Files.createDirectory(folder.resolve("fake"));
    for (int i = 0; i < 6; i++) {
      BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i, i, 0xffffff);
      ImageIO.write(image, "png", fake.resolve(i + ".png").toFile());
    }
    Evaluation found = evaluate(real, fake);
    assertEquals(
        List.of("swd", "swd_32x32", "swd_16x16"),
        found.figures().stream().map(Figure::name).toList());
    assertEquals("6 of 6 images of " + fake, found.figures().get(0).protocol().fake());
    assertEquals(1, said.size());
    assertTrue(said.get(0).contains("pt_inception-2015-12-05-6726825d.pth"), said::toString);
    assertTrue(said.get(0).contains(folder.resolve("cache").toString()), said::toString);
    assertTrue(refusal(real, fake, Metric.FID).startsWith("fid: needs features: an extractor"));
  }

  @Test
  void imagesOfSeveralSizesHaveNoDistanceOfPixels() throws IOException {
    Path real = npy("real.npy", drawn(1, 0, 2, 32, 32, 3));
    Path fake = Files.createDirectory(folder.resolve("fake"));
    for (int side : new int[] {32, 40}) {
      ImageIO.write(
          new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB),
          "png",
          fake.resolve(side + ".png").toFile());
    }
    assertEquals(
        "swd: 2 of 2 images of " + fake + ": expected images of one size; there are several",
        refusal(real, fake, Metric.SWD));
  }

  @Test
  void whatIsNoSetIsRefused() {
    Path real = npy("real.npy", drawn(1, 0, 2, 3));
    Path absent = folder.resolve("absent");
    assertEquals(absent + ": no such file or folder", refusal(real, absent));
    Path odd = npy("odd.npy", drawn(1, 0, 2, 3, 4));
    assertEquals(
        odd
            + ": expected floating-point images [N, H, W, C] in [-1, 1] or features [N, D], got"
            + " F32 [2, 3, 4]",
        refusal(real, odd));
  }

  private String refusal(Path real, Path fake, Metric... metrics) {
    return assertThrows(InputException.class, () -> evaluate(real, fake, metrics)).getMessage();
  }
}
