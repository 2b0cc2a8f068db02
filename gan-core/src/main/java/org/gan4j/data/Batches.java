package org.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Serves a set in a new random order each epoch, in batches of one size; the images left over at an
 * epoch's end, fewer than a batch, are dropped. A daemon thread reads one batch ahead. The order
 * depends on the given stream alone, and going on from a saved {@link #position} gives exactly the
 * batches that would have come.
 *
 * <p>Every batch is written into the same array.
 */
public final class Batches implements BatchSource {

  private final ImageData data;
  private final int batchSize;
  private final boolean flips;
  private final ExecutorService reader;
  private final INDArray images;
  private final float[] ahead;

  private final RandomStream shuffle;
  private long[] shuffleAtEpochStart;
  private long epoch;
  private int batch;
  private int[] order;
  private boolean[] mirrored;
  private Future<int[]> pending;

  private Batches(ImageData data, int batchSize, RandomStream shuffle, boolean flips) {
    if (batchSize < 1) {
      throw new InputException("batch: expected at least 1, got " + batchSize);
    }
    if (batchSize > data.size()) {
      throw new InputException(
          String.format(
              "batch: %d is more than the set's %d images; choose a smaller batch",
              batchSize, data.size()));
    }
    this.data = data;
    this.batchSize = batchSize;
    this.flips = flips;
    this.shuffle = shuffle.copy();
    this.ahead = new float[Math.multiplyExact(batchSize, data.shape().length())];
    this.images = Nd4j.createUninitializedDetached(DataType.FLOAT, data.shape().batch(batchSize));
    this.reader =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "gan4j-batches");
              thread.setDaemon(true);
              return thread;
            });
    beginEpoch();
  }

  /**
   * Shuffled batches.
   *
   * @param data the set
   * @param batchSize images a batch, 1 to {@code data.size()}
   * @param shuffle where the order comes from; its state is copied, the stream itself isn't drawn
   *     from
   * @return the batches, to be closed by the caller
   * @throws InputException if the batch is larger than the set
   */
  public static Batches of(ImageData data, int batchSize, RandomStream shuffle) {
    return new Batches(data, batchSize, shuffle, false);
  }

  /**
   * Shuffled batches in which each image is mirrored left to right with probability 1/2.
   *
   * @param data the set
   * @param batchSize images a batch, 1 to {@code data.size()}
   * @param shuffle where the order and the coin tosses come from; its state is copied, the stream
   *     itself isn't drawn from
   * @return the batches, to be closed by the caller
   * @throws InputException if the batch is larger than the set
   */
  public static Batches mirrored(ImageData data, int batchSize, RandomStream shuffle) {
    return new Batches(data, batchSize, shuffle, true);
  }

  @Override
  public Batch next() {
    if (reader.isShutdown()) {
      throw new IllegalStateException("these batches are closed");
    }
    if (pending == null) {
      readAhead();
    }
    int[] indices = await(pending);
    HostArrays.write(ahead, images);
    int[] labels = data.hasLabels() ? Arrays.stream(indices).map(data::label).toArray() : null;
    batch++;
    if (batch == wholeBatches()) {
      batch = 0;
      epoch++;
      beginEpoch();
    }
    readAhead();
    return new Batch(images, labels);
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public ImageShape shape() {
    return data.shape();
  }

  @Override
  public List<String> classNames() {
    return data.classNames();
  }

  @Override
  public OptionalLong batchesPerEpoch() {
    return OptionalLong.of(wholeBatches());
  }

  @Override
  public BatchPosition position() {
    return new BatchPosition(epoch, batch, Arrays.stream(shuffleAtEpochStart).boxed().toList());
  }

  @Override
  public void resume(BatchPosition position) {
    if (position.epoch() < 0 || position.batch() < 0 || position.batch() >= wholeBatches()) {
      throw new IllegalArgumentException(
          String.format(
              "position: expected a batch of 0 to %d, got %s; was the data set or the batch size"
                  + " another?",
              wholeBatches() - 1, position));
    }
    shuffle.restore(position.shuffle().stream().mapToLong(Long::longValue).toArray());
    if (pending != null) {
      await(pending);
      pending = null;
    }
    epoch = position.epoch();
    batch = (int) position.batch();
    beginEpoch();
  }

  @Override
  public void close() {
    if (!reader.isShutdown()) {
      reader.shutdownNow();
      images.close();
    }
  }

  private int wholeBatches() {
    return data.size() / batchSize;
  }

  private void beginEpoch() {
    shuffleAtEpochStart = shuffle.state();
    order = shuffle.permutation(data.size());
    mirrored = new boolean[order.length];
    for (int i = 0; flips && i < mirrored.length; i++) {
      mirrored[i] = shuffle.nextBoolean();
    }
  }

  /** Starts to read the batch that stands next; its indices come when it lies in {@link #ahead}. */
  private void readAhead() {
    int begin = batch * batchSize;
    int[] indices = Arrays.copyOfRange(order, begin, begin + batchSize);
    boolean[] mirror = Arrays.copyOfRange(mirrored, begin, begin + batchSize);
    pending =
        reader.submit(
            () -> {
              data.read(indices, ahead);
              for (int i = 0; i < batchSize; i++) {
                if (mirror[i]) {
                  mirror(i * data.shape().length());
                }
              }
              return indices;
            });
  }

  private void mirror(int begin) {
    ImageShape shape = data.shape();
    int channels = shape.channels();
    for (int row = 0; row < shape.height(); row++) {
      int left = begin + row * shape.width() * channels;
      int right = left + (shape.width() - 1) * channels;
      for (; left < right; left += channels, right -= channels) {
        for (int c = 0; c < channels; c++) {
          float swap = ahead[left + c];
          ahead[left + c] = ahead[right + c];
          ahead[right + c] = swap;
        }
      }
    }
  }

  private static int[] await(Future<int[]> pending) {
    try {
      return pending.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InputException input) {
        throw new InputException(input.getMessage(), input);
      }
      throw new IllegalStateException("the image source failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while it waited for a batch");
    }
  }
}
