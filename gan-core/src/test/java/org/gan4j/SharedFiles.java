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

  /**
   * The folder of parity cases. One that was asked for must be there; the usual one may be absent,
   * and the test is then skipped, with a message.
   */
  public static Path parityCases() {
    return folder("parity", "gan4j.parity.dir", "../shared/parity/cases");
  }

  /** The folder of parity cases of whole models, likewise. */
  public static Path parityModels() {
    return folder("models", "gan4j.parity.models", "../shared/parity-models");
  }

  private static Path folder(String what, String property, String byDefault) {
    String chosen = System.getProperty(property);
    if (chosen != null && !Files.isDirectory(resolve(chosen))) {
      throw new IllegalArgumentException(property + ": no folder " + resolve(chosen));
    }
    Path usual = resolve(byDefault);
    if (chosen == null && !Files.isDirectory(usual)) {
      System.out.println(
          what + ": skipped, no folder " + usual + "; name one with -D" + property + "=DIR");
    }
    return require(property, byDefault, "");
  }

  private static Path require(String property, String byDefault, String name) {
    Path path = resolve(System.getProperty(property, byDefault)).resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no " + path + "; set " + property);
    return path;
  }

  /**
   * Properties are relative to where Maven was started, which tells it to the tests; without Maven,
   * to the repository's root, as tests run in their module's folder.
   */
  private static Path resolve(String folder) {
    return Path.of(System.getProperty("gan4j.launch.dir", ".."))
        .resolve(folder)
        .toAbsolutePath()
        .normalize();
  }
}
