package org.gan4j.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.gan4j.io.AtomicFiles;
import org.gan4j.io.InputException;

/**
 * Writes a set of images once as it is to be trained on, cut, resized and labelled, so that no
 * photograph is decoded again. However many images there are, few are in memory at a time.
 */
public final class Preparation {

  /** What images that wait to be written may take. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int A_THREAD = 4;

  private final int size;
  private final ImageShape shape;
  private final Labels labels;
  private final IntFunction<byte[]> pixels;
  private final BrokenFiles broken;
  private final SkippedFiles before;

  private Preparation(
      int size,
      ImageShape shape,
      Labels labels,
      IntFunction<byte[]> pixels,
      BrokenFiles broken,
      SkippedFiles before) {
    this.size = size;
    this.shape = shape;
    this.labels = labels;
    this.pixels = pixels;
    this.broken = broken;
    this.before = before;
  }

  /** Who is told how far the work is. */
  @FunctionalInterface
  public interface Progress {

    /**
     * Tells of one more image.
     *
     * @param done images that are through, those that were left out among them
     * @param all images in all
     */
    void at(int done, int all);
  }

  /**
   * What came of it.
   *
   * @param images how many were written
   * @param skipped what was left out
   */
  public record Result(int images, SkippedFiles skipped) {}

  /**
   * Prepares a set as it is.
   *
   * @param images the set
   * @return the preparation; nothing is read yet
   */
  public static Preparation of(ImageData images) {
    int[] of = new int[images.hasLabels() ? images.size() : 0];
    for (int i = 0; i < of.length; i++) {
      of[i] = images.label(i);
    }
    return new Preparation(
        images.size(),
        images.shape(),
        new Labels(images.classNames(), of),
        i -> {
          float[] image = new float[images.shape().length()];
          images.read(i, image);
          return ByteImages.toBytes(image);
        },
        BrokenFiles.REFUSE,
        images.skipped());
  }

  /**
   * Prepares images in files, each decoded as it is written.
   *
   * @param form the form in which they lie
   * @param place their folder or file
   * @param reading what they become
   * @return the preparation; no image is decoded yet
   * @throws InputException if there are none, or one has no label
   */
  public static Preparation of(PictureForm form, Path place, ImageReading reading) {
    LabelledPictures set = form.open(place, reading.labels());
    PictureImages images = PictureImages.of(set, reading.shape(), 0);
    return new Preparation(
        images.size(),
        reading.shape(),
        set.labels(),
        images::pixels,
        reading.broken(),
        new SkippedFiles(set.others(), List.of()));
  }

  /**
   * Writes the set, whole or not at all.
   *
   * @param target the file: {@code .zip} for StyleGAN's form, {@code .pack} for a pack
   * @param progress told of each image
   * @return what came of it
   * @throws InputException if the file is there already or can't be written, or an image can't be
   *     read and may not be left out
   */
  public Result write(Path target, Progress progress) {
    PreparedForm form = PreparedForm.of(target);
    if (Files.exists(target)) {
      throw InputException.at(target, "is there already; delete it, or name another file");
    }
    AtomicFiles.clearOf(target);
    List<String> left = new ArrayList<>();
    AtomicFiles.write(target, out -> write(form, out, left, progress));
    return new Result(size - left.size(), before.and(new SkippedFiles(List.of(), left)));
  }

  private void write(PreparedForm form, OutputStream out, List<String> left, Progress progress)
      throws IOException {
    SetWriter writer = form.writer(out, shape, labels.classes());
    int threads = ReaderThreads.count();
    long ahead = Math.max(1, Math.min((long) A_THREAD * threads, MOST_BYTES / shape.length()));
    ExecutorService pool = ReaderThreads.pool(threads, "gan4j-prepare");
    Deque<Future<byte[]>> coming = new ArrayDeque<>();
    try {
      int asked = 0;
      for (int i = 0; i < size; i++) {
        for (; asked < size && coming.size() < ahead; asked++) {
          int index = asked;
          coming.add(pool.submit(() -> pixels.apply(index)));
        }
        try {
          writer.add(take(coming.remove()), labels.orNone(i));
        } catch (InputException e) {
          requireSkippable(e);
          left.add(e.getMessage());
        }
        progress.at(i + 1, size);
      }
    } finally {
      pool.shutdownNow();
    }
    if (left.size() == size) {
      throw new InputException("no image can be read: " + SkippedFiles.few(left));
    }
    writer.finish();
  }

  private void requireSkippable(InputException e) {
    if (broken == BrokenFiles.REFUSE || e.getCause() instanceof OutOfMemoryError) {
      throw e;
    }
  }

  private static byte[] take(Future<byte[]> image) throws IOException {
    try {
      return image.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InputException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("an image failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
