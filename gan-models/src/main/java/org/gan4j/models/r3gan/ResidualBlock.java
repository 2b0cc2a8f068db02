package org.gan4j.models.r3gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Layer;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Conv2d;

/**
 * A block of both networks (figure 4 of the paper): more feature maps, a convolution in groups, and
 * back, added to what came in. At first the branch is zero.
 *
 * <pre>
 * x + 1x1( lrelu( 3x3 in groups( lrelu( 1x1(x) + b ) ) + b ) )
 * </pre>
 */
final class ResidualBlock extends Layer {

  private static final Activation LEAKY = Activation.leakyRelu(Fixup.SLOPE);

  private final Conv2d expand;
  private final Conv2d grouped;
  private final Conv2d project;

  ResidualBlock(R3ganConfig config, int stage) {
    int width = config.widths().get(stage);
    int inner = config.expanded(stage);
    int groups = config.groups().get(stage);
    int kernel = config.kernel();
    long window = (long) kernel * kernel * inner / groups;
    this.expand =
        child(
            "expand", Conv2d.of(width, inner, 1).initializer(Fixup.inside(config.depth(), width)));
    this.grouped =
        child(
            "grouped",
            Conv2d.of(inner, inner, kernel)
                .padding(kernel / 2)
                .groups(groups)
                .initializer(Fixup.inside(config.depth(), window)));
    this.project =
        child("project", Conv2d.of(inner, width, 1).bias(false).initializer(Initializers.zeros()));
  }

  @Override
  protected Variable forward(Variable x) {
    return x.add(project.apply(grouped.apply(expand.apply(x, LEAKY), LEAKY)));
  }
}
