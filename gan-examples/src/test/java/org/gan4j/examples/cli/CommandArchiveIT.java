package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the command, unpacked in a folder with a space in its name. */
class CommandArchiveIT {

  private static final Path BIN = Path.of("bin");

  @TempDir static Path place;

  private static Path home;

  @BeforeAll
  static void unpack() throws Exception {
    String archive = System.getProperty("gan4j.archive");
    assumeTrue(archive != null, "no archive: mvn verify makes it and names it");
    Path into = Files.createDirectory(place.resolve("two words"));
    assertEquals(0, run(Map.of(), "tar", "-xzf", archive, "-C", into).exitCode());
    try (Stream<Path> unpacked = Files.list(into)) {
      home = unpacked.toList().get(0);
    }
  }

  private static Gan4jProcess.Ended run(Map<String, String> environment, Object... command)
      throws IOException, InterruptedException {
    Path out = place.resolve("stdout");
    Path err = place.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.of(command).map(Object::toString).toList())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return new Gan4jProcess(builder.start(), out, err).end();
  }

  private static void requireCommand(Path launcher) throws IOException, InterruptedException {
    Gan4jProcess.Ended version = run(Map.of(), launcher, "--version");
    assertEquals(0, version.exitCode(), version.err());
    assertTrue(version.out().startsWith("gan4j "), version.out());
    Gan4jProcess.Ended models = run(Map.of(), launcher, "models");
    assertEquals(0, models.exitCode(), models.err());
    assertTrue(models.out().contains("dcgan"), models.out());
    assertEquals("", models.err());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void launcherRunsWhereItLies() throws Exception {
    requireCommand(home.resolve("bin/gan4j"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void launcherRunsThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(place.resolve("link"), home.resolve("bin/gan4j"));
    Path bin = Files.createDirectories(place.resolve("local").resolve(BIN));
    requireCommand(Files.createSymbolicLink(bin.resolve("gan4j"), bin.relativize(link)));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void launcherHandsOnWordsAndExitCode() throws Exception {
    Path launcher = home.resolve("bin/gan4j");
    Gan4jProcess.Ended refused = run(Map.of(), launcher, "sample", "no run");
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().startsWith("gan4j: no run: "), refused.err());
    Gan4jProcess.Ended java = run(Map.of("GAN4J_OPTS", "-Xmx64m -version"), launcher, "models");
    assertEquals(0, java.exitCode(), java.err());
    assertEquals("", java.out());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void launcherSaysWhatToDoWithoutJava() throws Exception {
    Gan4jProcess.Ended none =
        run(Map.of("JAVA_HOME", place.toString()), home.resolve("bin/gan4j"), "models");
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("set JAVA_HOME"), none.err());
  }

  @Test
  @EnabledOnOs(OS.WINDOWS)
  void batchFileRuns() throws Exception {
    requireCommand(home.resolve("bin/gan4j.bat"));
  }

  @Test
  void batchFileNamesTheLibrariesAndTheMainClass() throws Exception {
    String text = Files.readString(home.resolve("bin/gan4j.bat"), StandardCharsets.US_ASCII);
    Matcher call = Pattern.compile("-cp \"%~dp0([^\"]+)\\\\\\*\" (\\S+) %\\*").matcher(text);
    assertTrue(call.find(), text);
    Path libraries = home.resolve(BIN).resolve(call.group(1).replace('\\', '/')).normalize();
    assertEquals(home.resolve("lib"), libraries);
    assertTrue(Files.exists(libraries.resolve("gan4j.jar")));
    assertEquals(Gan4j.class.getName(), call.group(2));
    Gan4j.class.getMethod("main", String[].class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void completionKnowsEveryCommand() throws Exception {
    Path script = home.resolve("completion/gan4j_completion");
    assertEquals(0, run(Map.of(), "bash", "-n", script).exitCode());
    String text = Files.readString(script, StandardCharsets.UTF_8);
    Matcher commands = Pattern.compile("local commands=\"([^\"]+)\"").matcher(text);
    assertTrue(commands.find(), text);
    assertEquals(
        Gan4j.commandLine().getSubcommands().keySet(), Set.of(commands.group(1).split(" ")));
  }

  @Test
  void librariesAreThoseOfTheTableInSecurity() throws Exception {
    Set<String> files;
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      files = jars.map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
    }
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "SECURITY.md"), StandardCharsets.UTF_8)) {
      String[] cells = line.split(" *\\| *");
      if (cells.length < 5 || !cells[2].matches("[\\d., ]+")) {
        continue;
      }
      String[] names = cells[1].split(", ");
      String[] versions = (cells[3].equals("the same") ? cells[2] : cells[3]).split(", ");
      for (int i = 0; i < names.length; i++) {
        String name = names[i];
        boolean out = versions[0].equals("left out");
        String found = name + "-" + (out ? "" : versions[i]);
        if (out == files.stream().anyMatch(file -> file.startsWith(found))) {
          wrong.add(name + ": " + cells[3]);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }
}
