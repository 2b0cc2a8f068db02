package org.gan4j.models.classifier;

import java.util.stream.IntStream;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageShape;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.metrics.Classifier;
import org.gan4j.nn.Inference;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.MaxPool2d;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolutional classifier in the manner of LeNet-5 (LeCun et al. 1998), for images of about 28
 * pixels: two convolutions of 5x5, each with ReLU and max-pooling, a hidden layer, a logit for each
 * class. {@link ClassifierStep} trains it.
 *
 * @param network from {@code [N, H, W, C]} to {@code [N, classes]}
 * @param body the part of it that ends in the hidden layer, {@code [N, 128]}
 * @param head the part of it after that
 * @param classes how many classes there are
 */
public record SmallClassifier(
    Network<Sequential> network, Sequential body, Linear head, int classes) implements Classifier {

  private static final int BATCH = 250;

  /**
   * A classifier with fresh weights.
   *
   * @param images the extents of the images; rows and columns divisible by 4
   * @param classes how many classes there are, at least 1
   * @param kernels what it runs on
   * @param random where first weights are drawn from
   * @return the classifier
   * @throws IllegalArgumentException if the images have other extents
   */
  public static SmallClassifier create(
      ImageShape images, int classes, Kernels kernels, RandomStream random) {
    if (images.height() % 4 != 0 || images.width() % 4 != 0) {
      throw new IllegalArgumentException(
          "images: expected rows and columns divisible by 4, got " + images);
    }
    int first = 16;
    int second = 32;
    int hidden = 128;
    long features = (long) images.height() / 4 * (images.width() / 4) * second;
    Sequential body =
        new Sequential()
            .add("conv1", convolution(images.channels(), first))
            .add("relu1", ActivationLayer.relu())
            .add("pool1", MaxPool2d.of(2))
            .add("conv2", convolution(first, second))
            .add("relu2", ActivationLayer.relu())
            .add("pool2", MaxPool2d.of(2))
            .add("flat", Flatten.create())
            .add("hidden", Linear.of(features, hidden).initializer(Initializers.heNormal(0)))
            .add("relu3", ActivationLayer.relu());
    Linear head = Linear.of(hidden, classes);
    Sequential layers = new Sequential().add("features", body).add("logits", head);
    return new SmallClassifier(
        Network.of("classifier", layers, kernels, random), body, head, classes);
  }

  private static Conv2d convolution(int in, int out) {
    return Conv2d.of(in, out, 5).padding(2).initializer(Initializers.heNormal(0));
  }

  @Override
  public int[] classify(INDArray images) {
    INDArray logits =
        Inference.inParts(
            network,
            Math.toIntExact(images.size(0)),
            BATCH,
            (begin, end) ->
                network
                    .module()
                    .apply(Variable.constant(HostArrays.rows(images, begin, end).dup('c'))));
    float[] all = HostArrays.floats(logits);
    return IntStream.range(0, (int) logits.size(0)).map(i -> greatest(all, i * classes)).toArray();
  }

  private int greatest(float[] logits, int offset) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = logits[offset + k] > logits[offset + best] ? k : best;
    }
    return best;
  }

  /**
   * The share of labelled images that are classified as their label says.
   *
   * @param data the images, with labels
   * @return in [0, 1]
   */
  public double accuracy(ImageData data) {
    int right = 0;
    for (int begin = 0; begin < data.size(); begin += BATCH) {
      int[] indices = IntStream.range(begin, Math.min(begin + BATCH, data.size())).toArray();
      INDArray images =
          Nd4j.createUninitialized(DataType.FLOAT, data.shape().batch(indices.length));
      data.read(indices, images);
      int[] seen = classify(images);
      for (int i = 0; i < seen.length; i++) {
        right += seen[i] == data.label(indices[i]) ? 1 : 0;
      }
    }
    return (double) right / data.size();
  }
}
