package org.gan4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java of README and docs compiles as it stands, without a warning, and its programs run. Each
 * block is a whole file, and those of a page are files of one project. A comment above a block that
 * says {@code <!-- run with: 2 -->} gives the words that its program is run with here, so that it
 * doesn't train for long; {@code flowers} among them is a folder with a few pictures.
 */
class DocumentedProgramsTest {

  private static final String RUN_WITH = "<!-- run with: ";
  private static final int PICTURES = 8;

  @TempDir private Path folder;

  static Stream<Page> pages() {
    return Page.all().stream()
        .filter(page -> page.blocks().stream().anyMatch(block -> block.language().equals("java")));
  }

  @Test
  void arePutOnPages() {
    assertTrue(pages().count() >= 5);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void compileAndRun(Page page) throws IOException, InterruptedException {
    List<Path> sources = new ArrayList<>();
    List<String> programs = new ArrayList<>();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    for (Page.Block block : page.blocks()) {
      if (block.language().equals("java")) {
        String type =
            block
                .type()
                .orElseThrow(
                    () ->
                        new AssertionError(
                            page.path()
                                + ":"
                                + block.line()
                                + ": expected a whole file with one public type"));
        block.file().ifPresent(file -> assertEquals("src/main/java/" + type + ".java", name(file)));
        sources.add(Files.writeString(folder.resolve(type + ".java"), block.text()));
        if (block.isProgram()) {
          programs.add(type + " " + words(block));
        }
      } else if (block.file().isPresent()) {
        Path file = classes.resolve(name(block.file().get()).replace("src/main/resources/", ""));
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.text());
      }
    }
    assertEquals("", compile(sources, classes), () -> page.path().toString());
    pictures(folder.resolve("flowers"));
    if (!programs.isEmpty()) {
      run(classes, ProgramRunner.class.getName(), programs);
    }
    Path services = classes.resolve("META-INF/services/" + ModelFamily.class.getName());
    if (Files.exists(services)) {
      String models = run(classes, "org.gan4j.examples.cli.Gan4j", List.of("models"));
      assertEquals(ModelFamilies.all().size() + 1, models.lines().count(), models);
    }
  }

  /** The project that the page on one's own GAN begins with asks for what the README's does. */
  @Test
  void dependOnTheStarter() {
    List<String> dependencies = new ArrayList<>();
    for (Page page : Page.all()) {
      for (Page.Block block : page.blocks()) {
        if (block.language().equals("xml")) {
          String flat = block.text().replaceAll("\\s+", "");
          int begin = flat.indexOf("<dependency>");
          dependencies.add(flat.substring(begin, flat.indexOf("</dependency>")));
        }
      }
    }
    assertTrue(dependencies.size() > 1);
    assertEquals(1, dependencies.stream().distinct().count(), dependencies::toString);
    assertTrue(dependencies.get(0).contains("<artifactId>gan4j-starter</artifactId>"));
  }

  private static String name(Path file) {
    return file.toString().replace(File.separatorChar, '/');
  }

  private static String words(Page.Block block) {
    return block.before().startsWith(RUN_WITH)
        ? block.before().substring(RUN_WITH.length()).replace("-->", "").strip()
        : "";
  }

  /** What the compiler says. */
  private static String compile(List<Path> sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    // "path" would tell of folders on this test's own class path.
    List<String> options =
        List.of("--release", "17", "-Xlint:all,-path", "-proc:none", "-d", classes.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      compiler
          .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return said.toString();
  }

  /** What a program that has to succeed prints. */
  private String run(Path classes, String program, List<String> args)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-cp",
            absolute(classes + File.pathSeparator + System.getProperty("java.class.path")),
            program));
    command.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    int code = builder.start().waitFor();
    String text = Files.readString(said);
    assertEquals(0, code, text);
    assertFalse(text.contains("kernels: nd4j"), text);
    return text;
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        Stream.of(classPath.split(File.pathSeparator))
            .map(part -> Path.of(part).toAbsolutePath().toString())
            .toList());
  }

  private static void pictures(Path flowers) throws IOException {
    for (String part : List.of("trainA", "trainB", "testA", "testB")) {
      Path into = Files.createDirectories(flowers.resolve(part));
      for (int i = 0; i < PICTURES; i++) {
        BufferedImage picture = new BufferedImage(70, 70, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(i, 0, 0xffffff);
        ImageIO.write(picture, "png", into.resolve(i + ".png").toFile());
      }
    }
  }
}
