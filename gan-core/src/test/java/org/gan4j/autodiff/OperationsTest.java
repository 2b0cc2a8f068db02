package org.gan4j.autodiff;

import static org.gan4j.autodiff.GradCheck.checkGrads;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.ReferenceKernels;
import org.gan4j.kernel.UpFirDown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against finite differences, to the second order. */
class OperationsTest {

  private static final Kernels KERNELS = new ReferenceKernels();

  record Case(String name, Function<List<Variable>, Variable> operation, long[]... shapes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(
      String name, Function<List<Variable>, Variable> operation, long[]... shapes) {
    return new Case(name, operation, shapes);
  }

  private static long[] s(long... shape) {
    return shape;
  }

  /** x to the positive numbers, away from 0. */
  private static Variable positive(Variable x) {
    return x.square().add(0.5);
  }

  static Stream<Case> arithmetic() {
    return Stream.of(
        of("add", v -> v.get(0).add(v.get(1)), s(2, 3), s(2, 3)),
        of("add broadcast", v -> v.get(0).add(v.get(1)).square(), s(2, 1, 3), s(4, 1)),
        of("add itself", v -> v.get(0).add(v.get(0)).square(), s(3)),
        of("sub", v -> v.get(0).sub(v.get(1)).square(), s(2, 3), s(3)),
        of("mul", v -> v.get(0).mul(v.get(1)), s(2, 3), s(2, 1)),
        of("mul itself", v -> v.get(0).mul(v.get(0)), s(3)),
        of("div", v -> v.get(0).div(positive(v.get(1))), s(2, 3), s(3)),
        of("affine", v -> v.get(0).mul(3).add(1).rsub(2).sub(5).div(2).neg().square(), s(4)),
        of("maximum", v -> v.get(0).maximum(v.get(1)).square(), s(5, 2), s(2)),
        of("minimum", v -> v.get(0).minimum(v.get(1)).square(), s(5, 2), s(2)),
        of("pow", v -> positive(v.get(0)).pow(1.7), s(4)),
        of("square", v -> v.get(0).square(), s(4)),
        of("sqrt", v -> positive(v.get(0)).sqrt(), s(4)),
        of("rsqrt", v -> positive(v.get(0)).rsqrt(), s(4)),
        of("exp", v -> v.get(0).exp(), s(4)),
        of("log", v -> positive(v.get(0)).log(), s(4)),
        of("abs", v -> v.get(0).abs().mul(v.get(0)), s(4)),
        of("matmul", v -> v.get(0).matmul(v.get(1)), s(2, 3), s(3, 4)),
        of("matmul batch", v -> v.get(0).matmul(v.get(1)), s(2, 2, 3), s(2, 3, 2)),
        of("matmul TN", v -> Arithmetic.matmul(v.get(0), true, v.get(1), false), s(3, 2), s(3, 4)),
        of("matmul NT", v -> Arithmetic.matmul(v.get(0), false, v.get(1), true), s(2, 3), s(4, 3)),
        of("matmul TT", v -> Arithmetic.matmul(v.get(0), true, v.get(1), true), s(3, 2), s(4, 3)));
  }

  static Stream<Case> reductions() {
    return Stream.of(
        of("sum", v -> v.get(0).square().sum(), s(2, 3)),
        of("sum kept", v -> Reductions.sum(v.get(0).square(), true, 1).square(), s(2, 3, 2)),
        of("max kept", v -> Reductions.max(v.get(0), true, 0, 1).square(), s(3, 4)),
        of("sum axes", v -> v.get(0).square().sum(0, -1).square(), s(2, 3, 2)),
        of("mean axes", v -> v.get(0).square().mean(1).square(), s(2, 3, 2)),
        of("mean kept", v -> Reductions.mean(v.get(0), true, 1).mul(v.get(0)), s(2, 3, 2)),
        of("max", v -> Reductions.max(v.get(0), false, -1).square(), s(3, 4)),
        of("log_sum_exp", v -> Reductions.logSumExp(v.get(0)), s(2, 4)),
        of("softmax", v -> Reductions.softmax(v.get(0)), s(2, 4)),
        of("log_softmax", v -> Reductions.logSoftmax(v.get(0)), s(2, 4)),
        of("sum_to", v -> Reductions.sumTo(v.get(0).square(), 3, 1).square(), s(2, 3, 4)),
        of("broadcast", v -> Reductions.broadcastTo(v.get(0), 2, 3, 4).square(), s(3, 1)));
  }

  private static final List<Activation> ALL_ACTIVATIONS =
      Arrays.stream(Activation.Kind.values())
          .map(
              kind ->
                  kind == Activation.Kind.LEAKY_RELU
                      ? Activation.leakyRelu(0.2)
                      : new Activation(kind, 0))
          .toList();

  /** A case with each of the fused activations. */
  private static Stream<Case> eachActivation(Function<Activation, Case> makes) {
    return ALL_ACTIVATIONS.stream()
        .map(
            activation -> {
              Case made = makes.apply(activation);
              return of(made.name() + " " + activation.kind(), made.operation(), made.shapes());
            });
  }

  static Stream<Case> activations() {
    return Stream.concat(eachActivation(OperationsTest::activated), namedActivations());
  }

  private static Case activated(Activation activation) {
    return of("activate", v -> Activations.activate(activation, v.get(0)).square(), s(6));
  }

  private static Stream<Case> namedActivations() {
    return Stream.of(
        of("relu", v -> Activations.relu(v.get(0)).square(), s(6)),
        of("leaky_relu", v -> Activations.leakyRelu(v.get(0), 0.2).square(), s(6)),
        of("tanh", v -> Activations.tanh(v.get(0)), s(6)),
        of("sigmoid", v -> Activations.sigmoid(v.get(0)), s(6)),
        of("softplus", v -> Activations.softplus(v.get(0)), s(6)),
        of("sine", v -> Activations.sine(v.get(0)), s(6)),
        of("cosine", v -> Activations.cosine(v.get(0)), s(6)),
        of("erf", v -> Activations.erf(v.get(0)), s(6)),
        of("gelu", v -> Activations.gelu(v.get(0)), s(6)),
        of("gelu_tanh", v -> Activations.geluTanh(v.get(0)), s(6)),
        of("silu", v -> Activations.silu(v.get(0)), s(6)),
        of("elu", v -> Activations.elu(v.get(0), 0.7), s(6)),
        of("hardtanh", v -> Activations.hardtanh(v.get(0), -0.5, 0.8).square(), s(6)),
        of("log_sigmoid", v -> Activations.logSigmoid(v.get(0)), s(6)));
  }

  static Stream<Case> shaping() {
    return Stream.of(
        of("reshape", v -> v.get(0).reshape(3, -1).square(), s(2, 3, 2)),
        of("permute", v -> v.get(0).permute(2, 0, 1).square(), s(2, 3, 4)),
        of("concat", v -> Shaping.concat(-1, v.get(0), v.get(1)).square(), s(2, 3), s(2, 1)),
        of("narrow", v -> Shaping.narrow(v.get(0), 1, 1, 2).square(), s(2, 4)),
        of("slice", v -> Shaping.slice(v.get(0), s(1, 0), s(2, 3), s(2, 2)).square(), s(4, 5)),
        of("place", v -> Shaping.place(v.get(0), s(1, 0), s(2, 3), s(5, 6)).square(), s(2, 2)),
        of(
            "pad",
            v -> Shaping.pad(PadMode.ZERO, new Pad(1, 0, 2, 1), v.get(0)).square(),
            s(1, 3, 3, 2)),
        of(
            "reflect",
            v -> Shaping.pad(PadMode.REFLECT, new Pad(1, 2, 0, 1), v.get(0)).square(),
            s(1, 3, 4, 2)),
        of("gather", v -> Shaping.gather(v.get(0), new int[] {2, 0, 2}).square(), s(3, 2)));
  }

  static Stream<Case> convolutions() {
    Stream<Case> plain =
        Stream.of(
            of(
                "conv2d",
                v -> Convolutions.conv2d(v.get(0), v.get(1), ConvGeometry.of(2, 1)),
                s(2, 5, 4, 2),
                s(3, 3, 2, 3)),
            of(
                "conv2d of uneven geometry",
                v ->
                    Convolutions.conv2d(
                        v.get(0),
                        v.get(1),
                        v.get(2),
                        Activation.TANH,
                        new ConvGeometry(1, 2, 0, 1, 2, 1)),
                s(1, 3, 4, 1),
                s(2, 2, 1, 2),
                s(2)),
            of(
                "conv2d of groups",
                v ->
                    Convolutions.conv2d(
                        v.get(0),
                        v.get(1),
                        v.get(2),
                        Activation.leakyRelu(0.2),
                        ConvGeometry.of(1, 1).groups(2)),
                s(2, 3, 3, 4),
                s(3, 3, 2, 6),
                s(6)),
            of(
                "conv2d of single channels",
                v -> Convolutions.conv2d(v.get(0), v.get(1), ConvGeometry.of(1, 0).groups(3)),
                s(2, 2, 2, 3),
                s(2, 2, 1, 3)),
            of(
                "conv_transpose2d of groups",
                v ->
                    Convolutions.convTranspose2d(
                        v.get(0),
                        v.get(1),
                        v.get(2),
                        Activation.TANH,
                        ConvGeometry.of(2, 1).groups(2),
                        6,
                        5),
                s(1, 3, 3, 4),
                s(3, 3, 1, 4),
                s(2)));
    return Stream.of(
            plain,
            eachActivation(OperationsTest::convolution),
            eachActivation(OperationsTest::transposedConvolution),
            eachActivation(OperationsTest::convolutionOfSeries),
            eachActivation(OperationsTest::transposedConvolutionOfSeries))
        .flatMap(Function.identity());
  }

  private static Case convolution(Activation activation) {
    return of(
        "conv2d",
        v -> Convolutions.conv2d(v.get(0), v.get(1), v.get(2), activation, ConvGeometry.of(1, 0)),
        s(1, 3, 4, 1),
        s(2, 2, 1, 2),
        s(2));
  }

  private static Case convolutionOfSeries(Activation activation) {
    return of(
        "conv1d",
        v ->
            Convolutions.conv1d(
                v.get(0), v.get(1), v.get(2), activation, ConvGeometry.alongWidth(2, 1, 0)),
        s(2, 5, 2),
        s(3, 2, 2),
        s(2));
  }

  private static Case transposedConvolutionOfSeries(Activation activation) {
    return of(
        "conv_transpose1d",
        v ->
            Convolutions.convTranspose1d(
                v.get(0), v.get(1), v.get(2), activation, ConvGeometry.alongWidth(2, 1, 1), 6),
        s(2, 3, 2),
        s(3, 2, 2),
        s(2));
  }

  private static Case transposedConvolution(Activation activation) {
    return of(
        "conv_transpose2d",
        v ->
            Convolutions.convTranspose2d(
                v.get(0), v.get(1), v.get(2), activation, ConvGeometry.of(2, 1), 6, 5),
        s(2, 3, 3, 2),
        s(3, 3, 2, 2),
        s(2));
  }

  static Stream<Case> normalizations() {
    Stream<Case> plain =
        Stream.of(
            of("batch_norm [N, C]", v -> norm(Norm.BATCH, v, Activation.TANH), s(6, 2), s(2), s(2)),
            of(
                "batch_norm bare",
                v ->
                    Normalizations.normalize(
                            Norm.BATCH, v.get(0), null, null, 1e-5, Activation.IDENTITY)
                        .y(),
                s(3, 2, 1, 2)),
            of(
                "batch_norm shift",
                v ->
                    Normalizations.normalize(
                            Norm.BATCH, v.get(0), null, v.get(1), 1e-5, Activation.TANH)
                        .y(),
                s(3, 2, 1, 2),
                s(2)),
            of("layer_norm", v -> Normalizations.layerNorm(v.get(0), 1e-5), s(2, 5)),
            of("pixel_norm", v -> Normalizations.pixelNorm(v.get(0), 1e-8), s(1, 2, 2, 4)),
            of(
                "group_deviation",
                v -> Deviations.within(v.get(0), 3, 0.1).square(),
                s(6, 2, 1, 2)));
    return Stream.concat(
        plain,
        Arrays.stream(Norm.values())
            .flatMap(norm -> eachActivation(activation -> normalization(norm, activation))));
  }

  private static Case normalization(Norm norm, Activation activation) {
    return of(norm + " norm", v -> norm(norm, v, activation), s(3, 2, 2, 2), s(2), s(2));
  }

  private static Variable norm(Norm norm, List<Variable> v, Activation activation) {
    return Normalizations.normalize(norm, v.get(0), v.get(1), v.get(2), 1e-5, activation).y();
  }

  static Stream<Case> resampling() {
    return Stream.of(
        of(
            "upsample_nearest",
            v -> Resampling.upsampleNearest(v.get(0), 2).square(),
            s(1, 2, 3, 2)),
        of("sum_blocks", v -> Resampling.sumBlocks(v.get(0), 2).square(), s(1, 4, 2, 2)),
        of(
            "resize_bilinear",
            v -> Resampling.resizeBilinear(v.get(0), 5, 2).square(),
            s(1, 3, 4, 2)),
        of(
            "upfirdn2d up",
            v ->
                Compositions.upfirdn2d(v.get(0), new double[] {1, 3, 3, 1}, 4, 2, 1, 2, 1).square(),
            s(1, 2, 3, 2)),
        of(
            "upfirdn2d down",
            v ->
                Resampling.upfirdn2d(
                        v.get(0), UpFirDown.of(List.of(1.0, 2.0, 1.0), 1, 1, 2, 1), 2, 2)
                    .square(),
            s(1, 4, 4, 1)),
        of(
            "scale_shift with noise for all",
            v ->
                Modulations.scaleShift(
                        v.get(0), v.get(1), v.get(2), v.get(3), Activation.leakyRelu(0.2))
                    .square(),
            s(2, 2, 3, 2),
            s(2, 2),
            s(1, 2, 3, 1),
            s(2)),
        of("avg_pool", v -> Resampling.avgPool(v.get(0), new Pool2d(3, 2)).square(), s(1, 5, 6, 2)),
        of(
            "max_pool",
            v -> Resampling.maxPool(v.get(0), new Pool2d(3, 2)).square(),
            s(1, 5, 6, 2)));
  }

  static Stream<Case> compositions() {
    Stream<Case> plain =
        Stream.of(
            of(
                "pixel_shuffle",
                v -> Compositions.pixelShuffle(v.get(0), 2).square(),
                s(2, 2, 3, 8)),
            of(
                "adaptive_instance_norm",
                v -> Compositions.adaptiveInstanceNorm(v.get(0), v.get(1), v.get(2), 1e-2),
                s(2, 2, 2, 3),
                s(2, 3),
                s(2, 3)),
            of(
                "minibatch_stddev",
                v -> Compositions.minibatchStddev(v.get(0), 2, 0.1),
                s(4, 2, 2, 2)),
            attention(1),
            attention(2),
            modulated(true),
            modulated(false),
            of("cross_entropy", v -> Labels.crossEntropy(v.get(0), 2, 0), s(2, 3)));
    return Stream.concat(plain, eachActivation(OperationsTest::scaleShift));
  }

  private static Case attention(int pool) {
    return of(
        "self_attention pooled by " + pool,
        v ->
            Compositions.selfAttention(
                v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), pool),
        s(1, 2, 4, 3),
        s(1, 1, 3, 2),
        s(1, 1, 3, 2),
        s(1, 1, 3, 2),
        s(1, 1, 2, 3),
        s(1));
  }

  private static Case modulated(boolean demodulate) {
    return of(
        "modulated_conv2d" + (demodulate ? " demodulated" : ""),
        v ->
            Compositions.modulatedConv2d(
                v.get(0), v.get(1), v.get(2), demodulate, 0.1, ConvGeometry.of(1, 1)),
        s(2, 3, 3, 2),
        s(3, 3, 2, 2),
        s(2, 2));
  }

  private static Case scaleShift(Activation activation) {
    return of(
        "scale_shift",
        v -> Modulations.scaleShift(v.get(0), v.get(1), v.get(2), v.get(3), activation).square(),
        s(2, 2, 3, 2),
        s(2, 2),
        s(2, 2, 3, 1),
        s(2));
  }

  @ParameterizedTest
  @MethodSource({
    "arithmetic",
    "reductions",
    "activations",
    "shaping",
    "convolutions",
    "normalizations",
    "compositions",
    "resampling"
  })
  void gradientsMatchFiniteDifferences(Case test) {
    checkGrads(KERNELS, test.operation(), 2, test.shapes());
  }

  /**
   * What a public method of the package that takes a variable and gives one is, if it isn't one.
   */
  private static final Map<String, String> NO_OPERATIONS =
      Map.of(
          "Arithmetic.compare", "gives a constant",
          "Variable.detach", "is there to have no gradient",
          "Variable.detachedLeaf", "is there to have no gradient",
          "Scope.keep", "computes nothing",
          "Gradients.grad", "is checked by every second order",
          "Gradients.backward", "is checked in GradientsTest",
          "Operation.record", "is checked with the operations that are made by it");

  /** Read from the compiled classes: a public operation that no case calls has none. */
  @Test
  void everyPublicOperationHasACase() {
    JavaClasses read =
        new ClassFileImporter().importPackages(OperationsTest.class.getPackageName());
    JavaClass here = read.get(OperationsTest.class);
    Set<String> called =
        Stream.concat(
                here.getMethodCallsFromSelf().stream(), here.getMethodReferencesFromSelf().stream())
            .map(access -> access.getTarget().getFullName())
            .collect(Collectors.toSet());
    List<JavaMethod> operations =
        read.stream()
            .filter(
                each -> each.getModifiers().contains(JavaModifier.PUBLIC) && !each.isInterface())
            .flatMap(each -> each.getMethods().stream())
            .filter(OperationsTest::isOperation)
            .toList();
    assertTrue(operations.size() > 60, "found only " + operations.size() + " operations");
    assertEquals(
        List.of(),
        operations.stream()
            .map(JavaMethod::getFullName)
            .filter(name -> !called.contains(name))
            .sorted()
            .toList());
  }

  private static boolean isOperation(JavaMethod method) {
    JavaClass owner = method.getOwner();
    boolean takes =
        method.getRawParameterTypes().stream().anyMatch(OperationsTest::holdsVariables)
            || (owner.isEquivalentTo(Variable.class)
                && !method.getModifiers().contains(JavaModifier.STATIC));
    return takes
        && method.getModifiers().contains(JavaModifier.PUBLIC)
        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
        && (method.getRawReturnType().isEquivalentTo(Variable.class)
            || method.getRawReturnType().isEquivalentTo(Normalizations.Normalized.class))
        && !NO_OPERATIONS.containsKey(owner.getSimpleName() + "." + method.getName());
  }

  private static boolean holdsVariables(JavaClass type) {
    return type.isEquivalentTo(Variable.class) || type.isEquivalentTo(Variable[].class);
  }
}
