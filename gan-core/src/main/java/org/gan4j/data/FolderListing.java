package org.gan4j.data;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.gan4j.io.InputException;
import org.gan4j.io.image.ImageFormat;

/**
 * The image files of a folder and all below it, links followed, hidden ones left out, in the order
 * of their names ({@link #name}).
 *
 * @param folder the folder
 * @param files the images, at least one
 * @param others what else there is
 */
record FolderListing(Path folder, List<Path> files, List<Path> others) {

  /** What the folder of a run holds: its own pictures aren't to be trained on. */
  private static final List<String> RUN = List.of("config.json", "losses.jsonl");

  /**
   * Lists a folder.
   *
   * @throws InputException if it is missing, has no images, or can't be read
   */
  static FolderListing of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw InputException.at(folder, "no such folder");
    }
    Walk walk = new Walk(folder);
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    } catch (FileSystemLoopException e) {
      throw new InputException(
          e.getFile() + ": is a link that leads back to a folder above it; remove the link", e);
    } catch (IOException e) {
      throw InputException.unreadable(folder, e);
    }
    Comparator<Path> byName = Comparator.comparing(file -> name(folder, file));
    walk.files.sort(byName.thenComparing(Comparator.naturalOrder()));
    walk.others.sort(byName);
    if (walk.files.isEmpty()) {
      throw InputException.at(
          folder,
          "no "
              + ImageFormat.list()
              + " file in this folder or below"
              + (walk.others.isEmpty() ? "" : "; there is " + SkippedFiles.few(walk.others)));
    }
    return new FolderListing(folder, List.copyOf(walk.files), List.copyOf(walk.others));
  }

  /**
   * A file's path in its folder, with slashes, accented letters composed (Unicode's NFC): the same
   * whichever system wrote the file and whatever the locale of this one.
   */
  static String name(Path folder, Path file) {
    Path relative = folder.relativize(file);
    String name = relative.toString();
    if (name.indexOf('\ufffd') >= 0 || name.indexOf('?') >= 0) {
      // Letters that the locale can't express; a URI has the bytes that are on the disk.
      String whole = file.toUri().getPath();
      String before = folder.toUri().getPath();
      name = whole.startsWith(before) ? whole.substring(before.length()) : name;
    }
    String separator = relative.getFileSystem().getSeparator();
    return Normalizer.normalize(name.replace(separator, "/"), Normalizer.Form.NFC);
  }

  /** The images, to be read. */
  PictureFiles pictures() {
    return new PictureFiles(folder, files);
  }

  /** {@link #name(Path, Path)} in this folder. */
  String name(Path file) {
    return name(folder, file);
  }

  /** Sorts what there is into images and others. */
  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> others = new ArrayList<>();

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      if (isHidden(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (RUN.stream().allMatch(name -> Files.isRegularFile(folder.resolve(name)))) {
        others.add(folder);
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isHidden(file)) {
        boolean image =
            attributes.isRegularFile() && ImageFormat.isNamedAsOne(file.getFileName().toString());
        (image ? files : others).add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }
  }
}
