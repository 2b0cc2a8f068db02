package org.gan4j.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine.IVersionProvider;

/** The versions of GAN4J and of what it runs on, told without loading ND4J. */
final class Versions implements IVersionProvider {

  private static final String FILE = "versions.properties";

  @Override
  public String[] getVersion() {
    Map<String, String> versions = all();
    return new String[] {
      "gan4j " + versions.get("gan4j"),
      "ND4J " + versions.get("nd4j") + ", Java " + versions.get("java")
    };
  }

  /** By name: {@code gan4j}, {@code java}, {@code nd4j}. */
  static Map<String, String> all() {
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
