package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.Products.Product;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Convolutions whose kernel is twice the stride, with 9 instead of 16 multiplications for each 2 x
 * 2 outputs (Winograd 1980; Lavin and Gray 2016, "Fast Algorithms for Convolutional Neural
 * Networks").
 *
 * <p>On one axis, two neighbouring outputs of a kernel of two taps are {@code y0 = d0 g0 + d1 g1}
 * and {@code y1 = d1 g0 + d2 g1}, where a tap stands for stride rows and all channels. Three
 * products give both:
 *
 * <pre>{@code
 * m0 = (d0 - d1) g0    m1 = d1 (g0 + g1)    m2 = (d2 - d1) g1
 * y0 = m0 + m1         y1 = m1 + m2
 * }</pre>
 *
 * On two axes this makes nine matrix products, one for each block of a tile of 3 x 3, over all
 * tiles of all images. The gradients are the same steps transposed, in the opposite order. All
 * factors are 1 or -1, so that the result is as exact as that of the plain sums, but for one bit or
 * so.
 */
final class Winograd {

  /** Channels from which what is saved is more than what the additions cost. */
  private static final long CHANNELS = 32;

  /** Output pixels, likewise: the weight is transformed once for all. */
  private static final long PIXELS = 512;

  /** Floats of tiles that are worked on at a time: with their products, they stay in the cache. */
  private static final long CHUNK = 1_200_000;

  private final Context context;
  private final Products products;
  private final Movement movement;
  private final TileTransforms transforms;
  private final long chunk;

  Winograd(Context context, Products products, Movement movement) {
    this(context, products, movement, CHUNK);
  }

  /**
   * With a limit of one's own.
   *
   * @param chunk floats of tiles to work on at a time
   */
  Winograd(Context context, Products products, Movement movement, long chunk) {
    this.context = context;
    this.products = products;
    this.movement = movement;
    this.transforms = new TileTransforms(context);
    this.chunk = chunk;
  }

  /** Whether it can be done this way and is quicker. */
  boolean suits(ConvShape s) {
    return !Native.hasAvx512()
        && context.precision() == Precision.FLOAT32
        && WinogradTiles.fit(s)
        && s.i() >= CHANNELS
        && s.o() >= CHANNELS
        && s.rows() >= PIXELS;
  }

  void forward(ConvShape s, long x, long w, long y) {
    try (Memory memory = new Memory(s)) {
      memory.transformWeight(w);
      Movement.clear(memory.image, memory.tiles.padded());
      for (WinogradTiles t = memory.tiles; t != null; t = t.next()) {
        memory.unfold(t, x);
        long m = t.count();
        products.run(
            Product.batched(9, m, s.o(), t.depth(), false, false),
            memory.inputs,
            memory.weights,
            0,
            memory.outputs);
        transforms.collect(memory.outputs, m * s.o());
        t.toImage(movement, memory.outputs, y);
      }
    }
  }

  void inputGrad(ConvShape s, long gy, long w, long gx) {
    try (Memory memory = new Memory(s)) {
      memory.transformWeight(w);
      for (WinogradTiles t = memory.tiles; t != null; t = t.next()) {
        memory.spread(t, gy);
        long m = t.count();
        products.run(
            Product.batched(9, m, t.depth(), s.o(), false, true),
            memory.outputs,
            memory.weights,
            0,
            memory.inputs);
        transforms.windowsTransposed(memory.inputs, m * t.depth());
        t.fold(movement, memory.inputs, memory.image, gx);
      }
    }
  }

  void weightGrad(ConvShape s, long x, long gy, long gw) {
    try (Memory memory = new Memory(s)) {
      Movement.clear(memory.image, memory.tiles.padded());
      WinogradTiles first = memory.tiles;
      for (WinogradTiles t = first; t != null; t = t.next()) {
        memory.unfold(t, x);
        memory.spread(t, gy);
        Product product = Product.batched(9, t.depth(), s.o(), t.count(), true, false);
        products.run(
            t == first ? product : product.adding(),
            memory.inputs,
            memory.outputs,
            0,
            memory.weights);
      }
      transforms.collect(memory.weights, first.depth() * s.o());
      first.toWeight(movement, memory.weights, gw);
    }
  }

  /** What one call borrows, by address, and the steps that two forms share. */
  private final class Memory implements AutoCloseable {

    private final WinogradTiles tiles;
    private final Lease[] leases;

    /** The padded images of a chunk. */
    private final long image;

    /** The tiles of input pixels, {@code [3, 3, tiles, depth]}. */
    private final long inputs;

    /** Those of output pixels, {@code [3, 3, tiles, O]}. */
    private final long outputs;

    /** The weight's, {@code [3, 3, depth, O]}. */
    private final long weights;

    Memory(ConvShape s) {
      this.tiles = WinogradTiles.first(s, chunk);
      this.leases =
          new Lease[] {
            borrow(tiles.padded()),
            borrow(9 * tiles.count() * tiles.depth()),
            borrow(9 * tiles.count() * s.o()),
            borrow(9 * tiles.depth() * s.o())
          };
      this.image = Address.of(leases[0].array());
      this.inputs = Address.of(leases[1].array());
      this.outputs = Address.of(leases[2].array());
      this.weights = Address.of(leases[3].array());
    }

    private Lease borrow(long length) {
      return context.pool().borrow(DataType.FLOAT, length);
    }

    void transformWeight(long w) {
      tiles.fromWeight(movement, w, weights);
      transforms.spread(weights, tiles.depth() * tiles.shape().o());
    }

    /** From images to transformed tiles. */
    void unfold(WinogradTiles t, long x) {
      t.unfold(movement, x, image, inputs);
      transforms.windows(inputs, t.count() * t.depth());
    }

    /** From a gradient of the output to transformed tiles. */
    void spread(WinogradTiles t, long gy) {
      t.fromImage(movement, gy, outputs);
      transforms.spread(outputs, t.count() * t.shape().o());
    }

    @Override
    public void close() {
      for (Lease lease : leases) {
        lease.close();
      }
    }
  }
}
