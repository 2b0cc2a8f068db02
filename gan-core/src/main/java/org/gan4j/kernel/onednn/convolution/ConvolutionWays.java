package org.gan4j.kernel.onednn.convolution;

import java.util.List;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.parts.MatrixProducts;
import org.gan4j.kernel.onednn.parts.StridedMoves;

/** The ways to compute a convolution. */
public final class ConvolutionWays {

  private ConvolutionWays() {}

  /**
   * All of them, of which the first that suits a shape is to be taken; the last one suits every
   * shape.
   *
   * @param context what they compute with
   * @return the ways, in their order
   */
  public static List<ConvolutionWay> of(Context context) {
    MatrixProducts products = new MatrixProducts(context);
    StridedMoves moves = new StridedMoves(context);
    DirectConvolutions direct = new DirectConvolutions(context);
    return List.of(
        new GroupedConvolutions(direct),
        new PatchProducts(products),
        new Winograd(context),
        new Columns(context, products, moves),
        new FewChannels(context, moves, direct),
        direct);
  }
}
