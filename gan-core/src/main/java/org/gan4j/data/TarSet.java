package org.gan4j.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.io.InputException;
import org.gan4j.io.image.ImageFormat;
import org.jspecify.annotations.Nullable;

/**
 * Sets of images in tar archives as WebDataset has them: what belongs to a sample has one name up
 * to its first dot, the image {@code key.jpg}, its class {@code key.cls}.
 */
final class TarSet {

  private static final String CLASS = "cls";
  private static final int MOST_CLASS = 1 << 10;

  private final StoredFiles shards;
  private final FilePieces pictures;
  private final List<Optional<String>> classes = new ArrayList<>();

  private TarSet(StoredFiles shards) {
    this.shards = shards;
    this.pictures = new FilePieces(shards);
  }

  /** A sample while its archive is read. */
  private static final class Sample {
    private @Nullable String image;
    private long begin;
    private long length;
    private Optional<String> label = Optional.empty();
  }

  /**
   * The images of an archive or of all of a folder.
   *
   * @param place the archive, or a folder of them
   * @param labels a file that says the classes; else the archives do
   */
  static LabelledPictures open(Path place, Optional<Path> labels) {
    TarSet set = new TarSet(StoredFiles.find(place, ".tar"));
    for (int i = 0; i < set.shards.files().size(); i++) {
      set.read(i);
    }
    if (set.pictures.size() == 0) {
      throw InputException.at(place, "has no " + ImageFormat.list() + " file");
    }
    return new LabelledPictures(
        set.pictures,
        labels
            .map(from -> LabelFile.read(from, set.pictures.names()).orElse(Labels.NONE))
            .orElseGet(() -> set.labels(place)),
        List.of());
  }

  private void read(int shard) {
    Path file = shards.files().get(shard);
    Map<String, Sample> samples = new LinkedHashMap<>();
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      TarEntries.visit(
          file,
          in,
          (name, begin, length) -> {
            String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
            int dot = composed.indexOf('.', composed.lastIndexOf('/') + 1);
            if (dot > composed.lastIndexOf('/') + 1) {
              Sample sample =
                  samples.computeIfAbsent(composed.substring(0, dot), key -> new Sample());
              add(file, in, sample, composed, dot, begin, length);
            }
          });
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    for (Sample sample : samples.values()) {
      if (sample.image != null) {
        pictures.add(sample.image, shard, sample.begin, sample.length);
        classes.add(sample.label);
      }
    }
  }

  private static void add(
      Path file, RandomAccessFile in, Sample sample, String name, int dot, long begin, long length)
      throws IOException {
    String ending = name.substring(dot + 1);
    if (ending.equals(CLASS)) {
      byte[] text = new byte[(int) Math.min(length, MOST_CLASS)];
      in.seek(begin);
      in.readFully(text);
      sample.label = Optional.of(new String(text, StandardCharsets.UTF_8).strip());
    } else if (ending.indexOf('.') < 0 && ImageFormat.isNamedAsOne(name)) {
      if (sample.image != null) {
        throw new InputException(
            String.format(
                "%s: %s and %s are images of one sample; one of them has to go",
                file, sample.image, name));
      }
      sample.image = name;
      sample.begin = begin;
      sample.length = length;
    }
  }

  private Labels labels(Path place) {
    if (classes.stream().allMatch(Optional::isEmpty)) {
      return Labels.NONE;
    }
    int without = classes.indexOf(Optional.empty());
    if (without >= 0) {
      throw new InputException(
          pictures.place(without) + ": has no ." + CLASS + " file, as others have");
    }
    return LabelValues.toLabels(
        place.toString(), classes.stream().map(Optional::orElseThrow).toList());
  }
}
