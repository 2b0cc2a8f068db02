package org.gan4j.gan;

import java.util.function.Supplier;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network from latent vectors to images. */
public interface Generator {

  /** How many images {@link #sample} makes at once. */
  int SAMPLE_BATCH = 64;

  /**
   * The network with its parameters.
   *
   * @return the network
   */
  Network<? extends Module> network();

  /**
   * The length of a latent vector.
   *
   * @return Z
   */
  int latentSize();

  /**
   * How many classes it can be asked for.
   *
   * @return 0 if it isn't conditional
   */
  default int classes() {
    return 0;
  }

  /**
   * Images from latent vectors.
   *
   * @param latent {@code [N, Z]}, standard normal
   * @param condition a class a sample, or {@link Condition#NONE}
   * @return {@code [N, H, W, C]} in [-1, 1]
   */
  Variable generate(Variable latent, Condition condition);

  /**
   * Images from latent vectors, without a condition.
   *
   * @param latent {@code [N, Z]}, standard normal
   * @return {@code [N, H, W, C]} in [-1, 1]
   */
  default Variable generate(Variable latent) {
    return generate(latent, Condition.NONE);
  }

  /**
   * Images in inference mode, from latent vectors that a seed gives.
   *
   * @param count N, at least 1
   * @param seed the same seed gives the same images
   * @return {@code [N, H, W, C]} in [-1, 1]
   */
  default INDArray sample(int count, long seed) {
    return sample(Latents.normal(count, latentSize(), new RandomStream(seed)), Condition.NONE);
  }

  /**
   * Images in inference mode.
   *
   * @param latents {@code [N, Z]}
   * @param condition a class a sample, or {@link Condition#NONE}
   * @return {@code [N, H, W, C]} in [-1, 1]
   */
  default INDArray sample(INDArray latents, Condition condition) {
    return inference(
        network(),
        () -> {
          INDArray images = null;
          int count = (int) latents.size(0);
          for (int begin = 0; begin < count; begin += SAMPLE_BATCH) {
            int end = Math.min(begin + SAMPLE_BATCH, count);
            try (Scope scope = Scope.noGrad(network().kernels())) {
              Variable latent = Variable.constant(Latents.rows(latents, begin, end));
              INDArray part = generate(latent, condition.range(begin, end)).value();
              if (images == null) {
                long[] shape = part.shape().clone();
                shape[0] = count;
                images = Nd4j.createUninitialized(DataType.FLOAT, shape);
              }
              Latents.rows(images, begin, end).assign(part);
            }
          }
          return images;
        });
  }

  private static <T> T inference(Network<?> network, Supplier<T> work) {
    boolean training = network.module().training();
    network.module().training(false);
    try {
      return work.get();
    } finally {
      network.module().training(training);
    }
  }
}
