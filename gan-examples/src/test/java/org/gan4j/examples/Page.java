package org.gan4j.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, taken apart into its blocks of code and its text.
 *
 * @param path where it lies
 * @param blocks the fenced blocks, in order
 * @param prose the text outside of them
 */
public record Page(Path path, List<Block> blocks, String prose) {

  private static final Pattern TYPE =
      Pattern.compile(
          "^public (?:final )?(?:class|record|interface|enum) (\\w+)", Pattern.MULTILINE);

  private static final Pattern FILE = Pattern.compile("`(src/main/[^`]+)`:$");

  /**
   * A block between fences.
   *
   * @param line of the page on which it begins
   * @param language what stands behind the fence, perhaps nothing
   * @param text what is in it, as it stands
   * @param before the line of text above it
   */
  public record Block(int line, String language, String text, String before) {

    /** The file that the text above names as the block's, below the project's folder. */
    Optional<Path> file() {
      Matcher named = FILE.matcher(before);
      return named.find() ? Optional.of(Path.of(named.group(1))) : Optional.empty();
    }

    /** The public type of a block of Java; nothing if there is none, or more than one. */
    Optional<String> type() {
      List<String> types = TYPE.matcher(text).results().map(found -> found.group(1)).toList();
      return types.size() == 1 ? Optional.of(types.get(0)) : Optional.empty();
    }

    boolean isProgram() {
      return text.contains("public static void main(String[] args)");
    }
  }

  /** The README and every page of the documentation. */
  public static List<Page> all() {
    Path top = Path.of("..");
    try (Stream<Path> docs = Files.walk(top.resolve("docs"))) {
      return Stream.concat(
              Stream.of(top.resolve("README.md")),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(Page::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page read(Path path) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder prose = new StringBuilder();
    StringBuilder block = null;
    String language = "";
    String before = "";
    int begin = 0;
    List<String> lines = lines(path);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        if (block == null) {
          block = new StringBuilder();
          language = line.substring("```".length()).strip();
          begin = i + 1;
        } else {
          blocks.add(new Block(begin, language, block.toString(), before));
          block = null;
          before = "";
        }
      } else if (block != null) {
        block.append(line).append('\n');
      } else {
        prose.append(line).append('\n');
        before = line.isBlank() ? before : line.strip();
      }
    }
    if (block != null) {
      throw new AssertionError(path + ":" + begin + ": the block has no end");
    }
    return new Page(path, List.copyOf(blocks), prose.toString());
  }

  private static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
