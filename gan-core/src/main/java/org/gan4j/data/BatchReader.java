package org.gan4j.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.gan4j.io.InputException;

/**
 * Reads batches ahead of who takes them, on daemon threads: one batch of sets that lie in memory,
 * several of those that have to be decoded, as long as they fit into a bound. Which images a batch
 * has, and what they are, doesn't depend on the number of threads.
 */
final class BatchReader implements AutoCloseable {

  /** What batches that are read ahead may take, one of them excepted. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int MOST_BATCHES = 4;

  /** A batch that is being read. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pending(
      BatchPosition position, int[] indices, List<float[]> values, List<Future<?>> parts) {}

  private final List<ImageData> sets;
  private final int batchSize;
  private final Augmentation augmentation;
  private final ShuffledEpochs epochs;
  private final int threads;
  private final ExecutorService pool;
  private final Deque<Pending> ahead = new ArrayDeque<>();
  private final Deque<List<float[]>> free = new ArrayDeque<>();
  private boolean inRange;

  /**
   * Starts nothing yet.
   *
   * @param sets of one size, image k of each belonging to image k of the others
   * @param batchSize samples a batch
   * @param augmentation what is changed about each sample
   * @param epochs which samples come next; this reader's own from now on
   */
  BatchReader(
      List<ImageData> sets, int batchSize, Augmentation augmentation, ShuffledEpochs epochs) {
    this.sets = sets;
    this.batchSize = batchSize;
    this.augmentation = augmentation;
    this.epochs = epochs;
    this.threads = Math.min(batchSize, sets.stream().mapToInt(ImageData::readers).max().orElse(1));
    long bytes = 0;
    for (ImageData set : sets) {
      bytes += (long) Float.BYTES * batchSize * augmentation.shape(set.shape()).length();
    }
    long depth = threads == 1 ? 1 : Math.max(1, Math.min(MOST_BATCHES, MOST_BYTES / bytes));
    for (int i = 0; i < depth; i++) {
      free.add(sets.stream().map(this::buffer).toList());
    }
    this.pool = ReaderThreads.pool(threads, "gan4j-batches");
  }

  private float[] buffer(ImageData set) {
    return new float[Math.multiplyExact(batchSize, augmentation.shape(set.shape()).length())];
  }

  /**
   * Hands the next batch over, and goes on reading.
   *
   * @param use gets the values of each set's images; doesn't keep them
   * @return the samples' indices
   * @throws InputException if an image can't be read; the batch stands next as before
   */
  int[] next(Consumer<List<float[]>> use) {
    fill();
    Pending batch = ahead.element();
    batch.parts.forEach(BatchReader::await);
    if (!inRange) {
      batch.values.forEach(BatchReader::requireInRange);
      inRange = true;
    }
    use.accept(batch.values);
    release();
    fill();
    return batch.indices;
  }

  /** The place of the batch that comes next. */
  BatchPosition position() {
    return ahead.isEmpty() ? epochs.position() : ahead.element().position;
  }

  /** Goes to another place; what was read ahead is dropped. */
  void resume(BatchPosition position) {
    epochs.resume(position);
    for (Pending batch : ahead) {
      for (Future<?> part : batch.parts) {
        try {
          await(part);
        } catch (InputException | IllegalStateException e) {
          // Of a batch that isn't asked for any more.
        }
      }
    }
    while (!ahead.isEmpty()) {
      release();
    }
  }

  boolean isClosed() {
    return pool.isShutdown();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private void release() {
    free.add(ahead.remove().values);
  }

  private void fill() {
    while (!free.isEmpty()) {
      List<float[]> values = free.remove();
      BatchPosition position = epochs.position();
      int[] indices = epochs.indices();
      int[] views = epochs.views();
      epochs.advance();
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        int first = part;
        parts.add(pool.submit(() -> read(indices, views, values, first)));
      }
      ahead.add(new Pending(position, indices, values, parts));
    }
  }

  /** Reads every so many-th sample of a batch, from one on. */
  private void read(int[] indices, int[] views, List<float[]> values, int first) {
    for (int k = 0; k < sets.size(); k++) {
      ImageData set = sets.get(k);
      float[] image = new float[set.shape().length()];
      float[] out = values.get(k);
      for (int i = first; i < batchSize; i += threads) {
        set.read(indices[i], image);
        augmentation.write(views[i], image, set.shape(), out, i * (out.length / batchSize));
      }
    }
  }

  private static void requireInRange(float[] values) {
    for (float value : values) {
      if (!PixelRange.SIGNED.contains(value)) {
        throw new InputException(
            String.format(
                "images: expected values in %s, got %s in the first batch; let the ImageSource"
                    + " scale them: a byte p to p / 127.5 - 1, a value u in [0, 1] to 2 u - 1",
                PixelRange.SIGNED, value));
      }
    }
  }

  /** Waits, an interrupt or not: whoever asked for a batch is in the midst of a step. */
  private static void await(Future<?> part) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          part.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InputException input) {
        throw InputException.because(input);
      }
      throw new IllegalStateException("the image source failed: " + e.getCause(), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
