package org.gan4j.backend;

import java.util.List;

/**
 * A library with native code, as found on the class path.
 *
 * @param name its Maven artifact
 * @param version its version, {@code unknown} where a repackaged jar no longer tells
 * @param natives the classifiers of its native builds for this platform: {@code linux-x86_64-avx2};
 *     empty if none
 */
public record Artifact(String name, String version, List<String> natives) {
  /** Keeps a copy of the classifiers. */
  public Artifact {
    natives = List.copyOf(natives);
  }

  /** One phrase: {@code nd4j-native 1.0.0-M2.1, linux-x86_64}. */
  @Override
  public String toString() {
    return name
        + " "
        + version
        + ", "
        + (natives.isEmpty() ? "no native library" : String.join(" and ", natives));
  }
}
