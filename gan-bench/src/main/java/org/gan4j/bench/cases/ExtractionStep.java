package org.gan4j.bench.cases;

import org.gan4j.kernel.Kernels;
import org.gan4j.models.extractor.Inception;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The features of the FID of one batch of images that have the network's size already.
 *
 * @param network with weights of its first draw
 * @param pixels {@code [N, 299, 299, 3]} in [0, 255]
 */
record ExtractionStep(Inception network, INDArray pixels) implements TimedStep {

  private static final float WHITE = 255;

  static TimedStep of(Kernels kernels, int batch) {
    INDArray pixels =
        Nd4j.createUninitialized(DataType.FLOAT, batch, Inception.SIZE, Inception.SIZE, 3);
    new RandomStream(0).fillUniform(pixels, 0, WHITE);
    return new ExtractionStep(Inception.untrained(kernels), pixels);
  }

  @Override
  public void run() {
    network.features(pixels, Inception.Features.POOL_2048).close();
  }

  @Override
  public void close() {
    pixels.close();
  }
}
