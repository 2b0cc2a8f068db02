package org.gan4j.kernel;

import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's functions of images: convolution, padding, resizing, pooling. */
final class ReferenceImages {

  private ReferenceImages() {}

  /**
   * One term of a convolution: output (n, p, q, o), input (n, row, column, channel), weight (ky,
   * kx, i, o); the channel is i within o's group.
   */
  private interface Term {
    void accept(
        int n, int p, int q, int o, int row, int column, int channel, int i, int ky, int kx);
  }

  private static void terms(int[] x, int[] w, int[] y, ConvGeometry geometry, Term term) {
    for (int n = 0; n < y[0]; n++) {
      for (int p = 0; p < y[1]; p++) {
        for (int q = 0; q < y[2]; q++) {
          for (int ky = 0; ky < w[0]; ky++) {
            for (int kx = 0; kx < w[1]; kx++) {
              int row = p * geometry.strideH() + ky - geometry.padTop();
              int column = q * geometry.strideW() + kx - geometry.padLeft();
              if (row < 0 || row >= x[1] || column < 0 || column >= x[2]) {
                continue;
              }
              for (int i = 0; i < w[2]; i++) {
                for (int o = 0; o < w[3]; o++) {
                  int group = o / (w[3] / geometry.groups());
                  term.accept(n, p, q, o, row, column, group * w[2] + i, i, ky, kx);
                }
              }
            }
          }
        }
      }
    }
  }

  static void conv2d(
      Dense x,
      Dense w,
      Dense bias,
      DoubleUnaryOperator activation,
      ConvGeometry geometry,
      INDArray out) {
    Dense y = Dense.zerosLike(out);
    terms(
        x.shape,
        w.shape,
        y.shape,
        geometry,
        (n, p, q, o, row, column, channel, i, ky, kx) ->
            y.add(x.at(n, row, column, channel) * w.at(ky, kx, i, o), n, p, q, o));
    Dense.zerosLike(out)
        .compute(i -> activation.applyAsDouble(y.at(i) + (bias == null ? 0 : bias.at(i[3]))))
        .writeTo(out);
  }

  static void conv2dInputGrad(Dense gy, Dense w, ConvGeometry geometry, INDArray out) {
    Dense gx = Dense.zerosLike(out);
    terms(
        gx.shape,
        w.shape,
        gy.shape,
        geometry,
        (n, p, q, o, row, column, channel, i, ky, kx) ->
            gx.add(gy.at(n, p, q, o) * w.at(ky, kx, i, o), n, row, column, channel));
    gx.writeTo(out);
  }

  static void conv2dWeightGrad(Dense x, Dense gy, ConvGeometry geometry, INDArray out) {
    Dense gw = Dense.zerosLike(out);
    terms(
        x.shape,
        gw.shape,
        gy.shape,
        geometry,
        (n, p, q, o, row, column, channel, i, ky, kx) ->
            gw.add(gy.at(n, p, q, o) * x.at(n, row, column, channel), ky, kx, i, o));
    gw.writeTo(out);
  }

  /** The pixel of the image that a pixel of the padded image shows, or -1 for zero. */
  private static int source(PadMode mode, int position, int extent) {
    if (position >= 0 && position < extent) {
      return position;
    }
    return switch (mode) {
      case ZERO -> -1;
      case REFLECT -> position < 0 ? -position : 2 * (extent - 1) - position;
    };
  }

  static void pad(PadMode mode, Pad pad, Dense x, INDArray out) {
    Dense.zerosLike(out)
        .compute(
            i -> {
              int row = source(mode, i[1] - pad.top(), x.shape[1]);
              int column = source(mode, i[2] - pad.left(), x.shape[2]);
              return row < 0 || column < 0 ? 0 : x.at(i[0], row, column, i[3]);
            })
        .writeTo(out);
  }

  static void padGrad(PadMode mode, Pad pad, Dense gy, INDArray out) {
    Dense gx = Dense.zerosLike(out);
    gy.forEach(
        i -> {
          int row = source(mode, i[1] - pad.top(), gx.shape[1]);
          int column = source(mode, i[2] - pad.left(), gx.shape[2]);
          if (row >= 0 && column >= 0) {
            gx.add(gy.at(i), i[0], row, column, i[3]);
          }
        });
    gx.writeTo(out);
  }

  /** The two source pixels of an output pixel along one axis, and the weight of the second. */
  private record Blend(int first, int second, double weight) {
    static Blend of(int position, int in, int out) {
      double source = (position + 0.5) * in / out - 0.5;
      source = Math.min(Math.max(source, 0), in - 1);
      int first = (int) Math.floor(source);
      return new Blend(first, Math.min(first + 1, in - 1), source - first);
    }
  }

  static void resizeBilinear(Dense x, INDArray out) {
    Dense y = Dense.zerosLike(out);
    y.compute(
            i -> {
              Blend r = Blend.of(i[1], x.shape[1], y.shape[1]);
              Blend c = Blend.of(i[2], x.shape[2], y.shape[2]);
              return (1 - r.weight) * (1 - c.weight) * x.at(i[0], r.first, c.first, i[3])
                  + (1 - r.weight) * c.weight * x.at(i[0], r.first, c.second, i[3])
                  + r.weight * (1 - c.weight) * x.at(i[0], r.second, c.first, i[3])
                  + r.weight * c.weight * x.at(i[0], r.second, c.second, i[3]);
            })
        .writeTo(out);
  }

  static void resizeBilinearGrad(Dense gy, INDArray out) {
    Dense gx = Dense.zerosLike(out);
    gy.forEach(
        i -> {
          Blend r = Blend.of(i[1], gx.shape[1], gy.shape[1]);
          Blend c = Blend.of(i[2], gx.shape[2], gy.shape[2]);
          double g = gy.at(i);
          gx.add(g * (1 - r.weight) * (1 - c.weight), i[0], r.first, c.first, i[3]);
          gx.add(g * (1 - r.weight) * c.weight, i[0], r.first, c.second, i[3]);
          gx.add(g * r.weight * (1 - c.weight), i[0], r.second, c.first, i[3]);
          gx.add(g * r.weight * c.weight, i[0], r.second, c.second, i[3]);
        });
    gx.writeTo(out);
  }

  static void scaleShift(
      Dense x, Dense scale, Dense noise, Dense bias, DoubleUnaryOperator activation, INDArray out) {
    Dense.zerosLike(out)
        .compute(
            i ->
                activation.applyAsDouble(
                    x.at(i) * scale.broadcastAt(i) + noise.broadcastAt(i) + bias.at(i[3])))
        .writeTo(out);
  }

  static void upfirdn2d(UpFirDown f, Dense x, INDArray out) {
    Dense.zerosLike(out)
        .compute(
            i -> {
              double sum = 0;
              for (int row = 0; row < x.shape[1]; row++) {
                for (int column = 0; column < x.shape[2]; column++) {
                  int down = row * f.up() - i[1] * f.down() + f.before();
                  int right = column * f.up() - i[2] * f.down() + f.before();
                  int taps = f.taps().size();
                  if (down >= 0 && down < taps && right >= 0 && right < taps) {
                    sum += f.taps().get(down) * f.taps().get(right) * x.at(i[0], row, column, i[3]);
                  }
                }
              }
              return sum;
            })
        .writeTo(out);
  }

  static void avgPool(Pool2d pool, Dense x, INDArray out) {
    Dense.zerosLike(out)
        .compute(
            i -> {
              double sum = 0;
              for (int ky = 0; ky < pool.size(); ky++) {
                for (int kx = 0; kx < pool.size(); kx++) {
                  sum += x.at(i[0], i[1] * pool.stride() + ky, i[2] * pool.stride() + kx, i[3]);
                }
              }
              return sum / (pool.size() * pool.size());
            })
        .writeTo(out);
  }

  static void avgPoolGrad(Pool2d pool, Dense gy, INDArray out) {
    Dense gx = Dense.zerosLike(out);
    gy.forEach(
        i -> {
          double share = gy.at(i) / (pool.size() * pool.size());
          for (int ky = 0; ky < pool.size(); ky++) {
            for (int kx = 0; kx < pool.size(); kx++) {
              gx.add(share, i[0], i[1] * pool.stride() + ky, i[2] * pool.stride() + kx, i[3]);
            }
          }
        });
    gx.writeTo(out);
  }

  /** Where the window of an output pixel has its maximum, the first in row order. */
  static int[] argMax(Pool2d pool, Dense x, int... out) {
    int[] best = null;
    for (int ky = 0; ky < pool.size(); ky++) {
      for (int kx = 0; kx < pool.size(); kx++) {
        int[] at = {out[0], out[1] * pool.stride() + ky, out[2] * pool.stride() + kx, out[3]};
        if (best == null || x.at(at) > x.at(best)) {
          best = at;
        }
      }
    }
    return best;
  }
}
