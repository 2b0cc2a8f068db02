package org.gan4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

  @TempDir Path folder;

  @Test
  void makesFoldersAndReplaces() throws IOException {
    Path target = folder.resolve("a/b/c.txt");
    AtomicFiles.writeText(target, "one");
    AtomicFiles.writeText(target, "zwölf");
    assertEquals("zwölf", Files.readString(target));
    assertEquals(List.of(target), list(target.getParent()));
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path target = folder.resolve("c.txt");
    AtomicFiles.writeText(target, "old");
    Exception e =
        assertThrows(
            InputException.class,
            () ->
                AtomicFiles.write(
                    target,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals(target + ": can't be written: No space left on device", e.getMessage());
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFiles.write(
                target,
                out -> {
                  out.write(1);
                  throw new IllegalStateException();
                }));
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), list(folder));
  }

  @Test
  void aFileInTheWayOfAFolderIsAnInputError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Exception e =
        assertThrows(InputException.class, () -> AtomicFiles.writeText(file.resolve("x.txt"), "x"));
    assertTrue(e.getMessage().startsWith(file.resolve("x.txt") + ": can't be written: "));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void anInterruptedThreadWritesWholeFiles(@TempDir Path folder) throws Exception {
    Path target = folder.resolve("file.txt");
    Thread.currentThread().interrupt();
    try {
      AtomicFiles.writeText(target, "whole");
      assertTrue(Thread.currentThread().isInterrupted());
    } finally {
      Thread.interrupted();
    }
    assertEquals("whole", Files.readString(target));
  }
}
