package org.gan4j.gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.io.HostArrays;
import org.gan4j.nn.Inference;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network from latent vectors to images. */
public interface Generator {

  /** How many images {@link #sample} makes at once. */
  int SAMPLE_BATCH = 16;

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
   * Images in inference mode, from latent vectors that a seed gives. May be called from several
   * threads at once, while the network is trained, too.
   *
   * @param count N, at least 1
   * @param seed the same seed gives the same images
   * @return {@code [N, H, W, C]} in [-1, 1]
   */
  default INDArray sample(int count, long seed) {
    return sample(Latents.normal(count, latentSize(), new RandomStream(seed)), Condition.NONE);
  }

  /**
   * Images in inference mode, all with the same weights. May be called from several threads at
   * once, while the network is trained, too.
   *
   * @param latents {@code [N, Z]}
   * @param condition a class a sample, or {@link Condition#NONE}
   * @return {@code [N, H, W, C]} in [-1, 1]
   */
  default INDArray sample(INDArray latents, Condition condition) {
    return Inference.inParts(
        network(),
        (int) latents.size(0),
        SAMPLE_BATCH,
        (begin, end) ->
            generate(
                Variable.constant(HostArrays.rows(latents, begin, end)),
                condition.range(begin, end)));
  }
}
