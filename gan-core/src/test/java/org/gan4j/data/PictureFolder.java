package org.gan4j.data;

import java.nio.file.Path;
import org.gan4j.io.Images;
import org.nd4j.linalg.factory.Nd4j;

/** Makes folders of small pictures in classes. */
final class PictureFolder {

  private static final int CLASSES = 3;

  private PictureFolder() {}

  /**
   * Writes {@code class0/image000.png} and so on, the classes in turn.
   *
   * @param folder gets them
   * @param count how many
   * @param height rows
   * @param width columns
   */
  static void make(Path folder, int count, int height, int width) {
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("class" + i % CLASSES).resolve(String.format("image%03d.png", i));
      float[] values = new float[height * width * 3];
      for (int k = 0; k < values.length; k++) {
        values[k] = Images.fromByte((byte) SetFiles.level(i, k / 3 / width, k / 3 % width, k % 3));
      }
      Images.writePng(Nd4j.createFromArray(values).reshape(height, width, 3), file);
    }
  }
}
