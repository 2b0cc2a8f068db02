package org.gan4j.data;

import static org.gan4j.data.SetFiles.complaint;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {

  private static final List<String> NAMES = List.of("a/1.png", "a/2.jpg", "caf\u00e9.png");

  @TempDir private Path folder;

  private Labels read(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return LabelFile.read(file, NAMES).orElseThrow();
  }

  private String refused(String name, String text) {
    Path file = folder.resolve(name);
    String message = complaint(() -> read(name, text));
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring((file + ": ").length());
  }

  private static void assertLabels(Labels labels, List<String> classes, int... of) {
    assertEquals(classes, labels.classes());
    assertArrayEquals(of, labels.of());
  }

  @Test
  void aTableNamesImagesByPathOrFileWithEndingOrWithout() throws IOException {
    List<String> classes = List.of("cat", "dog");
    // The accent as two code points, as macOS writes it.
    String rows = "a/1.png,dog\n2,cat\ncafe\u0301.png,dog\n";
    assertLabels(read("l.csv", rows), classes, 1, 0, 1);
    assertLabels(read("l.csv", "id,breed\r\n" + rows.replace("\n", "\r\n")), classes, 1, 0, 1);
    assertLabels(read("l.tsv", "\ufeff" + rows.replace(',', '\t')), classes, 1, 0, 1);
    assertLabels(read("l.csv", rows.replace(',', ';')), classes, 1, 0, 1);
    assertLabels(read("l.csv", rows + "gone.png,horse\n\n"), classes, 1, 0, 1);
    assertLabels(
        read(
            "l.csv",
            "width,label,file_name\n4,\"dog, small\",.\\a\\1.png\n4,\"the \"\"cat\"\"\",2.jpg\n"
                + "4,x,caf\u00e9\n"),
        List.of("dog, small", "the \"cat\"", "x"),
        0,
        1,
        2);
  }

  @Test
  void wholeNumbersAreTheLabelsThemselves() throws IOException {
    assertLabels(read("l.csv", "1,10\n2,2\ncaf\u00e9,0\n"), Labels.numbers(11), 10, 2, 0);
    assertLabels(read("l.txt", "2\n0\n1\n"), Labels.numbers(3), 2, 0, 1);
    assertLabels(read("l.txt", "red\ngreen\nred\n"), List.of("green", "red"), 1, 0, 1);
  }

  @Test
  void jsonIsReadAsStyleGansToolWritesIt() throws IOException {
    String pairs = "{\"labels\": [[\"a/2.jpg\", 1], [\"a/1.png\", 0], [\"caf\u00e9.png\", 1]]";
    assertLabels(read("l.json", pairs + "}"), Labels.numbers(2), 0, 1, 1);
    assertLabels(
        read("l.json", pairs + ", \"classes\": [\"x\", \"y\", \"z\"]}"),
        List.of("x", "y", "z"),
        0,
        1,
        1);
    assertLabels(
        read("l.json", "{\"1.png\": \"b\", \"2.jpg\": \"a\", \"caf\u00e9\": \"b\"}"),
        List.of("a", "b"),
        1,
        0,
        1);
    Path none = Files.writeString(folder.resolve("n.json"), "{\"labels\": null}");
    assertTrue(LabelFile.read(none, NAMES).isEmpty());
  }

  @Test
  void whatIsWrongIsSaidInALine() throws IOException {
    assertEquals(
        "has no class for a/2.jpg and 1 more of 3 images; add a line for each image, or remove the"
            + " image",
        refused("l.csv", "a/1.png,x\n"));
    assertEquals(
        "has 2 lines for 3 images; it takes a class a line, in the order of the images' names",
        refused("l.txt", "1\n2\n"));
    assertEquals(
        "has no column for their classes among id, width, height; name it label",
        refused("l.csv", "id,width,height\n1,4,4\n"));
    assertEquals(
        "line 2: expected a name and a class, got a/2.jpg",
        refused("l.csv", "a/1.png,x\na/2.jpg\n"));
    assertEquals(
        "has 1,000,000 classes, where at most 65,536 are read; is that column the class?",
        refused("l.csv", "1,999999\n2,0\ncaf\u00e9,0\n"));
    assertEquals(
        "the label of a/1.png: expected a number from 0 on or a name, got [0.5,1]",
        refused("l.json", "{\"labels\": [[\"a/1.png\", [0.5, 1]]]}"));
    assertEquals("expected {\"labels\": [[name, class], ...]}", refused("l.json", "[1]"));
    assertTrue(refused("l.json", "{\"labels\": ").startsWith("line 1: "));
    assertEquals(
        "labels come from a file that ends in .csv, .tsv, .json or .txt", refused("l.xml", ""));
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "a/1.png,caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        latin + ": is not text in UTF-8; save it as such",
        complaint(() -> LabelFile.read(latin, NAMES)));
  }
}
