package org.gan4j.examples.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small sets in MNIST's form. */
final class Idx {

  private static final int SIDE = 28;

  private Idx() {}

  /** A folder with as many images and labels as asked for. */
  static Path folder(Path folder, int images, int labels) throws IOException {
    Files.createDirectories(folder);
    ByteBuffer pixels = ByteBuffer.allocate(16 + images * SIDE * SIDE);
    pixels.putInt(0x803).putInt(images).putInt(SIDE).putInt(SIDE);
    while (pixels.hasRemaining()) {
      pixels.put((byte) (pixels.position() * 31));
    }
    ByteBuffer classes = ByteBuffer.allocate(8 + labels);
    classes.putInt(0x801).putInt(labels);
    while (classes.hasRemaining()) {
      classes.put((byte) (classes.position() % 10));
    }
    Files.write(imageFile(folder), pixels.array());
    Files.write(folder.resolve("train-labels-idx1-ubyte"), classes.array());
    return folder;
  }

  static Path imageFile(Path folder) {
    return folder.resolve("train-images-idx3-ubyte");
  }
}
