package org.gan4j.parity;

import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Initializers;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.train.updater.AdamW;
import org.gan4j.train.updater.Updater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Updaters: a vector of parameters after each of a few steps. */
final class OptimCases implements CaseKind {

  private static final class Numbers extends Module {
    Numbers(long... shape) {
      parameter("p", Initializers.zeros(), shape);
    }
  }

  /** {@code adam_dcgan} is Adam with some paper's numbers; the numbers are in the attributes. */
  private static String family(ParityCase c) {
    String name = c.metadata("optim");
    int end = name.indexOf('_');
    return end < 0 ? name : name.substring(0, end);
  }

  private static IUpdater config(ParityCase c) {
    return switch (family(c)) {
      case "adam" ->
          new Adam(c.number("lr"), c.number("beta1"), c.number("beta2"), c.number("eps"));
      case "adamw" ->
          new AdamW(
              c.number("lr"),
              c.number("beta1"),
              c.number("beta2"),
              c.number("eps"),
              c.number("weight_decay"));
      case "rmsprop" -> new RmsProp(c.number("lr"), c.number("alpha"), c.number("eps"));
      case "sgd" -> new Sgd(c.number("lr"));
      default -> null;
    };
  }

  @Override
  public String subject(ParityCase c) {
    return c.metadata("optim");
  }

  @Override
  public boolean covers(ParityCase c) {
    return config(c) != null;
  }

  @Override
  public void run(ParityCase c, Kernels kernels, Verdict verdict) {
    INDArray start = c.array("in.p", Layout.PLAIN);
    Network<?> network = Network.of("n", new Numbers(start.shape()), kernels, new RandomStream(1));
    INDArray parameter = network.variables().get(0).value();
    parameter.assign(start);
    Updater updater = Updater.of(config(c), network);
    for (int step = 0; c.has("in.g" + step); step++) {
      network.gradient(java.util.List.of(c.constant("in.g" + step, Layout.PLAIN)));
      updater.update(0);
      verdict.check("p" + step, c.numbers("p" + step, Layout.PLAIN), parameter, Verdict.FIRST);
    }
  }
}
