package org.gan4j.parity;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Compositions;
import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Modulations;
import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.UpFirDown;
import org.gan4j.nn.weight.SpectralNorm;

/** Operations: values, gradients, and gradients of the gradients' squares. */
final class OpCases implements CaseKind {

  private static final String INPUT = "in.";
  private static final String GRADIENT = "grad.";

  /** An operation on the inputs of a case. */
  private interface Operation {
    Variable apply(ParityCase c, Map<String, Variable> in);
  }

  /** An operation with the layouts of those inputs whose rank doesn't tell it. */
  private record Entry(Operation operation, Map<String, Layout> layouts, Layout output) {}

  private static final Map<String, Entry> OPERATIONS =
      Map.ofEntries(
          entry("relu", of(Activations::relu)),
          entry("sigmoid", of(Activations::sigmoid)),
          entry("tanh", of(Activations::tanh)),
          entry("softplus", of(Activations::softplus)),
          entry("log_sigmoid", of(Activations::logSigmoid)),
          entry("leaky_relu", of((c, in) -> Activations.leakyRelu(in.get("x"), c.number("slope")))),
          entry(
              "softmax",
              plain((c, in) -> alongAxis(in.get("x"), c.integer("axis"), Reductions::softmax))),
          entry(
              "log_softmax",
              plain((c, in) -> alongAxis(in.get("x"), c.integer("axis"), Reductions::logSoftmax))),
          entry(
              "linear",
              of(
                  (c, in) -> withBias(in.get("x").matmul(in.get("w")), in.get("b")),
                  Map.of("w", Layout.MATRIX))),
          entry("conv2d", of(OpCases::conv2d, Map.of("w", Layout.KERNEL))),
          entry("conv_transpose2d", of(OpCases::convTranspose2d, Map.of("w", Layout.KERNEL))),
          entry("modulated_conv2d", of(OpCases::modulatedConv2d, Map.of("w", Layout.KERNEL))),
          entry("batch_norm_train", of((c, in) -> normalize(c, in, Norm.BATCH))),
          entry("instance_norm", of((c, in) -> normalize(c, in, Norm.INSTANCE))),
          entry("layer_norm", plain(OpCases::layerNorm)),
          entry(
              "pixel_norm", of((c, in) -> Normalizations.pixelNorm(in.get("x"), c.number("eps")))),
          entry(
              "adain",
              of(
                  (c, in) ->
                      Compositions.adaptiveInstanceNorm(
                          in.get("x"), in.get("scale"), in.get("shift"), c.number("eps")))),
          entry(
              "spectral_norm",
              new Entry(OpCases::spectralNorm, Map.of("w", Layout.KERNEL), Layout.KERNEL)),
          entry(
              "pixel_shuffle",
              of((c, in) -> Compositions.pixelShuffle(in.get("x"), c.integer("scale")))),
          entry(
              "reflection_pad2d",
              of((c, in) -> Shaping.pad(PadMode.REFLECT, Pad.of(c.integer("pad")), in.get("x")))),
          entry("avg_pool2d", of((c, in) -> Resampling.avgPool(in.get("x"), window(c)))),
          entry("max_pool2d", of((c, in) -> Resampling.maxPool(in.get("x"), window(c)))),
          entry(
              "upsample_nearest",
              of((c, in) -> Resampling.upsampleNearest(in.get("x"), c.integer("scale")))),
          entry(
              "minibatch_stddev",
              of(
                  (c, in) ->
                      Compositions.minibatchStddev(
                          in.get("x"), c.integer("group"), c.number("eps")))),
          entry(
              "self_attention",
              of(
                  (c, in) ->
                      Compositions.selfAttention(
                          in.get("x"),
                          in.get("wq"),
                          in.get("wk"),
                          in.get("wv"),
                          in.get("wo"),
                          in.get("gamma"),
                          c.integer("key_pool")),
                  Map.of(
                      "wq", Layout.KERNEL,
                      "wk", Layout.KERNEL,
                      "wv", Layout.KERNEL,
                      "wo", Layout.KERNEL))),
          entry("upsample_bilinear", of(OpCases::upsampleBilinear)),
          entry("upfirdn2d", of(OpCases::upfirdn2d)));

  private static Entry of(UnaryOperator<Variable> operation) {
    return of((c, in) -> operation.apply(in.get("x")));
  }

  private static Entry of(Operation operation) {
    return of(operation, Map.of());
  }

  private static Entry of(Operation operation, Map<String, Layout> layouts) {
    return new Entry(operation, layouts, null);
  }

  /** An operation that keeps PyTorch's order of axes whatever their number. */
  private static Entry plain(Operation operation) {
    return new Entry(operation, Map.of("x", Layout.PLAIN), Layout.PLAIN);
  }

  private static Variable withBias(Variable x, Variable bias) {
    return bias == null ? x : x.add(bias);
  }

  private static Variable alongAxis(Variable x, int axis, UnaryOperator<Variable> operation) {
    int last = x.rank() - 1;
    int along = axis < 0 ? axis + x.rank() : axis;
    if (along == last) {
      return operation.apply(x);
    }
    int[] swapped = new int[x.rank()];
    for (int k = 0; k <= last; k++) {
      swapped[k] = k == along ? last : k == last ? along : k;
    }
    return operation.apply(x.permute(swapped)).permute(swapped);
  }

  private static Variable conv2d(ParityCase c, Map<String, Variable> in) {
    ConvGeometry geometry = ConvGeometry.of(c.integer("stride"), c.integer("padding"));
    return Convolutions.conv2d(
        in.get("x"), in.get("w"), in.get("b"), Activation.IDENTITY, geometry);
  }

  private static Variable convTranspose2d(ParityCase c, Map<String, Variable> in) {
    int stride = c.integer("stride");
    int padding = c.integer("padding");
    Variable x = in.get("x");
    Variable w = in.get("w");
    long lost = 2L * padding - c.integer("output_padding");
    return Convolutions.convTranspose2d(
        x,
        w,
        in.get("b"),
        Activation.IDENTITY,
        ConvGeometry.of(stride, padding),
        (x.size(1) - 1) * stride + w.size(0) - lost,
        (x.size(2) - 1) * stride + w.size(1) - lost);
  }

  private static Variable modulatedConv2d(ParityCase c, Map<String, Variable> in) {
    Variable w = in.get("w");
    Variable s = in.get("s");
    Variable y =
        Convolutions.conv2d(
            Modulations.modulate(in.get("x"), s), w, ConvGeometry.of(1, c.integer("padding")));
    if (!c.attributes().get("demodulate").booleanValue()) {
      return y;
    }
    return Modulations.scaleShift(
        y,
        Modulations.demodulation(s, w, 3, c.number("eps")),
        Variable.full(0, y.dataType(), 1, y.size(1), y.size(2), 1),
        Variable.full(0, y.dataType(), y.size(3)),
        Activation.IDENTITY);
  }

  private static Variable normalize(ParityCase c, Map<String, Variable> in, Norm norm) {
    return Normalizations.normalize(
            norm,
            in.get("x"),
            in.get("gamma"),
            in.get("beta"),
            c.number("eps"),
            Activation.IDENTITY)
        .y();
  }

  private static Variable layerNorm(ParityCase c, Map<String, Variable> in) {
    require(c, "axes", "last");
    Variable y = Normalizations.layerNorm(in.get("x"), c.number("eps"));
    return withBias(in.containsKey("gamma") ? y.mul(in.get("gamma")) : y, in.get("beta"));
  }

  private static Variable spectralNorm(ParityCase c, Map<String, Variable> in) {
    require(c, "dim", "0");
    return SpectralNorm.normalize(in.get("w"), 3, in.get("u"), c.integer("power_iterations"))
        .weight();
  }

  private static Variable upsampleBilinear(ParityCase c, Map<String, Variable> in) {
    require(c, "align_corners", "false");
    Variable x = in.get("x");
    return Resampling.resizeBilinear(
        x, x.size(1) * c.integer("scale"), x.size(2) * c.integer("scale"));
  }

  private static Variable upfirdn2d(ParityCase c, Map<String, Variable> in) {
    JsonNode taps = c.attributes().get("filter");
    JsonNode pad = c.attributes().get("pad");
    return Resampling.upfirdn2d(
        in.get("x"),
        UpFirDown.of(
            IntStream.range(0, taps.size()).mapToObj(i -> taps.get(i).doubleValue()).toList(),
            c.number("gain"),
            c.integer("up"),
            c.integer("down"),
            pad.get(0).intValue()),
        pad.get(1).intValue());
  }

  private static Pool2d window(ParityCase c) {
    return new Pool2d(c.integer("kernel"), c.integer("stride"));
  }

  /** An attribute of which only one value is known here. */
  private static void require(ParityCase c, String attribute, String value) {
    if (!c.attributes().path(attribute).asText().equals(value)) {
      throw new UnsupportedOperationException(
          attribute + ": only " + value + " is known, got " + c.attributes());
    }
  }

  @Override
  public String subject(ParityCase c) {
    return c.metadata("op");
  }

  @Override
  public boolean covers(ParityCase c) {
    return OPERATIONS.containsKey(subject(c));
  }

  @Override
  public void run(ParityCase c, Kernels kernels, Verdict verdict) {
    Entry entry = OPERATIONS.get(subject(c));
    try (Scope scope = Scope.open(kernels)) {
      Map<String, Layout> layouts = new TreeMap<>();
      Map<String, Variable> inputs = new TreeMap<>();
      for (String tensor : c.file().tensors().keySet()) {
        if (tensor.startsWith(INPUT)) {
          String name = tensor.substring(INPUT.length());
          Layout layout = entry.layouts().getOrDefault(name, Layout.byRank(c.rank(tensor)));
          layouts.put(name, layout);
          inputs.put(
              name, c.has(GRADIENT + name) ? c.leaf(tensor, layout) : c.constant(tensor, layout));
        }
      }
      Layout output = entry.output() == null ? Layout.byRank(c.rank("out")) : entry.output();
      List<String> names = inputs.keySet().stream().filter(n -> c.has(GRADIENT + n)).toList();
      List<Variable> wanted = new ArrayList<>(names.stream().map(inputs::get).toList());
      Variable upstream = c.leaf("u", output);

      Variable out = entry.operation().apply(c, inputs);
      verdict.check("out", c.numbers("out", output), out, Verdict.FIRST);

      List<Variable> fast = gradients(out, upstream, wanted, false);
      List<Variable> traced = gradients(out, upstream, wanted, true);
      for (int i = 0; i < names.size(); i++) {
        String tensor = GRADIENT + names.get(i);
        double[] expected = c.numbers(tensor, layouts.get(names.get(i)));
        verdict.check(tensor, expected, fast.get(i), Verdict.FIRST);
        verdict.check(tensor + " traced", expected, traced.get(i), Verdict.FIRST);
      }

      Variable squares =
          traced.stream().map(g -> g.square().sum()).reduce(Variable::add).orElseThrow();
      List<Variable> all = new ArrayList<>(wanted);
      all.add(upstream);
      List<Variable> second = Gradients.grad(squares, all, false);
      for (int i = 0; i < names.size(); i++) {
        second(c, names.get(i), layouts.get(names.get(i)), second.get(i), verdict);
      }
      second(c, "u", output, second.get(names.size()), verdict);
    }
  }

  private static List<Variable> gradients(
      Variable out, Variable upstream, List<Variable> wanted, boolean createGraph) {
    return Gradients.grad(List.of(out), List.of(upstream), wanted, createGraph);
  }

  /** An absent second gradient is zero. */
  private static void second(
      ParityCase c, String name, Layout layout, Variable actual, Verdict verdict) {
    String tensor = "gradgrad." + name;
    double[] expected =
        c.has(tensor) ? c.numbers(tensor, layout) : new double[(int) actual.length()];
    verdict.check(tensor, expected, actual, Verdict.SECOND);
  }
}
