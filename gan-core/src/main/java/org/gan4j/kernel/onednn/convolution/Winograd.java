package org.gan4j.kernel.onednn.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Team;
import org.gan4j.kernel.onednn.convolution.TileTransforms.Blocks;
import org.gan4j.kernel.onednn.convolution.TileTransforms.Slice;
import org.gan4j.kernel.onednn.parts.MatrixProducts;
import org.gan4j.kernel.onednn.parts.MatrixProducts.Product;
import org.gan4j.kernel.onednn.parts.StridedMoves;

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
 *
 * <p>Each thread has tiles of its own, from the image to the image ({@link Team}); they share the
 * weight's.
 */
final class Winograd implements ConvolutionWay {

  /** Floats of tiles that a thread has at a time: with their products, they stay in its cache. */
  private static final long CHUNK = 300_000;

  /** Output pixels of a thread from which on the weight is worth its transformation. */
  private static final long ROWS = 256;

  /** Bytes of a cache line. */
  private static final long LINE = 64;

  /** Bytes that are borrowed are a multiple of these, so that few arrays serve all shapes. */
  private static final long GRAIN = 1 << 22;

  private final Context context;
  private final Team<Steps> team;
  private final long chunk;

  Winograd(Context context) {
    this(context, CHUNK);
  }

  /**
   * With a limit of one's own.
   *
   * @param chunk floats of tiles that a thread has at a time
   */
  Winograd(Context context, long chunk) {
    this.context = context;
    this.team = new Team<>(new Steps(context), () -> new Steps(context.apart()));
    this.chunk = chunk;
  }

  @Override
  public boolean suitsForward(ConvShape s) {
    // Few pixels don't pay for transforming the weight, thin matrices not for the additions.
    if (!possible(s) || s.rows() < ROWS * team.size()) {
      return false;
    }
    return twoTaps(s)
        ? s.o() >= 32 && depth(s) >= 64 && s.rows() * depth(s) >= 1 << 18
        : s.o() >= 64 && depth(s) >= 64;
  }

  @Override
  public boolean suitsInputGrad(ConvShape s) {
    return suitsForward(s);
  }

  /** Weight gradients are oneDNN's slowest form, so that more shapes gain. */
  @Override
  public boolean suitsWeightGrad(ConvShape s) {
    return suitsForward(s)
        || (possible(s) && s.rows() >= ROWS * team.size() && s.o() >= 64 && depth(s) >= 64);
  }

  private boolean possible(ConvShape s) {
    return !Native.hasAvx512() && context.precision() == Precision.FLOAT32 && WinogradTiles.fit(s);
  }

  private static boolean twoTaps(ConvShape s) {
    return WinogradTiles.of(s).taps() == 2;
  }

  private static long depth(ConvShape s) {
    return WinogradTiles.of(s).depth();
  }

  @Override
  public void forward(ConvShape s, Activation activation, long x, long w, long bias, long y) {
    try (Memory memory = new Memory(s, 1)) {
      memory.weightInParts(
          (steps, slice) -> steps.spreadWeight(memory.all, w, memory.weights, slice));
      memory.inParts(
          (steps, part) -> {
            StridedMoves.clear(part.image, part.largest().padded());
            for (WinogradTiles t : part.chunks) {
              steps.unfold(t, x, part);
              Product product =
                  Product.batched(t.blocks(), t.count(), s.o(), t.depth(), false, false);
              steps.products.run(product, part.inputs, memory.weights, 0, part.outputs);
              steps.transforms(t).collectPixels(part.outputs, t.count() * s.o());
              t.toImage(steps.movement, part.outputs, y);
              steps.finish.run(activation, bias, t.outputPixels(), s.o(), t.firstOutput(y));
            }
          });
    }
  }

  @Override
  public void inputGrad(ConvShape s, long gy, long w, long gx) {
    try (Memory memory = new Memory(s, 1)) {
      memory.weightInParts(
          (steps, slice) -> steps.spreadWeight(memory.all, w, memory.weights, slice));
      memory.inParts(
          (steps, part) -> {
            for (WinogradTiles t : part.chunks) {
              steps.spread(t, gy, part);
              Product product =
                  Product.batched(t.blocks(), t.count(), t.depth(), s.o(), false, true);
              steps.products.run(product, part.outputs, memory.weights, 0, part.inputs);
              steps.transforms(t).windowsTransposed(part.inputs, t.count() * t.depth());
              t.fold(steps.movement, part.inputs, part.image, gx);
            }
          });
      for (Part part : memory.parts) {
        part.largest().foldShared(team.whole().movement, part.image, gx);
      }
    }
  }

  @Override
  public void weightGrad(ConvShape s, long x, long gy, long gw) {
    try (Memory memory = new Memory(s, team.size())) {
      memory.inParts(
          (steps, part) -> {
            StridedMoves.clear(part.image, part.largest().padded());
            for (WinogradTiles t : part.chunks) {
              steps.unfold(t, x, part);
              steps.spread(t, gy, part);
              Product product =
                  Product.batched(t.blocks(), t.depth(), s.o(), t.count(), true, false);
              steps.products.run(
                  t == part.largest() ? product : product.adding(),
                  part.inputs,
                  part.outputs,
                  0,
                  memory.weights(part));
            }
          });
      memory.weightInParts((steps, slice) -> steps.collectWeight(memory, gw, slice));
    }
  }

  /** What the steps are made with, and those that two forms share. */
  private static final class Steps {

    private final Context context;
    private final MatrixProducts products;
    private final StridedMoves movement;
    private final Finish finish;
    private final TileTransforms twoTaps;
    private final TileTransforms threeTaps;

    Steps(Context context) {
      this.context = context;
      this.products = new MatrixProducts(context);
      this.movement = new StridedMoves(context);
      this.finish = new Finish(context);
      this.twoTaps = new TileTransforms.TwoTaps(context);
      this.threeTaps = new TileTransforms.ThreeTaps(context);
    }

    TileTransforms transforms(WinogradTiles t) {
      return t.taps() == 2 ? twoTaps : threeTaps;
    }

    /** From images to transformed tiles. */
    void unfold(WinogradTiles t, long x, Part part) {
      t.unfold(movement, x, part.image, part.inputs);
      transforms(t).windows(part.inputs, t.count() * t.depth());
    }

    /** From a gradient of the output to transformed tiles. */
    void spread(WinogradTiles t, long gy, Part part) {
      t.fromImage(movement, gy, part.outputs);
      transforms(t).spreadPixels(part.outputs, t.count() * t.shape().o());
    }

    void spreadWeight(WinogradTiles t, long w, long weights, Slice slice) {
      t.fromWeight(movement, w, weights, slice);
      transforms(t).spreadWeight(weights, slice);
    }

    /** From the parts' transformed gradients to their sum. */
    void collectWeight(Memory memory, long gw, Slice slice) {
      WinogradTiles t = memory.all;
      long first = memory.weights + Float.BYTES * slice.begin();
      for (int block = 0; block < t.blocks(); block++) {
        Blocks copies =
            new Blocks(
                context,
                first + Float.BYTES * block * slice.block(),
                memory.weightLength,
                slice.length());
        for (int part = 1; part < memory.parts.size(); part++) {
          copies.sum(0, 0, part);
        }
      }
      transforms(t).collectWeight(memory.weights, slice);
      t.toWeight(movement, memory.weights, gw, slice);
    }
  }

  /**
   * A part of the work and its memory, by address.
   *
   * @param number of the part
   * @param chunks its tiles; the first are the most
   * @param image the padded images of a chunk
   * @param inputs the tiles of input pixels, {@code [side, side, tiles, depth]}
   * @param outputs those of output pixels, {@code [side, side, tiles, O]}
   */
  private record Part(
      int number, List<WinogradTiles> chunks, long image, long inputs, long outputs) {

    WinogradTiles largest() {
      return chunks.get(0);
    }

    Part movedBy(long bytes) {
      return new Part(number, chunks, image + bytes, inputs + bytes, outputs + bytes);
    }
  }

  /**
   * What one call borrows: a single array with a place for each part's pieces, so that the parts of
   * the next call find what their core has used before.
   */
  private final class Memory implements AutoCloseable {

    private final WinogradTiles all;
    private final List<Part> parts;
    private final Lease lease;
    private final long weightLength;
    private long bytes;

    /** The weight's tiles, {@code [side, side, depth, O]}. */
    private final long weights;

    /**
     * Borrows.
     *
     * @param copies of the weight's tiles
     */
    Memory(ConvShape s, int copies) {
      this.all = WinogradTiles.of(s);
      this.weightLength = all.blocks() * all.depth() * s.o();
      long firstWeights = place(copies * weightLength);
      List<Part> placed = new ArrayList<>();
      for (WinogradTiles tiles : WinogradTiles.parts(s, team.size())) {
        placed.add(place(placed.size(), tiles.chunks(chunk)));
      }
      this.lease = Primitive.borrow(context.pool(), (bytes + GRAIN - 1) / GRAIN * GRAIN);
      long start = Address.of(lease.array());
      this.weights = start + firstWeights;
      this.parts = placed.stream().map(part -> part.movedBy(start)).toList();
    }

    private Part place(int number, List<WinogradTiles> chunks) {
      WinogradTiles t = chunks.get(0);
      long tiles = t.blocks() * t.count();
      return new Part(
          number,
          chunks,
          place(t.padded()),
          place(tiles * t.depth()),
          place(tiles * t.shape().o()));
    }

    /** Where so many floats shall lie, in bytes from the start of a cache line. */
    private long place(long floats) {
      long at = bytes;
      bytes += (floats * Float.BYTES + LINE - 1) / LINE * LINE;
      return at;
    }

    /** The weight's tiles of a part. */
    long weights(Part part) {
      return weights + Float.BYTES * part.number * weightLength;
    }

    void inParts(BiConsumer<Steps, Part> work) {
      team.run(parts.size(), (steps, number) -> work.accept(steps, parts.get(number)));
    }

    /** The same for pieces of the weight, as many as there are parts. */
    void weightInParts(BiConsumer<Steps, Slice> work) {
      long block = all.depth() * all.shape().o();
      int count = parts.size();
      team.run(count, (steps, number) -> work.accept(steps, Slice.part(block, number, count)));
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
