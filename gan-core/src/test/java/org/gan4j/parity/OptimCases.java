package org.gan4j.parity;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializers;
import org.gan4j.random.RandomStream;
import org.gan4j.train.updater.AdamW;
import org.gan4j.train.updater.Updater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Updaters: a vector of parameters after each of a few steps. Those with attributes that we don't
 * know aren't covered.
 */
final class OptimCases implements CaseKind {

  private static final class Numbers extends Module {
    Numbers(long... shape) {
      parameter("p", Initializers.zeros(), shape);
    }
  }

  /** An updater: the attributes that it has, and its configuration out of them. */
  private record Family(Set<String> attributes, Function<ParityCase, IUpdater> config) {}

  private static final Map<String, Family> FAMILIES =
      Map.of(
          "adam",
          new Family(
              Set.of("lr", "beta1", "beta2", "eps"),
              c -> new Adam(c.number("lr"), c.number("beta1"), c.number("beta2"), c.number("eps"))),
          "adamw",
          new Family(
              Set.of("lr", "beta1", "beta2", "eps", "weight_decay"),
              c ->
                  new AdamW(
                      c.number("lr"),
                      c.number("beta1"),
                      c.number("beta2"),
                      c.number("eps"),
                      c.number("weight_decay"))),
          "rmsprop",
          new Family(
              Set.of("lr", "alpha", "eps"),
              c -> new RmsProp(c.number("lr"), c.number("alpha"), c.number("eps"))),
          "sgd",
          new Family(Set.of("lr"), c -> new Sgd(c.number("lr"))));

  /** {@code adam_dcgan} is Adam with some paper's numbers; the numbers are in the attributes. */
  private static Family family(ParityCase c) {
    return FAMILIES.get(c.metadata("optim").split("_", 2)[0]);
  }

  @Override
  public String subject(ParityCase c) {
    return c.metadata("optim");
  }

  @Override
  public boolean covers(ParityCase c) {
    Family family = family(c);
    Set<String> attributes = new HashSet<>();
    c.attributes().fieldNames().forEachRemaining(attributes::add);
    return family != null && family.attributes().equals(attributes);
  }

  @Override
  public void run(ParityCase c, Kernels kernels, Verdict verdict) {
    INDArray start = c.array("in.p", Layout.PLAIN);
    Network<?> network = Network.of("n", new Numbers(start.shape()), kernels, new RandomStream(1));
    INDArray parameter = network.variables().get(0).value();
    parameter.assign(start);
    Updater updater = Updater.of(family(c).config().apply(c), network);
    for (int step = 0; c.has("in.g" + step); step++) {
      network.gradient().set(List.of(c.constant("in.g" + step, Layout.PLAIN)));
      updater.update(0);
      verdict.check("p" + step, c.numbers("p" + step, Layout.PLAIN), parameter, Verdict.FIRST);
    }
  }
}
