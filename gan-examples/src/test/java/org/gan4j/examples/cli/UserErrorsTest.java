package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever can't be used gives one clear line, exit code 2, and no output folder. */
class UserErrorsTest {

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void chooseOutput() {
    out = folder.resolve("out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--step 5 | did you mean --steps?",
        "--steps 5 --epochs 1 | --steps and --epochs: give one of them, not both",
        "--steps 0 | --steps: expected 1 to 2000000000, got 0",
        "--steps many | 'many' is not a long",
        "--batch -1 | --batch: expected 1 to 65536, got -1",
        "--batch 10001 | 10001 is more than the set's 10000 samples",
        "--lr 0 | --lr: expected more than 0, got 0.0",
        "--lr 1 --lr-generator 2 | --lr and --lr-generator: give one of them, not both",
        "--loss square | expected minimax, non-saturating, wasserstein",
        "--penalty r3 | penalty: expected one of wgan-gp",
        "--penalty r1:x | --penalty: r1: expected a weight after the colon",
        "--penalty none,r1 | penalty: expected one of wgan-gp",
        "--data moon | expected digits, mnist, stacked-mnist, cifar10, cifar100, stl10, svhn,"
            + " folder",
        "--data mnist | --data-dir is missing",
        "--data-dir . | --data digits reads no folder",
        "--data mnist --data-dir /no/such | /no/such: no such folder",
        "--data cifar10 --data-dir pom.xml | pom.xml: is not a folder, which cifar10 needs",
        "--channels 3 | it goes with images in files",
        "--data folder --data-dir src --channels 2 | --channels: expected 1, 3 or 4, got 2",
        "--data folder --data-dir src | no PNG, JPEG, WebP",
        "--resolution 50 | multiples of 8 where the shorter side has 50 pixels, got 50; take 48",
        "--latent 0 | --latent: expected 1 to 65536, got 0",
        "--sample-every 0 | --sample-every: expected 1 to 2000000000, got 0",
        "--threads 0 | --threads: expected 1 to 1024, got 0",
        "--epochs 9223372036854775807 | --epochs: expected 1 to 2000000000, got 92",
        "--epochs 2000000000 | epochs: 2000000000 of 156 batches each are more than",
        "--width 2000000000 | --width: expected 1 to 65536, got 2000000000",
        "--resolution 100000 | --resolution: expected 1 to 8192 pixels a side, got 100000",
        "--critic-steps 2000000000 | --critic-steps: expected 1 to 1000, got 2000000000",
        "--threads 2000000000 | --threads: expected 1 to 1024, got 2000000000",
        "--set slope=NaN | set: slope: expected a finite number, got NaN",
        "--set latentSize=2000000000 | set: latentSize: expected at most 65536, got 2000000000",
        "--set latentSize=0.5 | set: ",
        "--backend gpu | expected auto, cpu, cuda; got gpu",
        "--kernels fast | expected auto, onednn, nd4j; got fast",
        "--precision half | expected float32, bf16; got half",
        "--kernels nd4j --precision bf16 | the kernels nd4j have float32 only",
        "--set widht=3 | set: dcgan has no widht; it has imageSize, channels",
        "--set slope=steep | set: ",
        "--set training.speed=3 | set: dcgan's training has no speed; it has loss, penalties",
        "--set training.generator.rate=0 | set: generator: rate: expected more than 0, got 0.0",
        "--penalty weight-clip | --penalty: penalty: expected one of wgan-gp",
        "--constraint r1 | --constraint: constraint: expected one of weight-clip, got r1"
      })
  void optionOfTrain(String options, String message) {
    String[] words = options.split(" ");
    Object[] args =
        Stream.of(Stream.of("train", "dcgan"), Arrays.stream(words), Stream.of("--out", out))
            .flatMap(part -> part)
            .toArray();
    refused(message, args);
  }

  @Test
  void imagesWithoutAClassEach() {
    refused(
        "cgan: needs images with a class each; folder has images; put every image into a"
            + " sub-folder that is named after its class",
        "train",
        "cgan",
        "--data",
        "folder",
        "--data-dir",
        "../docs/images",
        "--out",
        out);
  }

  @Test
  void helpOfAModelListsItsFields() {
    Run dcgan = Run.of("train", "dcgan", "--help");
    assertEquals(0, dcgan.exitCode(), dcgan::toString);
    assertTrue(dcgan.out().contains("Fields of dcgan for --set"), dcgan::toString);
    assertTrue(dcgan.out().matches("(?s).*slope +0\\.2\\R.*"), dcgan::toString);
    assertTrue(
        dcgan.out().matches("(?s).*discriminatorNorm +batch, or none, spectral\\R.*"),
        dcgan::toString);
    String cgan = Run.of("train", "cgan", "--help").out();
    assertTrue(cgan.matches("(?s).*network\\.slope +0\\.2\\R.*"), cgan);
    for (ModelFamily<?> family : ModelFamilies.all()) {
      String help = Run.of("train", family.name(), "--help").out();
      assertTrue(help.contains("Fields of " + family.name() + " for --set"), help);
    }
    assertFalse(Run.of("train", "--help").out().contains("Fields of"));
  }

  @Test
  void unknownCommand() {
    refused(
        "no such command or option: trian dcgan; did you mean translate or train?; see gan4j"
            + " --help",
        "trian",
        "dcgan");
  }

  @Test
  void unknownModel() {
    String names =
        ModelFamilies.all().stream().map(ModelFamily::name).collect(Collectors.joining(", "));
    refused("model: expected one of " + names + ", got biggan", "train", "biggan", "--out", out);
  }

  @Test
  void missingModel() {
    refused("MODEL", "train", "--out", out);
  }

  @Test
  void truncatedIdxFile() throws IOException {
    Path mnist = Idx.folder(folder.resolve("mnist"), 20, 20);
    byte[] whole = Files.readAllBytes(Idx.imageFile(mnist));
    Files.write(Idx.imageFile(mnist), Arrays.copyOf(whole, whole.length - 1));
    refused(
        "train-images-idx3-ubyte",
        "train",
        "dcgan",
        "--data",
        "mnist",
        "--data-dir",
        mnist,
        "--out",
        out);
  }

  @Test
  void labelsThatDoNotMatch() throws IOException {
    Path mnist = Idx.folder(folder.resolve("mnist"), 20, 19);
    refused("19", "train", "dcgan", "--data", "mnist", "--data-dir", mnist, "--out", out);
  }

  @Test
  void imageThatCannotBeRead() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.writeString(images.resolve("broken.png"), "not an image");
    refused("broken.png", "train", "dcgan", "--data", "folder", "--data-dir", images, "--out", out);
  }

  @Test
  void outputFolderThatIsNotEmpty() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine.txt"), "keep");
    Run run = Run.of("train", "dcgan", "--out", out);
    assertEquals(2, run.exitCode());
    assertEquals(1, run.err().size(), run.err()::toString);
    assertTrue(run.err().get(0).contains("output folder isn't empty"), run.err()::toString);
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void outputThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "keep");
    refused("the output folder is a file", "train", "dcgan", "--out", file);
    assertEquals("keep", Files.readString(file));
  }

  @Test
  void sampleOfNoRun() throws IOException {
    refused("no such run", "sample", folder.resolve("nothing"), "--out", out);
    Path empty = Files.createDirectories(folder.resolve("empty"));
    refused("not a run: it has no config.json", "sample", empty, "--out", out);
    Files.writeString(empty.resolve("config.json"), "{}");
    refused(
        "the run has no weights.safetensors: it ended before its first checkpoint",
        "sample",
        empty,
        "--out",
        out);
    Files.writeString(empty.resolve("weights.safetensors"), "x");
    refused("config.json", "sample", empty, "--out", out);
  }

  @Test
  void debugShowsTheStackTraceToo() {
    Run run = Run.of("train", "dcgan", "--steps", "0", "--out", out, "--debug");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().get(0).startsWith("gan4j: --steps"), run.err()::toString);
    assertTrue(run.err().stream().anyMatch(line -> line.contains("\tat org.gan4j")));
  }

  private void refused(String message, Object... args) {
    Run.refused(message, args);
    assertFalse(Files.exists(out), "an output folder was made");
  }
}
