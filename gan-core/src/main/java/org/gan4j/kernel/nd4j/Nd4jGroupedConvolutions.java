package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.ConvolutionKernels;
import org.gan4j.kernel.ElementWiseKernels;
import org.gan4j.kernel.Lease;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolutions of any number of groups: the groups' channels are laid apart, {@code [G, N, H, W, C
 * / G]}, so that each is a convolution of dense arrays.
 */
final class Nd4jGroupedConvolutions implements ConvolutionKernels {

  private final ArrayPool pool;
  private final ElementWiseKernels elementWise;
  private final ConvolutionKernels ofOneGroup;

  /**
   * Convolutions over those of one group.
   *
   * @param pool where the parts come from
   * @param elementWise adds the activation
   * @param ofOneGroup computes each group
   */
  Nd4jGroupedConvolutions(
      ArrayPool pool, ElementWiseKernels elementWise, ConvolutionKernels ofOneGroup) {
    this.pool = pool;
    this.elementWise = elementWise;
    this.ofOneGroup = ofOneGroup;
  }

  /**
   * The channels of an array of four axes as groups: an array with groups first, or one of them.
   */
  private record Groups(int count, INDArray array) {

    private long width() {
      return array.size(3) / count;
    }

    /** The array as it lies, seen with the groups as the first axis. */
    private INDArray view() {
      long[] s = array.shape();
      long row = s[2] * s[3];
      return Views.of(
          array,
          0,
          new long[] {count, s[0], s[1], s[2], width()},
          new long[] {width(), s[1] * row, row, s[3], 1});
    }

    private Lease borrow(ArrayPool pool) {
      return pool.borrow(array.dataType(), array.length());
    }

    private Lease apart(ArrayPool pool) {
      Lease out = borrow(pool);
      Ops.copy(view(), Views.reshape(out.array(), view().shape()));
      return out;
    }

    private void join(INDArray apart) {
      Ops.copy(Views.reshape(apart, view().shape()), view());
    }

    private INDArray part(INDArray apart, int group) {
      long[] s = array.shape();
      return Views.part(apart, group * array.length() / count, s[0], s[1], s[2], width());
    }
  }

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      @Nullable INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    if (geometry.groups() == 1) {
      ofOneGroup.conv2d(x, w, bias, activation, geometry, out);
      return;
    }
    inGroups(
        x,
        w,
        out,
        geometry,
        (a, b, c, plain) -> ofOneGroup.conv2d(a, b, null, Activation.IDENTITY, plain, c));
    if (bias != null) {
      Ops.add(out, bias, out);
    }
    elementWise.activate(activation, out, out);
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    if (geometry.groups() == 1) {
      ofOneGroup.conv2dInputGrad(gy, w, geometry, gx);
      return;
    }
    inGroups(gy, w, gx, geometry, (a, b, c, plain) -> ofOneGroup.conv2dInputGrad(a, b, plain, c));
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    if (geometry.groups() == 1) {
      ofOneGroup.conv2dWeightGrad(x, gy, geometry, gw);
      return;
    }
    inGroups(x, gy, gw, geometry, (a, b, c, plain) -> ofOneGroup.conv2dWeightGrad(a, b, plain, c));
  }

  /** One of the three forms, of two parts into a third. */
  private interface Form {
    void compute(INDArray a, INDArray b, INDArray out, ConvGeometry ofOneGroup);
  }

  private void inGroups(INDArray a, INDArray b, INDArray out, ConvGeometry geometry, Form form) {
    int count = geometry.groups();
    ConvGeometry plain = geometry.groups(1);
    Groups first = new Groups(count, a);
    Groups second = new Groups(count, b);
    Groups result = new Groups(count, out);
    try (Lease firstApart = first.apart(pool);
        Lease secondApart = second.apart(pool);
        Lease resultApart = result.borrow(pool)) {
      for (int group = 0; group < count; group++) {
        form.compute(
            first.part(firstApart.array(), group),
            second.part(secondApart.array(), group),
            result.part(resultApart.array(), group),
            plain);
      }
      result.join(resultApart.array());
    }
  }
}
