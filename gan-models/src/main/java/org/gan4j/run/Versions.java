package org.gan4j.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The versions of GAN4J and of what it runs on, told without loading ND4J. */
public final class Versions {

  private static final String FILE = "versions.properties";

  private Versions() {}

  /**
   * All of them.
   *
   * @return by name: {@code gan4j}, {@code java}, {@code nd4j}
   */
  public static Map<String, String> all() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(FILE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    Map<String, String> out = new TreeMap<>();
    properties.forEach((name, version) -> out.put((String) name, (String) version));
    out.put("java", System.getProperty("java.version"));
    return out;
  }
}
