package org.gan4j.kernel;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every kernel as the plainest loops in double precision: what the providers are compared with. */
public final class ReferenceKernels implements Kernels {

  private final ArrayPool pool = new ArrayPool();

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public ArrayPool pool() {
    return pool;
  }

  private static DoubleUnaryOperator function(UnaryOp op) {
    return switch (op) {
      case EXP -> Math::exp;
      case LOG -> Math::log;
      case SQRT -> Math::sqrt;
      case RSQRT -> x -> 1 / Math.sqrt(x);
      case RECIPROCAL -> x -> 1 / x;
      case SQUARE -> x -> x * x;
      case ABS -> Math::abs;
      case SIGN -> Math::signum;
      case TANH -> Math::tanh;
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    };
  }

  private static DoubleBinaryOperator function(BinaryOp op) {
    return switch (op) {
      case ADD -> (a, b) -> a + b;
      case SUB -> (a, b) -> a - b;
      case MUL -> (a, b) -> a * b;
      case DIV -> (a, b) -> a / b;
      case MAX -> Math::max;
      case MIN -> Math::min;
      case POW -> Math::pow;
      case GREATER -> (a, b) -> a > b ? 1 : 0;
      case GREATER_EQUAL -> (a, b) -> a >= b ? 1 : 0;
      case EQUAL -> (a, b) -> a == b ? 1 : 0;
    };
  }

  private static double activation(Activation f, double x) {
    return switch (f.kind()) {
      case IDENTITY -> x;
      case RELU -> Math.max(x, 0);
      case LEAKY_RELU -> x > 0 ? x : f.slope() * x;
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
    };
  }

  /** The derivative at the input that gives the output y. */
  private static double derivative(Activation f, double y) {
    return switch (f.kind()) {
      case IDENTITY -> 1;
      case RELU -> y > 0 ? 1 : 0;
      case LEAKY_RELU -> y > 0 ? 1 : f.slope();
      case TANH -> 1 - y * y;
      case SIGMOID -> y * (1 - y);
    };
  }

  private static void map(DoubleUnaryOperator f, INDArray x, INDArray out) {
    Dense a = Dense.of(x);
    Dense.zerosLike(out).compute(i -> f.applyAsDouble(a.at(i))).writeTo(out);
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    map(function(op), x, out);
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    Dense x = Dense.of(a);
    Dense y = Dense.of(b);
    DoubleBinaryOperator f = function(op);
    Dense.zerosLike(out)
        .compute(i -> f.applyAsDouble(x.broadcastAt(i), y.broadcastAt(i)))
        .writeTo(out);
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    map(x -> function(op).applyAsDouble(x, b), a, out);
  }

  @Override
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    map(v -> scale * v + shift, x, out);
  }

  @Override
  public void axpy(double alpha, INDArray x, INDArray y) {
    Dense a = Dense.of(x);
    Dense b = Dense.of(y);
    Dense.zerosLike(y).compute(i -> b.at(i) + alpha * a.at(i)).writeTo(y);
  }

  @Override
  public void activate(Activation activation, INDArray x, INDArray out) {
    map(v -> activation(activation, v), x, out);
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    Dense a = Dense.of(y);
    Dense g = Dense.of(gy);
    Dense.zerosLike(gx).compute(i -> g.at(i) * derivative(activation, a.at(i))).writeTo(gx);
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    Dense.of(x).writeTo(out);
  }

  @Override
  public void fill(double value, INDArray out) {
    Dense.zerosLike(out).compute(i -> value).writeTo(out);
  }

  @Override
  public void scaleShift(
      INDArray x,
      INDArray scale,
      INDArray noise,
      INDArray bias,
      Activation activation,
      INDArray out) {
    ReferenceImages.scaleShift(
        Dense.of(x),
        Dense.of(scale),
        Dense.of(noise),
        Dense.of(bias),
        v -> activation(activation, v),
        out);
  }

  // ---- reductions ----

  private static void reduce(DoubleBinaryOperator f, double start, INDArray x, INDArray out) {
    Dense r = Dense.zerosLike(out).compute(i -> start);
    Dense a = Dense.of(x);
    a.forEach(i -> r.set(f.applyAsDouble(r.broadcastAt(i), a.at(i)), r.narrow(i)));
    r.writeTo(out);
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    reduce(Double::sum, 0, x, out);
  }

  @Override
  public void sumProduct(INDArray a, INDArray b, INDArray out) {
    Dense x = Dense.of(a);
    Dense y = Dense.of(b);
    Dense r = Dense.zerosLike(out);
    x.forEach(i -> r.add(x.at(i) * y.at(i), r.narrow(i)));
    r.writeTo(out);
  }

  @Override
  public void max(INDArray x, INDArray out) {
    reduce(Math::max, Double.NEGATIVE_INFINITY, x, out);
  }

  /** The logarithm of the sum of exponentials of each row of the last axis, its extent made 1. */
  private static Dense logSumExp(Dense x) {
    int last = x.shape[x.shape.length - 1];
    Dense rows = Dense.zeros(x.values.length / last);
    return rows.compute(
        row -> {
          double top = Double.NEGATIVE_INFINITY;
          for (int i = 0; i < last; i++) {
            top = Math.max(top, x.values[row[0] * last + i]);
          }
          double sum = 0;
          for (int i = 0; i < last; i++) {
            sum += Math.exp(x.values[row[0] * last + i] - top);
          }
          return top + Math.log(sum);
        });
  }

  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    Dense r = Dense.of(x);
    Dense rows = logSumExp(r);
    int last = r.shape[r.shape.length - 1];
    for (int i = 0; i < r.values.length; i++) {
      r.values[i] -= rows.values[i / last];
    }
    r.writeTo(out);
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    Dense r = Dense.of(x);
    Dense rows = logSumExp(r);
    int last = r.shape[r.shape.length - 1];
    for (int i = 0; i < r.values.length; i++) {
      r.values[i] = Math.exp(r.values[i] - rows.values[i / last]);
    }
    r.writeTo(out);
  }

  // ---- matrices ----

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    Dense x = Dense.of(a);
    Dense y = Dense.of(b);
    int inner = x.shape[x.shape.length - (transposeA ? 2 : 1)];
    Dense.zerosLike(out)
        .compute(
            index -> {
              int m = index[index.length - 2];
              int n = index[index.length - 1];
              int[] ia = index.clone();
              int[] ib = index.clone();
              double sum = 0;
              for (int k = 0; k < inner; k++) {
                ia[ia.length - 2] = transposeA ? k : m;
                ia[ia.length - 1] = transposeA ? m : k;
                ib[ib.length - 2] = transposeB ? n : k;
                ib[ib.length - 1] = transposeB ? k : n;
                sum += x.at(ia) * y.at(ib);
              }
              return sum;
            })
        .writeTo(out);
  }

  // ---- convolution ----

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    ReferenceImages.conv2d(
        Dense.of(x),
        Dense.of(w),
        bias == null ? null : Dense.of(bias),
        v -> activation(activation, v),
        geometry,
        out);
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    ReferenceImages.conv2dInputGrad(Dense.of(gy), Dense.of(w), geometry, gx);
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    ReferenceImages.conv2dWeightGrad(Dense.of(x), Dense.of(gy), geometry, gw);
  }

  // ---- normalisation ----

  @Override
  public void normalize(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray beta,
      double eps,
      Activation activation,
      INDArray out,
      INDArray mean,
      INDArray variance) {
    ReferenceNorm.normalize(
        norm, x, gamma, beta, eps, v -> activation(activation, v), out, mean, variance);
  }

  @Override
  public void normalizeGrad(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray mean,
      INDArray variance,
      double eps,
      INDArray gy,
      INDArray gx,
      INDArray ggamma,
      INDArray gbeta) {
    ReferenceNorm.normalizeGrad(norm, x, gamma, mean, variance, eps, gy, gx, ggamma, gbeta);
  }

  // ---- moving elements ----

  @Override
  public void pixelNorm(INDArray x, double eps, INDArray out, INDArray meanSquare) {
    ReferenceNorm.pixelNorm(x, eps, out, meanSquare);
  }

  @Override
  public void pixelNormGrad(INDArray x, INDArray meanSquare, double eps, INDArray gy, INDArray gx) {
    ReferenceNorm.pixelNormGrad(x, meanSquare, eps, gy, gx);
  }

  @Override
  public void groupDeviation(int group, double eps, INDArray x, INDArray out) {
    new ReferenceDeviation(group, eps, x).forward(out);
  }

  @Override
  public void groupDeviationGrad(int group, double eps, INDArray x, INDArray gy, INDArray gx) {
    new ReferenceDeviation(group, eps, x).gradient(gy, gx);
  }

  @Override
  public void groupDeviationGradGrad(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    new ReferenceDeviation(group, eps, x).second(gy, ggx, gx, ggy);
  }

  @Override
  public void permute(INDArray x, int[] axes, INDArray out) {
    Dense a = Dense.of(x);
    int[] source = new int[axes.length];
    Dense.zerosLike(out)
        .compute(
            i -> {
              for (int k = 0; k < axes.length; k++) {
                source[axes[k]] = i[k];
              }
              return a.at(source);
            })
        .writeTo(out);
  }

  private static int[] strided(long[] begin, long[] step, int... index) {
    int[] to = new int[index.length];
    for (int axis = 0; axis < to.length; axis++) {
      to[axis] = Math.toIntExact(begin[axis] + step[axis] * index[axis]);
    }
    return to;
  }

  @Override
  public void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    Dense a = Dense.of(x);
    Dense.zerosLike(out).compute(i -> a.at(strided(begin, step, i))).writeTo(out);
  }

  @Override
  public void place(INDArray x, long[] begin, long[] step, INDArray out) {
    Dense a = Dense.of(x);
    Dense r = Dense.of(out);
    a.forEach(i -> r.set(a.at(i), strided(begin, step, i)));
    r.writeTo(out);
  }

  @Override
  public void pad(PadMode mode, Pad pad, INDArray x, INDArray out) {
    ReferenceImages.pad(mode, pad, Dense.of(x), out);
  }

  @Override
  public void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx) {
    ReferenceImages.padGrad(mode, pad, Dense.of(gy), gx);
  }

  @Override
  public void gather(INDArray table, int[] indices, INDArray out) {
    Dense a = Dense.of(table);
    Dense.zerosLike(out).compute(i -> a.at(indices[i[0]], i[1])).writeTo(out);
  }

  @Override
  public void scatterAdd(INDArray rows, int[] indices, INDArray out) {
    Dense a = Dense.of(rows);
    Dense r = Dense.zerosLike(out);
    a.forEach(i -> r.add(a.at(i), indices[i[0]], i[1]));
    r.writeTo(out);
  }

  // ---- resampling ----

  @Override
  public void upsampleNearest(int factor, INDArray x, INDArray out) {
    Dense a = Dense.of(x);
    Dense.zerosLike(out).compute(i -> a.at(i[0], i[1] / factor, i[2] / factor, i[3])).writeTo(out);
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    Dense a = Dense.of(x);
    Dense r = Dense.zerosLike(out);
    a.forEach(i -> r.add(a.at(i), i[0], i[1] / factor, i[2] / factor, i[3]));
    r.writeTo(out);
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    ReferenceImages.resizeBilinear(Dense.of(x), out);
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    ReferenceImages.resizeBilinearGrad(Dense.of(gy), gx);
  }

  @Override
  public void upfirdn2d(UpFirDown filter, INDArray x, INDArray out) {
    ReferenceImages.upfirdn2d(filter, Dense.of(x), out);
  }

  @Override
  public void avgPool(Pool2d pool, INDArray x, INDArray out) {
    ReferenceImages.avgPool(pool, Dense.of(x), out);
  }

  @Override
  public void avgPoolGrad(Pool2d pool, INDArray gy, INDArray gx) {
    ReferenceImages.avgPoolGrad(pool, Dense.of(gy), gx);
  }

  @Override
  public void maxPool(Pool2d pool, INDArray x, INDArray out) {
    maxPoolSelect(pool, x, x, out);
  }

  @Override
  public void maxPoolGrad(Pool2d pool, INDArray x, INDArray gy, INDArray gx) {
    Dense a = Dense.of(x);
    Dense g = Dense.of(gy);
    Dense r = Dense.zerosLike(gx);
    g.forEach(i -> r.add(g.at(i), ReferenceImages.argMax(pool, a, i)));
    r.writeTo(gx);
  }

  @Override
  public void maxPoolSelect(Pool2d pool, INDArray x, INDArray values, INDArray out) {
    Dense a = Dense.of(x);
    Dense v = Dense.of(values);
    Dense.zerosLike(out).compute(i -> v.at(ReferenceImages.argMax(pool, a, i))).writeTo(out);
  }
}
