package org.gan4j.bench.peers;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.gan4j.bench.cases.TimedStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * DCGAN for 32x32 pixels as one writes it with Deeplearning4j, which has no way to train one
 * network through another: a generator, a discriminator, and a third network of both with the
 * discriminator's half frozen, between which weights are copied in every step.
 */
public final class FrozenCopyGan implements TimedStep {

  private static final int LATENT = 100;
  private static final int WIDTH = 64;

  private final int batch;
  private final MultiLayerNetwork generator;
  private final MultiLayerNetwork discriminator;
  private final MultiLayerNetwork both;
  private final INDArray real;
  private final INDArray realThenFake;
  private final INDArray ones;

  /**
   * Makes the three networks.
   *
   * @param batch images in a batch
   */
  public FrozenCopyGan(int batch) {
    this.batch = batch;
    generator = network(generatorLayers(), InputType.convolutional(1, 1, LATENT), true);
    discriminator = network(discriminatorLayers(), InputType.convolutional(32, 32, 1), true);
    List<Layer> all = new ArrayList<>(generatorLayers());
    for (Layer layer : discriminatorLayers()) {
      boolean loss = layer instanceof CnnLossLayer;
      all.add(loss ? layer : new FrozenLayerWithBackprop(layer));
    }
    // With workspaces, a frozen batch normalization that passes gradients on throws.
    both = network(all, InputType.convolutional(1, 1, LATENT), false);
    real = Nd4j.randn(batch, 1, 32, 32);
    ones = Nd4j.ones(batch, 1, 1, 1);
    realThenFake = Nd4j.concat(0, ones, Nd4j.zeros(batch, 1, 1, 1));
    part(0, generator.numParams()).assign(flat(generator));
  }

  private static List<Layer> generatorLayers() {
    List<Layer> layers = new ArrayList<>();
    int below = LATENT;
    for (int width = 4 * WIDTH; width >= WIDTH; width /= 2) {
      boolean first = below == LATENT;
      layers.add(
          new Deconvolution2D.Builder(4, 4)
              .nIn(below)
              .nOut(width)
              .stride(first ? 1 : 2, first ? 1 : 2)
              .padding(first ? 0 : 1, first ? 0 : 1)
              .hasBias(false)
              .activation(Activation.IDENTITY)
              .build());
      layers.add(new BatchNormalization.Builder().nOut(width).build());
      layers.add(activation(new ActivationReLU()));
      below = width;
    }
    layers.add(
        new Deconvolution2D.Builder(4, 4)
            .nIn(below)
            .nOut(1)
            .stride(2, 2)
            .padding(1, 1)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build());
    layers.add(activation(new ActivationTanH()));
    return layers;
  }

  private static List<Layer> discriminatorLayers() {
    List<Layer> layers = new ArrayList<>();
    int below = 1;
    for (int width = WIDTH; width <= 4 * WIDTH; width *= 2) {
      layers.add(convolution(below, width, 2, 1));
      if (below > 1) {
        layers.add(new BatchNormalization.Builder().nOut(width).build());
      }
      layers.add(activation(new ActivationLReLU(0.2)));
      below = width;
    }
    layers.add(convolution(below, 1, 1, 0));
    layers.add(new CnnLossLayer.Builder(LossFunction.XENT).activation(Activation.SIGMOID).build());
    return layers;
  }

  private static Layer convolution(int in, int out, int stride, int pad) {
    return new ConvolutionLayer.Builder(4, 4)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(pad, pad)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static Layer activation(IActivation function) {
    return new ActivationLayer.Builder().activation(function).build();
  }

  private static MultiLayerNetwork network(
      List<Layer> layers, InputType input, boolean workspaces) {
    WorkspaceMode mode = workspaces ? WorkspaceMode.ENABLED : WorkspaceMode.NONE;
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(0)
            .updater(new Adam(2e-4, 0.5, 0.999, 1e-8))
            .weightInit(WeightInit.XAVIER)
            .convolutionMode(ConvolutionMode.Truncate)
            .trainingWorkspaceMode(mode)
            .inferenceWorkspaceMode(mode)
            .list();
    layers.forEach(list::layer);
    MultiLayerConfiguration configuration = list.setInputType(input).build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  /** The generator. */
  MultiLayerNetwork generator() {
    return generator;
  }

  /** The discriminator. */
  MultiLayerNetwork discriminator() {
    return discriminator;
  }

  /** Generator and frozen discriminator in one. */
  MultiLayerNetwork both() {
    return both;
  }

  @Override
  public void run() {
    INDArray latents = Nd4j.randn(batch, LATENT, 1, 1);
    INDArray fake = generator.output(latents, true);
    discriminator.fit(new DataSet(Nd4j.concat(0, real, fake), realThenFake));
    part(generator.numParams(), both.numParams()).assign(flat(discriminator));
    both.fit(new DataSet(latents, ones));
    flat(generator).assign(part(0, generator.numParams()));
  }

  private INDArray part(long from, long to) {
    return flat(both).get(NDArrayIndex.interval(from, to));
  }

  private static INDArray flat(MultiLayerNetwork network) {
    return network.params().reshape(network.numParams());
  }
}
