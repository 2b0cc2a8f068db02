package org.gan4j.models.extractor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.io.TensorData;
import org.gan4j.io.torch.TorchFile;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.official.OfficialNames;
import org.gan4j.nn.Inference;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The features by which FID, KID and Inception score are measured: those of TensorFlow's Inception
 * network of December 2015, as pytorch-fid and torch-fidelity converted it to PyTorch. Both files
 * of weights will do.
 */
public final class Inception {

  /** Rows and columns that the network takes. */
  public static final int SIZE = 299;

  private static final double EPS = 1e-3;
  private static final int MIDDLE = 128;
  private static final int LENGTH = SIZE * SIZE * 3;

  /** Where features are taken. */
  public enum Features {
    /** After the first max pooling, 64 features. */
    POOL_64("64"),
    /** After the second max pooling, 192 features. */
    POOL_192("192"),
    /** Before the auxiliary classifier, 768 features. */
    MIXED_768("768"),
    /** The last layer but one, 2,048 features: those of FID and KID. */
    POOL_2048("2048"),
    /** 1,008 logits without their bias: those of the Inception score. */
    LOGITS_UNBIASED("logits_unbiased"),
    /** 1,008 logits. */
    LOGITS("logits");

    private final String name;

    Features(String name) {
      this.name = name;
    }

    /** The name that torch-fidelity gives it. */
    @Override
    public String toString() {
      return name;
    }
  }

  private final Network<InceptionNetwork> network;
  private final Resizing resizing;

  private Inception(Network<InceptionNetwork> network, Resizing resizing) {
    this.network = network;
    this.resizing = resizing;
  }

  /**
   * The network with the weights of a file.
   *
   * @param file pytorch-fid's {@code pt_inception-2015-12-05-6726825d.pth} or torch-fidelity's
   *     {@code weights-inception-2015-12-05-6726825d.pth}
   * @param resizing how images come to {@link #SIZE}
   * @param kernels what it runs on
   * @return the extractor
   * @throws InputException if the file can't be read or has other weights in it
   */
  public static Inception load(Path file, Resizing resizing, Kernels kernels) {
    Map<String, TensorData> weights = TorchFile.open(file).read("");
    try {
      return of(weights, resizing, kernels);
    } catch (InputException e) {
      throw InputException.at(file, e);
    }
  }

  /**
   * The network with weights.
   *
   * @param weights by PyTorch's names, batch norms apart from convolutions
   * @param resizing how images come to {@link #SIZE}
   * @param kernels what it runs on
   * @return the extractor
   * @throws InputException naming what is missing, of another shape or too much
   */
  public static Inception of(Map<String, TensorData> weights, Resizing resizing, Kernels kernels) {
    Network<InceptionNetwork> network =
        Network.of("inception", new InceptionNetwork(), kernels, new RandomStream(1));
    OfficialNames names = new OfficialNames();
    for (String path : network.state().keySet()) {
      String layer = path.substring("inception.".length(), path.lastIndexOf('.'));
      names.layer(layer, layer);
    }
    names.load(network, folded(weights));
    return new Inception(network, resizing);
  }

  /**
   * The network with random weights, to measure its speed.
   *
   * @param kernels what it runs on
   * @return an extractor of nothing
   */
  public static Inception untrained(Kernels kernels) {
    return new Inception(
        Network.of("inception", new InceptionNetwork(), kernels, new RandomStream(1)),
        Resizing.PYTORCH);
  }

  /** Batch norm as part of the convolution before it: {@code w gamma / sqrt(var + eps)}. */
  private static Map<String, TensorData> folded(Map<String, TensorData> weights) {
    Map<String, TensorData> out = new LinkedHashMap<>();
    weights.forEach(
        (name, tensor) -> {
          if (name.endsWith(".conv.weight")) {
            String layer = name.substring(0, name.length() - ".conv.weight".length());
            double[] scale = norm(weights, layer, "weight", tensor.shape()[0]);
            double[] shift = norm(weights, layer, "bias", tensor.shape()[0]);
            double[] mean = norm(weights, layer, "running_mean", tensor.shape()[0]);
            double[] variance = norm(weights, layer, "running_var", tensor.shape()[0]);
            double[] values = tensor.toDoubles();
            int each = values.length / scale.length;
            for (int o = 0; o < scale.length; o++) {
              scale[o] /= Math.sqrt(variance[o] + EPS);
              shift[o] -= mean[o] * scale[o];
              for (int i = o * each; i < (o + 1) * each; i++) {
                values[i] *= scale[o];
              }
            }
            out.put(layer + ".weight", TensorData.doubles(values, tensor.shape()));
            out.put(layer + ".bias", TensorData.doubles(shift, shift.length));
          } else if (!name.contains(".bn.")) {
            out.put(name, tensor);
          }
        });
    return out;
  }

  private static double[] norm(
      Map<String, TensorData> weights, String layer, String part, long channels) {
    TensorData found = weights.get(layer + ".bn." + part);
    if (found == null || found.length() != channels) {
      throw new InputException(
          layer + ".bn." + part + ": expected [" + channels + "], got " + found);
    }
    return found.toDoubles();
  }

  /**
   * How images come to the network's size.
   *
   * @return the resizing
   */
  public Resizing resizing() {
    return resizing;
  }

  /**
   * Features of images.
   *
   * @param pixels {@code [N, H, W, 3]} in [0, 255]; not modified
   * @param wanted which
   * @return fresh FLOAT {@code [N, D]}
   */
  public INDArray features(INDArray pixels, Features wanted) {
    return Inference.run(
        network,
        () -> {
          Variable images = Variable.constant(input(pixels));
          Map<Features, Variable> found = network.module().features(images, wanted);
          return Objects.requireNonNull(found.get(wanted)).value().dup('c');
        });
  }

  /**
   * All features of images.
   *
   * @param pixels {@code [N, H, W, 3]} in [0, 255]; not modified
   * @return fresh FLOAT {@code [N, D]} each
   */
  public Map<Features, INDArray> features(INDArray pixels) {
    return Inference.run(
        network,
        () -> {
          Variable images = Variable.constant(input(pixels));
          Map<Features, INDArray> all = new LinkedHashMap<>();
          network
              .module()
              .features(images, Features.LOGITS)
              .forEach((which, value) -> all.put(which, value.value().dup('c')));
          return all;
        });
  }

  /** Resized, then in [-1, 1] as each of the original codes has it. */
  private INDArray input(INDArray pixels) {
    if (pixels.rank() != 4 || pixels.size(3) != 3) {
      throw new IllegalArgumentException(
          "pixels: expected [N, H, W, 3], got " + Arrays.toString(pixels.shape()));
    }
    ImageShape shape = new ImageShape((int) pixels.size(1), (int) pixels.size(2), 3);
    int count = (int) pixels.size(0);
    float[] images = HostArrays.floats(pixels);
    float[] resized = new float[count * LENGTH];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              int begin = i * shape.length();
              float[] image = Arrays.copyOfRange(images, begin, begin + shape.length());
              float[] sized = resizing.resize(image, shape, SIZE, SIZE);
              for (int k = 0; k < LENGTH; k++) {
                resized[i * LENGTH + k] = unit(sized[k]);
              }
            });
    INDArray out = Nd4j.createUninitialized(DataType.FLOAT, count, SIZE, SIZE, 3);
    HostArrays.write(resized, out);
    return out;
  }

  private float unit(float pixel) {
    return resizing == Resizing.TENSORFLOW1 ? (pixel - MIDDLE) / MIDDLE : 2 * (pixel / 255) - 1;
  }
}
