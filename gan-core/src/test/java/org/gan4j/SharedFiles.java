package org.gan4j;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real files beside the repository that tests read where they are present. */
public final class SharedFiles {

  private SharedFiles() {}

  /** A folder or file of the data sets; the test is skipped, with a message, where it is absent. */
  public static Path data(String name) {
    return require("gan4j.data.dir", "../shared/data", name);
  }

  /** A parity case; the test is skipped, with a message, where it is absent. */
  public static Path parityCase(String name) {
    return require("gan4j.parity.dir", "../shared/parity/cases", name);
  }

  /** Tests run in their module's folder, the properties are relative to the repository's root. */
  private static Path require(String property, String byDefault, String name) {
    Path folder = Path.of(System.getProperty(property, byDefault));
    Path path = (folder.isAbsolute() ? folder : Path.of("..").resolve(folder)).resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no " + path + "; set " + property);
    return path.normalize();
  }
}
