package org.gan4j.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gan4j.bench.compare.Spread;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageReading;
import org.gan4j.data.ImageSize;
import org.gan4j.data.PackFile;
import org.gan4j.data.PictureForm;
import org.gan4j.random.RandomStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how many images a second are read, in turns with PyTorch's DataLoader and Pillow. */
@Command(
    name = "reading",
    description =
        "Times the reading of sets of images; run it with a heap that is smaller than a set, as"
            + " -Xmx256m, or the set lies in memory.",
    mixinStandardHelpOptions = true)
final class ReadingCommand implements Callable<Integer> {

  private static final String SCRIPT = "/org/gan4j/bench/pytorch_reading.py";
  private static final double NANO = 1e-9;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PLACE",
      arity = "1..*",
      description = "A folder of images, or a .zip, .tar, .parquet or .pack file.")
  private List<Path> places = List.of();

  @Option(names = "--size", defaultValue = "256", description = "Of each image, as in 48x64.")
  private String size = "";

  @Option(names = "--batch", defaultValue = "64", description = "Images a batch.")
  private int batch;

  @Option(names = "--seconds", defaultValue = "8", description = "How long a turn takes.")
  private double seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "How many turns each has.")
  private int rounds;

  @Option(names = "--python", description = "A Python that has torch, numpy and Pillow.")
  private @Nullable String python;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ImageSize wanted = ImageSize.of(size);
    Map<Path, ImageData> sets = new LinkedHashMap<>();
    places.forEach(place -> sets.put(place, open(place, wanted)));
    Map<String, List<Double>> speeds = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Path place : places) {
        note(speeds, "gan4j " + place, ours(Objects.requireNonNull(sets.get(place))));
        if (python != null && (Files.isDirectory(place) || place.toString().endsWith(".zip"))) {
          note(speeds, "pytorch " + place, peer(python, place, wanted));
        }
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    speeds.forEach(
        (who, each) ->
            out.printf(Locale.ROOT, "%-60s %,8.0f images/s%n", who, Spread.of(each).median()));
    out.flush();
    return 0;
  }

  private static void note(Map<String, List<Double>> speeds, String who, double speed) {
    speeds.computeIfAbsent(who, key -> new ArrayList<>()).add(speed);
  }

  private static ImageData open(Path place, ImageSize size) {
    String name = place.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".pack")) {
      return PackFile.open(place).resizedTo(size.height(), size.width());
    }
    PictureForm form =
        Files.isDirectory(place)
            ? PictureForm.FOLDER
            : PictureForm.valueOf(
                name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    return form.read(place, ImageReading.of(size.shape(3)));
  }

  private double ours(ImageData images) {
    try (Batches batches = Batches.of(images, batch, new RandomStream(1))) {
      batches.next();
      batches.next();
      long begin = System.nanoTime();
      long count = 0;
      while ((System.nanoTime() - begin) * NANO < seconds) {
        batches.next();
        count += batch;
      }
      return count / ((System.nanoTime() - begin) * NANO);
    }
  }

  private double peer(String program, Path place, ImageSize size)
      throws IOException, InterruptedException {
    String script;
    try (InputStream in = ReadingCommand.class.getResourceAsStream(SCRIPT)) {
      script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    Process process =
        new ProcessBuilder(
                program,
                "-c",
                script,
                place.toString(),
                String.valueOf(size.height()),
                String.valueOf(size.width()),
                String.valueOf(batch),
                String.valueOf(Runtime.getRuntime().availableProcessors()),
                String.valueOf(seconds))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("PyTorch's reading failed");
    }
    return Double.parseDouble(said.strip());
  }
}
