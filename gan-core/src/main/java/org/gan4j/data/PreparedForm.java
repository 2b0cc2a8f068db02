package org.gan4j.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gan4j.io.InputException;

/** The files in which sets of images are written to be read again. */
enum PreparedForm {
  /** A zip archive as StyleGAN's tool writes it. */
  ZIP {
    @Override
    SetWriter writer(OutputStream out, ImageShape shape, List<String> classes) {
      return new ZipSetWriter(out, shape, classes);
    }
  },
  /** Pixels that are mapped into memory. */
  PACK {
    @Override
    SetWriter writer(OutputStream out, ImageShape shape, List<String> classes) throws IOException {
      return new PackWriter(out, shape, classes);
    }
  };

  abstract SetWriter writer(OutputStream out, ImageShape shape, List<String> classes)
      throws IOException;

  /** The form that a file's name asks for. */
  static PreparedForm of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(form -> name.endsWith(form.ending()))
        .findFirst()
        .orElseThrow(
            () ->
                InputException.at(
                    file,
                    "expected a file that ends in "
                        + Arrays.stream(values())
                            .map(PreparedForm::ending)
                            .collect(Collectors.joining(" or "))));
  }

  private String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
