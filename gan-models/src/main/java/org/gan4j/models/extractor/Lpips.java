package org.gan4j.models.extractor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.io.TensorData;
import org.gan4j.io.torch.TorchFile;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Inference;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How different two images look (Zhang et al. 2018, "The Unreasonable Effectiveness of Deep
 * Features as a Perceptual Metric", equation 1): features of several layers of a network, each
 * pixel's divided by their length, and the weighted squares of their differences averaged over the
 * places. Version 0.1 of the authors' code.
 */
public final class Lpips {

  private static final double EPS = 1e-10;
  private static final float[] SHIFT = {-.030f, -.088f, -.188f};
  private static final float[] SCALE = {.458f, .448f, .450f};

  private final LpipsNet net;
  private final Network<LpipsNet.Backbone> network;
  private final List<INDArray> weights;

  private Lpips(LpipsNet net, Network<LpipsNet.Backbone> network, List<INDArray> weights) {
    this.net = net;
    this.network = network;
    this.weights = List.copyOf(weights);
  }

  /**
   * The distance with the weights of two files.
   *
   * @param net which network
   * @param backbone torchvision's file, {@link LpipsNet#file}
   * @param linear the file of the LPIPS repository, {@code lpips/weights/v0.1/alex.pth} say
   * @param kernels what it runs on
   * @return the distance
   * @throws InputException if a file can't be read or has other weights in it
   */
  public static Lpips load(LpipsNet net, Path backbone, Path linear, Kernels kernels) {
    Map<String, TensorData> features = TorchFile.open(backbone).read("features.");
    Map<String, TensorData> lins = TorchFile.open(linear).read("");
    try {
      return of(net, features, lins, kernels);
    } catch (InputException e) {
      throw new InputException(backbone + ", " + linear + ": " + e.getMessage(), e);
    }
  }

  /**
   * The distance with weights.
   *
   * @param net which network
   * @param features of its convolutions, by torchvision's names after {@code features.}
   * @param linear {@code lin0.model.1.weight} and so on
   * @param kernels what it runs on
   * @return the distance
   * @throws InputException naming what is missing, of another shape or too much
   */
  public static Lpips of(
      LpipsNet net,
      Map<String, TensorData> features,
      Map<String, TensorData> linear,
      Kernels kernels) {
    Network<LpipsNet.Backbone> network =
        Network.of("lpips", new LpipsNet.Backbone(net), kernels, new RandomStream(1));
    network.module().names().load(network, features);
    List<INDArray> weights = new ArrayList<>();
    int[] channels = net.channels();
    for (int i = 0; i < channels.length; i++) {
      String name = "lin" + i + ".model.1.weight";
      TensorData weight = linear.get(name);
      if (weight == null || weight.length() != channels[i]) {
        throw new InputException(name + ": expected [1, " + channels[i] + ", 1, 1], got " + weight);
      }
      weights.add(Nd4j.createFromArray(weight.toFloats()).reshape('c', 1, 1, 1, channels[i]));
    }
    return new Lpips(net, network, weights);
  }

  /**
   * Which network it is.
   *
   * @return the network
   */
  public LpipsNet net() {
    return net;
  }

  /**
   * The distance of pairs as an operation, in the current scope.
   *
   * @param one {@code [N, H, W, 3]} in [-1, 1]
   * @param other as many of the same size
   * @return {@code [N]}
   */
  public Variable distance(Variable one, Variable other) {
    return layers(one, other).stream().reduce(Variable::add).orElseThrow();
  }

  /** The terms of the distance, {@code [N]} each. */
  List<Variable> layers(Variable one, Variable other) {
    return layers(one, other, weights);
  }

  /** The same without weights: the plain sum over the features. */
  List<Variable> unweighted(Variable one, Variable other) {
    return layers(one, other, weights.stream().map(w -> Nd4j.onesLike(w)).toList());
  }

  private List<Variable> layers(Variable one, Variable other, List<INDArray> by) {
    List<Variable> ones = features(one);
    List<Variable> others = features(other);
    List<Variable> terms = new ArrayList<>();
    for (int i = 0; i < ones.size(); i++) {
      Variable squares = unit(ones.get(i)).sub(unit(others.get(i))).square();
      terms.add(squares.mul(Variable.constant(by.get(i))).sum(3).mean(1, 2));
    }
    return terms;
  }

  /** The feature maps that are compared. */
  List<Variable> features(Variable images) {
    if (images.rank() != 4 || images.size(3) != 3) {
      throw new IllegalArgumentException(
          "images: expected [N, H, W, 3], got " + Arrays.toString(images.shape()));
    }
    Variable shift = Variable.constant(Nd4j.createFromArray(SHIFT).reshape('c', 1, 1, 1, 3));
    Variable scale = Variable.constant(Nd4j.createFromArray(SCALE).reshape('c', 1, 1, 1, 3));
    return network.module().features(images.sub(shift).div(scale));
  }

  private static Variable unit(Variable features) {
    Variable length = features.square().sum(3).sqrt().add(EPS);
    return features.div(length.reshape(features.size(0), features.size(1), features.size(2), 1));
  }

  /**
   * The distance of pairs of images.
   *
   * @param one {@code [N, H, W, 3]} in [-1, 1]; not modified
   * @param other as many of the same size; not modified
   * @return one for each pair, at least 0
   */
  public double[] distances(INDArray one, INDArray other) {
    return Inference.run(
        network,
        () ->
            HostArrays.doubles(
                distance(Variable.constant(one.dup('c')), Variable.constant(other.dup('c')))
                    .value()));
  }
}
