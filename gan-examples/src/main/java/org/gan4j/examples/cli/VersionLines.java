package org.gan4j.examples.cli;

import java.util.Map;
import org.gan4j.run.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLines implements IVersionProvider {

  @Override
  public String[] getVersion() {
    Map<String, String> versions = Versions.all();
    return new String[] {
      "gan4j " + versions.get("gan4j"),
      "ND4J " + versions.get("nd4j") + ", Java " + versions.get("java")
    };
  }
}
