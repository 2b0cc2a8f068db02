package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.Products.Product;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Convolutions whose kernel is twice or three times the stride, with 9 instead of 16, or 16 instead
 * of 36, multiplications for each 2 x 2 outputs (Winograd 1980; Lavin and Gray 2016, "Fast
 * Algorithms for Convolutional Neural Networks").
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
 * and for three taps four products give both instead of six ({@link TileTransforms}). On two axes
 * this makes 9 or 16 matrix products, one for each block of a tile, over all tiles of all images.
 * The gradients are the same steps transposed, in the opposite order. All factors are 1, -1 and a
 * half, so that the result is as exact as that of the plain sums but for one bit or so.
 */
final class Winograd {

  /** Floats of tiles that are worked on at a time: with their products, they stay in the cache. */
  private static final long CHUNK = 1_200_000;

  private final Context context;
  private final Products products;
  private final Movement movement;
  private final TileTransforms twoTaps;
  private final TileTransforms threeTaps;
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
    this.twoTaps = new TileTransforms.TwoTaps(context);
    this.threeTaps = new TileTransforms.ThreeTaps(context);
    this.chunk = chunk;
  }

  /** Whether forward form and input gradient are quicker this way. */
  boolean suits(ConvShape s) {
    // Few pixels don't pay for transforming the weight, thin matrices not for the additions.
    return possible(s)
        && (twoTaps(s)
            ? s.rows() >= 512 && s.o() >= 32 && depth(s) >= 128
            : s.rows() >= 4096 && s.o() >= 128 && depth(s) >= 128);
  }

  /** Whether the weight gradient is. */
  boolean suitsWeightGrad(ConvShape s) {
    if (suits(s)) {
      return true;
    }
    // oneDNN's own weight gradient is its slowest form: more shapes gain.
    long narrower = Math.min(s.o(), depth(s));
    return possible(s) && narrower >= 64 && s.rows() >= (narrower >= 128 ? 512 : 4096);
  }

  private boolean possible(ConvShape s) {
    return !Native.hasAvx512() && context.precision() == Precision.FLOAT32 && WinogradTiles.fit(s);
  }

  private static boolean twoTaps(ConvShape s) {
    return new WinogradTiles(s, 0, 1).taps() == 2;
  }

  private static long depth(ConvShape s) {
    return new WinogradTiles(s, 0, 1).depth();
  }

  void forward(ConvShape s, long x, long w, long y) {
    try (Memory memory = new Memory(s)) {
      memory.transformWeight(w);
      Movement.clear(memory.image, memory.tiles.padded());
      for (WinogradTiles t = memory.tiles; t != null; t = t.next()) {
        memory.unfold(t, x);
        long m = t.count();
        products.run(
            Product.batched(t.blocks(), m, s.o(), t.depth(), false, false),
            memory.inputs,
            memory.weights,
            0,
            memory.outputs);
        memory.transforms.collectPixels(memory.outputs, m * s.o());
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
            Product.batched(t.blocks(), m, t.depth(), s.o(), false, true),
            memory.outputs,
            memory.weights,
            0,
            memory.inputs);
        memory.transforms.windowsTransposed(memory.inputs, m * t.depth());
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
        Product product = Product.batched(t.blocks(), t.depth(), s.o(), t.count(), true, false);
        products.run(
            t == first ? product : product.adding(),
            memory.inputs,
            memory.outputs,
            0,
            memory.weights);
      }
      memory.transforms.collectWeight(memory.weights, first.depth() * s.o());
      first.toWeight(movement, memory.weights, gw);
    }
  }

  /** What one call borrows, by address, and the steps that two forms share. */
  private final class Memory implements AutoCloseable {

    private final WinogradTiles tiles;
    private final TileTransforms transforms;
    private final Lease[] leases;

    /** The padded images of a chunk. */
    private final long image;

    /** The tiles of input pixels, {@code [side, side, tiles, depth]}. */
    private final long inputs;

    /** Those of output pixels, {@code [side, side, tiles, O]}. */
    private final long outputs;

    /** The weight's, {@code [side, side, depth, O]}. */
    private final long weights;

    Memory(ConvShape s) {
      this.tiles = WinogradTiles.first(s, chunk);
      this.transforms = tiles.taps() == 2 ? twoTaps : threeTaps;
      this.leases =
          new Lease[] {
            borrow(tiles.padded()),
            borrow(tiles.blocks() * tiles.count() * tiles.depth()),
            borrow(tiles.blocks() * tiles.count() * s.o()),
            borrow(tiles.blocks() * tiles.depth() * s.o())
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
      transforms.spreadWeight(weights, tiles.depth() * tiles.shape().o());
    }

    /** From images to transformed tiles. */
    void unfold(WinogradTiles t, long x) {
      t.unfold(movement, x, image, inputs);
      transforms.windows(inputs, t.count() * t.depth());
    }

    /** From a gradient of the output to transformed tiles. */
    void spread(WinogradTiles t, long gy) {
      t.fromImage(movement, gy, outputs);
      transforms.spreadPixels(outputs, t.count() * t.shape().o());
    }

    @Override
    public void close() {
      for (Lease lease : leases) {
        lease.close();
      }
    }
  }
}
