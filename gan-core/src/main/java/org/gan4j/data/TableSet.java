package org.gan4j.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.gan4j.io.InputException;

/**
 * Sets of images in the rows of tables. A table can't be read at any place, so its images are
 * copied once, as they are, into a temporary file.
 */
final class TableSet {

  private TableSet() {}

  /**
   * The images of a file or of all of a folder.
   *
   * @param place the file, or a folder of them
   * @param ending what they end in
   * @param labels a file that says the classes; else the tables do
   */
  static LabelledPictures open(Path place, String ending, Optional<Path> labels) {
    TableReader reader = reader(place, ending);
    StoredFiles files = StoredFiles.find(place, ending);
    Spool spool = new Spool();
    FilePieces pictures = new FilePieces(spool);
    List<String> values = new ArrayList<>();
    List<String> names = null;
    try {
      for (Path file : files.files()) {
        int[] row = new int[1];
        List<String> found =
            reader.read(
                file,
                (image, label) -> {
                  String name = file.getFileName() + ", row " + row[0]++;
                  pictures.add(name, 0, spool.add(place, image), image.length);
                  values.add(label);
                });
        if (names != null && !names.equals(found)) {
          throw InputException.at(file, "has other classes than the files before it");
        }
        names = found;
      }
      if (pictures.size() == 0) {
        throw InputException.at(place, "has no rows");
      }
      List<String> classes = names == null ? List.of() : names;
      return new LabelledPictures(
          pictures,
          labels
              .map(from -> LabelFile.read(from, pictures.names()).orElse(Labels.NONE))
              .orElseGet(() -> labels(pictures, values, classes)),
          List.of());
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  private static TableReader reader(Path place, String ending) {
    for (TableReader reader : ServiceLoader.load(TableReader.class)) {
      if (reader.ending().equals(ending)) {
        return reader;
      }
    }
    throw InputException.at(
        place,
        "no reader of "
            + ending
            + " is on the class path; the command gan4j has one, which can write it as .zip or"
            + " .pack");
  }

  private static Labels labels(Pictures pictures, List<String> values, List<String> classes) {
    if (values.stream().allMatch(String::isEmpty)) {
      return Labels.NONE;
    }
    int none = values.indexOf("");
    if (none >= 0) {
      throw new InputException(pictures.place(none) + ": has no label, as others have");
    }
    Labels labels = LabelValues.toLabels(pictures.place(0), values);
    if (classes.isEmpty()) {
      return labels;
    }
    if (labels.classes().size() > classes.size()
        || !labels.classes().equals(Labels.numbers(labels.classes().size()))) {
      throw new InputException(
          pictures.place(0)
              + ": expected labels from 0 to "
              + (classes.size() - 1)
              + " as there are names of classes");
    }
    return new Labels(classes, labels.of());
  }
}
