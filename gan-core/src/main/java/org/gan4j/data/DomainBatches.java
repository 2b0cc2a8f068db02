package org.gan4j.data;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.gan4j.random.RandomStream;

/**
 * Batches of two domains whose images don't belong together: each domain has a random order of its
 * own, and begins again when it is through, so that every pair of an A and a B can meet. A batch
 * has N images of each. An epoch is one pass over the larger domain.
 *
 * <p>For images that belong together in pairs, {@link Batches#pairs} serves batches of the same
 * form.
 */
public final class DomainBatches implements BatchSource {

  private final Batches a;
  private final Batches b;

  private DomainBatches(Batches a, Batches b) {
    this.a = a;
    this.b = b;
  }

  /**
   * Batches of both domains.
   *
   * @param sets the domains
   * @param batchSize images of each domain a batch, at least 1
   * @param augmentation what is changed about each image at random
   * @param shuffle where both orders come from; its state is copied, the stream itself isn't drawn
   *     from
   * @return the batches, to be closed by the caller
   * @throws org.gan4j.io.InputException if the batch is larger than one of the sets
   */
  public static DomainBatches of(
      ImageDomains sets, int batchSize, Augmentation augmentation, RandomStream shuffle) {
    RandomStream second = new RandomStream(shuffle.copy().nextLong());
    return new DomainBatches(
        Batches.augmented(sets.a(), batchSize, augmentation, shuffle),
        Batches.augmented(sets.b(), batchSize, augmentation, second));
  }

  @Override
  public Batch next() {
    return new Batch(a.next().images(), b.next().images());
  }

  @Override
  public int batchSize() {
    return a.batchSize();
  }

  @Override
  public ImageShape shape() {
    return a.shape();
  }

  /** None: a domain is no label. */
  @Override
  public List<String> classNames() {
    return List.of();
  }

  @Override
  public OptionalLong batchesPerEpoch() {
    return longer().batchesPerEpoch();
  }

  /** The epoch and batch of the larger domain; with the places of both. */
  @Override
  public BatchPosition position() {
    BatchPosition place = longer().position();
    LongStream places =
        LongStream.concat(
            LongStream.of(a.position().toLongs()), LongStream.of(b.position().toLongs()));
    return BatchPosition.of(place.epoch(), place.batch(), places.toArray());
  }

  @Override
  public void resume(BatchPosition position) {
    long[] places = position.state();
    int half = places.length / 2;
    if (half < 2) {
      throw new IllegalArgumentException(
          "position: expected the places of two domains, got " + position);
    }
    a.resume(BatchPosition.ofLongs(LongStream.of(places).limit(half).toArray()));
    b.resume(BatchPosition.ofLongs(LongStream.of(places).skip(half).toArray()));
  }

  @Override
  public void close() {
    a.close();
    b.close();
  }

  private Batches longer() {
    return a.batchesPerEpoch().getAsLong() >= b.batchesPerEpoch().getAsLong() ? a : b;
  }
}
