package org.gan4j.models.r3gan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.parity.CaseNetworks;
import org.gan4j.models.parity.CaseNetworks.Inputs;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.models.parity.NetworkKind;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Layer;

/** The cases of the authors' networks, with and without classes. */
public final class R3ganCases implements NetworkKind {

  @Override
  public CaseNetworks build(ModelCase c, Kernels kernels) {
    R3ganConfig ofGenerator = generator(c);
    R3ganConfig ofDiscriminator = discriminator(c);
    CaseNetworks networks = new CaseNetworks();
    Function<Inputs, Variable> images;
    BiFunction<Inputs, String, Variable> logits;
    if (ofGenerator.classes() == 0) {
      Layer generator =
          networks.network(
              "G", R3gan.generator(ofGenerator), OfficialR3gan.generator(ofGenerator), kernels);
      Layer discriminator =
          networks.network(
              "D",
              R3gan.discriminator(ofDiscriminator),
              OfficialR3gan.discriminator(ofDiscriminator),
              kernels);
      images = in -> generator.apply(in.get("z"));
      logits = (in, name) -> discriminator.apply(in.get(name)).reshape(-1);
    } else {
      int[] classes = classes(c);
      ConditionalLayer generator =
          networks.network(
              "G",
              R3gan.classGenerator(ofGenerator),
              OfficialR3gan.generator(ofGenerator),
              kernels);
      ConditionalLayer discriminator =
          networks.network(
              "D",
              R3gan.classDiscriminator(ofDiscriminator),
              OfficialR3gan.discriminator(ofDiscriminator),
              kernels);
      images = in -> generator.apply(in.get("z"), classes);
      logits = (in, name) -> discriminator.apply(in.get(name), classes).reshape(-1);
    }
    return networks
        .output("image", false, images)
        .output("logits", false, in -> logits.apply(in, "image"))
        .output("fake_logits", false, in -> logits.apply(in, "fake"))
        .output(
            "d_adv_loss",
            false,
            in -> Activations.softplus(logits.apply(in, "fake").sub(logits.apply(in, "image"))))
        .output(
            "g_adv_loss",
            false,
            in -> Activations.softplus(logits.apply(in, "image").sub(logits.apply(in, "fake"))));
  }

  static R3ganConfig generator(ModelCase c) {
    JsonNode g = c.json("config").get("G");
    return config(
        g,
        g.get("NoiseDimension").intValue(),
        integers(g, "WidthPerStage"),
        integers(g, "CardinalityPerStage"),
        integers(g, "BlocksPerStage"),
        g.get("ConditionEmbeddingDimension").intValue(),
        1);
  }

  /** Theirs counts the stages from the image on. */
  static R3ganConfig discriminator(ModelCase c) {
    JsonNode d = c.json("config").get("D");
    return config(
        d,
        1,
        turned(integers(d, "WidthPerStage")),
        turned(integers(d, "CardinalityPerStage")),
        turned(integers(d, "BlocksPerStage")),
        1,
        d.get("ConditionEmbeddingDimension").intValue());
  }

  private static R3ganConfig config(
      JsonNode network,
      int latents,
      List<Integer> widths,
      List<Integer> groups,
      List<Integer> blocks,
      int generatorEmbedding,
      int discriminatorEmbedding) {
    List<Double> filter = new ArrayList<>();
    network.get("ResamplingFilter").forEach(tap -> filter.add(tap.doubleValue()));
    return new R3ganConfig(
        3,
        latents,
        widths,
        groups,
        blocks,
        network.get("ExpansionFactor").intValue(),
        network.get("KernelSize").intValue(),
        filter,
        network.path("ConditionDimension").asInt(0),
        generatorEmbedding,
        discriminatorEmbedding);
  }

  private static List<Integer> integers(JsonNode network, String name) {
    List<Integer> numbers = new ArrayList<>();
    network.get(name).forEach(number -> numbers.add(number.intValue()));
    return numbers;
  }

  private static List<Integer> turned(List<Integer> numbers) {
    List<Integer> turned = new ArrayList<>(numbers);
    Collections.reverse(turned);
    return turned;
  }

  /** The classes of one-hot vectors. */
  private static int[] classes(ModelCase c) {
    double[] vectors = c.numbers("in.c");
    int count = Math.toIntExact(c.shape("in.c")[1]);
    return IntStream.range(0, vectors.length)
        .filter(i -> vectors[i] == 1)
        .map(i -> i % count)
        .toArray();
  }
}
