package org.gan4j.parity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.penalty.GradientPenalty;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.random.RandomStream;
import org.gan4j.train.updater.Updater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/** Whole training steps of a small DCGAN: losses, and the changes of all parameters. */
final class TrainCases implements CaseKind {

  private static final String PENALISED = "wasserstein_gp";

  @Override
  public String subject(ParityCase c) {
    return c.metadata("model") + " with " + c.metadata("loss");
  }

  @Override
  public boolean covers(ParityCase c) {
    return c.metadata("model").equals("dcgan") && loss(c) != null;
  }

  private static GanLoss loss(ParityCase c) {
    return c.metadata("loss").equals(PENALISED)
        ? GanLoss.wasserstein()
        : LossCases.find(c.metadata("loss")).orElse(null);
  }

  @Override
  public void run(ParityCase c, Kernels kernels, Verdict verdict) {
    Run run = new Run(c, kernels);
    for (int step = 0; step < c.integer("steps"); step++) {
      run.step(step, verdict);
      run.compare("G", run.generator, step, verdict);
      run.compare("D", run.discriminator, step, verdict);
    }
  }

  /** One training run. */
  private static final class Run {
    private final ParityCase c;
    private final GanLoss loss;
    private final boolean penalised;
    private final Kernels kernels;
    private final Network<Sequential> generator;
    private final Network<Sequential> discriminator;
    private final Updater generatorUpdater;
    private final Updater discriminatorUpdater;

    Run(ParityCase c, Kernels kernels) {
      this.c = c;
      this.loss = loss(c);
      this.penalised = c.metadata("loss").equals(PENALISED);
      this.kernels = kernels;
      this.generator = network("G", generatorLayers());
      this.discriminator = network("D", discriminatorLayers());
      this.generatorUpdater = updater(generator);
      this.discriminatorUpdater = updater(discriminator);
    }

    private Updater updater(Network<?> network) {
      return Updater.of(
          new Adam(c.number("lr"), c.number("beta1"), c.number("beta2"), c.number("eps")), network);
    }

    private Network<Sequential> network(String side, Sequential layers) {
      Network<Sequential> network = Network.of(side, layers, kernels, new RandomStream(1));
      Map<String, INDArray> state = new LinkedHashMap<>(network.state());
      network
          .parameters()
          .forEach(
              parameter ->
                  state.put(
                      parameter.path(),
                      c.array(tensor(parameter.path()), layout(parameter.path()))));
      network.load(state);
      return network;
    }

    /** {@code G.norm1.gamma} is {@code G.g1} in the file. */
    private static String tensor(String path) {
      return path.replaceAll("conv(\\d)\\.weight", "w$1")
          .replaceAll("norm(\\d)\\.gamma", "g$1")
          .replaceAll("norm(\\d)\\.beta", "s$1");
    }

    private static Layout layout(String path) {
      return path.endsWith(".weight") ? Layout.KERNEL : Layout.PLAIN;
    }

    /** A weight's extent as the file has it. */
    private long extent(String tensor, int axis) {
      return c.file().tensor(tensor).shape()[axis];
    }

    private Sequential generatorLayers() {
      return new Sequential()
          .add("latent", Reshape.to(1, 1, extent("G.w0", 0)))
          .add("conv0", transposed(0).stride(1).padding(0))
          .add("norm0", norm("G.g0"))
          .add("relu0", ActivationLayer.relu())
          .add("conv1", transposed(1).stride(2).padding(1))
          .add("norm1", norm("G.g1"))
          .add("relu1", ActivationLayer.relu())
          .add("conv2", transposed(2).stride(2).padding(1))
          .add("tanh", ActivationLayer.tanh());
    }

    private Sequential discriminatorLayers() {
      Sequential layers =
          new Sequential()
              .add("conv0", plain(0).stride(2).padding(1))
              .add("leaky0", ActivationLayer.leakyRelu(c.number("slope")))
              .add("conv1", plain(1).stride(2).padding(1));
      if (!penalised) {
        layers.add("norm1", norm("D.g1"));
      }
      return layers
          .add("leaky1", ActivationLayer.leakyRelu(c.number("slope")))
          .add("conv2", plain(2).stride(1).padding(0))
          .add("flat", Flatten.create());
    }

    private ConvTranspose2d transposed(int index) {
      String name = "G.w" + index;
      return ConvTranspose2d.of(extent(name, 0), extent(name, 1), (int) extent(name, 2))
          .bias(false);
    }

    private Conv2d plain(int index) {
      String name = "D.w" + index;
      return Conv2d.of(extent(name, 1), extent(name, 0), (int) extent(name, 2)).bias(false);
    }

    private BatchNorm2d norm(String name) {
      return BatchNorm2d.of(extent(name, 0)).eps(c.number("bn_eps"));
    }

    void step(int index, Verdict verdict) {
      try (Scope scope = Scope.open(kernels)) {
        Variable real = c.constant("in.x" + index, Layout.IMAGES);
        Variable fake = generator.module().apply(c.constant("in.z" + index, Layout.PLAIN));
        Variable held = fake.detach();
        Variable d = loss.discriminator(logits(real), logits(held));
        if (penalised) {
          Variable eps = c.constant("in.eps" + index, Layout.PLAIN);
          GradientPenalty penalty = GradientPenalty.weight(c.number("gp_weight"));
          d = d.add(penalty.term(this::logits, real, held, eps));
        }
        verdict.check("d" + index, c.scalar("d" + index), d.item(), Verdict.TRAINING);
        update(discriminator, discriminatorUpdater, d);

        Variable g = loss.generator(loss.generatorNeedsReal() ? logits(real) : null, logits(fake));
        verdict.check("g" + index, c.scalar("g" + index), g.item(), Verdict.TRAINING);
        update(generator, generatorUpdater, g);
      }
    }

    private Variable logits(Variable images) {
      return discriminator.module().apply(images);
    }

    private static void update(Network<?> network, Updater updater, Variable loss) {
      List<Variable> gradients = Gradients.backward(loss, network.variables());
      network.gradient().set(gradients);
      updater.update(0);
    }

    /** Compares changes since the start, one parameter at a time. */
    void compare(String side, Network<?> network, int step, Verdict verdict) {
      network
          .parameters()
          .forEach(
              parameter -> {
                Layout layout = layout(parameter.path());
                String start = tensor(parameter.path());
                String after = start.replace(side + ".", side + step + ".");
                double[] before = c.numbers(start, layout);
                verdict.check(
                    after,
                    minus(c.numbers(after, layout), before),
                    minus(parameter.variable().value().dup('c').data().asDouble(), before),
                    Verdict.TRAINING);
              });
    }

    private static double[] minus(double[] a, double[] b) {
      double[] difference = new double[a.length];
      for (int i = 0; i < a.length; i++) {
        difference[i] = a[i] - b[i];
      }
      return difference;
    }
  }
}
