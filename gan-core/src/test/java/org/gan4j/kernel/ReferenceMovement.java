package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's movement of elements. */
final class ReferenceMovement implements MovementKernels {

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
}
