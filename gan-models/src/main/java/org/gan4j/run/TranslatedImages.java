package org.gan4j.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gan4j.data.Domain;
import org.gan4j.data.ImageData;
import org.gan4j.io.HostArrays;
import org.gan4j.io.ImageGrid;
import org.gan4j.io.Images;
import org.gan4j.io.InputException;
import org.gan4j.models.translation.Translator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes translations: a PNG file for each image, of its name, and a picture with the first few
 * images beside their translations.
 *
 * @param translator translates
 * @param from the images' domain
 * @param input the folder that they come from
 */
public record TranslatedImages(Translator translator, Domain from, Path input) {

  private static final String GRID = "side-by-side";
  private static final int GRID_PAIRS = 32;
  private static final int GRID_COLUMNS = 8;
  private static final int AT_ONCE = 8;

  /**
   * Writes them.
   *
   * @param files the images' files
   * @param images the images, in the files' order
   * @param folder where to
   * @return how many were translated
   * @throws InputException if two of them have the same name
   */
  public int write(List<Path> files, ImageData images, Path folder) {
    List<Path> targets = targets(files, folder);
    List<INDArray> pairs = new ArrayList<>();
    for (int begin = 0; begin < images.size(); begin += AT_ONCE) {
      int end = Math.min(begin + AT_ONCE, images.size());
      INDArray originals =
          Nd4j.createUninitialized(DataType.FLOAT, images.shape().batch(end - begin));
      images.read(IntStream.range(begin, end).toArray(), originals);
      INDArray results = translator.translate(originals, from);
      for (int i = 0; i < end - begin; i++) {
        Images.writePng(
            HostArrays.rows(results, i, i + 1L)
                .reshape(
                    'c',
                    images.shape().height(),
                    images.shape().width(),
                    images.shape().channels()),
            targets.get(begin + i));
        if (begin + i < GRID_PAIRS) {
          pairs.add(HostArrays.rows(originals, i, i + 1L));
          pairs.add(HostArrays.rows(results, i, i + 1L));
        }
      }
    }
    new ImageGrid(GRID_COLUMNS, 1)
        .writePng(Nd4j.concat(0, pairs.toArray(INDArray[]::new)), folder.resolve(GRID + ".png"));
    return images.size();
  }

  private List<Path> targets(List<Path> files, Path folder) {
    Set<Path> taken = new HashSet<>(Set.of(folder.resolve(GRID + ".png")));
    List<Path> targets = new ArrayList<>();
    for (Path file : files) {
      String name = input.relativize(file).toString();
      Path target = folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".png");
      if (!taken.add(target)) {
        throw InputException.at(
            file, "its translation would be the second " + target.getFileName() + "; rename it");
      }
      targets.add(target);
    }
    return targets;
  }
}
