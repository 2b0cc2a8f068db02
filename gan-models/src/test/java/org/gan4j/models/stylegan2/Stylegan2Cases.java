package org.gan4j.models.stylegan2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.parity.CaseNetworks;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.models.parity.NetworkKind;
import org.gan4j.models.style.FeatureLayer;
import org.gan4j.models.style.Noise;
import org.gan4j.models.style.Resolutions;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.nn.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The cases of the authors' networks, with and without classes. */
public final class Stylegan2Cases implements NetworkKind {

  /** {@code image_psi05_cut2}: styles at 0.5 of their way from the mean in the first 2 layers. */
  private static final Pattern TRUNCATED = Pattern.compile("image_psi(\\d)(\\d+)(?:_cut(\\d+))?");

  @Override
  public CaseNetworks build(ModelCase c, Kernels kernels) {
    CaseNetworks networks = new CaseNetworks();
    StyleGenerator generator = generator(c, kernels);
    Network<FeatureLayer> discriminator = discriminator(c, kernels);
    networks.add("G", generator.network(), OfficialStylegan2.generator(config(c, "G")));
    networks.add("D", discriminator, OfficialStylegan2.discriminator(config(c, "D")));
    List<INDArray> noise = noise(c);
    networks
        .output("w", false, in -> styles(generator, in))
        .output("image", false, in -> generator.images(styles(generator, in), Noise.given(noise)))
        .output("image_nonoise", false, in -> generator.images(styles(generator, in), Noise.none()))
        .output(
            "logits",
            false,
            in ->
                config(c, "D").classes() == 0
                    ? discriminator.module().apply(in.get("image"))
                    : discriminator.module().apply(in.get("image"), in.get("c")));
    for (String name : c.under("out.").keySet()) {
      Matcher truncated = TRUNCATED.matcher(name);
      if (truncated.matches()) {
        double psi = Double.parseDouble(truncated.group(1) + "." + truncated.group(2));
        int layers =
            truncated.group(3) == null ? generator.layers() : Integer.parseInt(truncated.group(3));
        networks.output(
            name,
            false,
            in ->
                generator.images(
                    truncated(generator, styles(generator, in), psi, layers), Noise.given(noise)));
      }
    }
    return networks;
  }

  private static Variable styles(StyleGenerator generator, CaseNetworks.Inputs in) {
    return generator.classes() == 0
        ? generator.styles(in.get("z"))
        : generator.styles(in.get("z"), in.get("c"));
  }

  private static List<Variable> truncated(
      StyleGenerator generator, Variable style, double psi, int layers) {
    List<Variable> styles = new ArrayList<>(Collections.nCopies(generator.layers(), style));
    Collections.fill(styles.subList(0, layers), generator.truncated(style, psi));
    return styles;
  }

  static StyleGenerator generator(ModelCase c, Kernels kernels) {
    return (StyleGenerator) Stylegan2.create(config(c, "G"), 1, kernels).generator();
  }

  @SuppressWarnings("unchecked") // what StyleNetworks makes
  static Network<FeatureLayer> discriminator(ModelCase c, Kernels kernels) {
    Gan gan = Stylegan2.create(config(c, "D"), 1, kernels);
    return (Network<FeatureLayer>) gan.discriminator().network();
  }

  /** The noise of the file, the coarsest first. */
  static List<INDArray> noise(ModelCase c) {
    List<INDArray> maps = new ArrayList<>();
    for (int side : Resolutions.upTo(c.config("G.img_resolution"))) {
      Map<String, INDArray> ofBlock = new TreeMap<>();
      String block = "G.synthesis.b" + side + ".";
      c.under(block)
          .forEach(
              (name, tensor) -> {
                if (name.endsWith(".noise_const")) {
                  ofBlock.put(name, tensor.toArray().dup('c').reshape('c', 1, side, side, 1));
                }
              });
      maps.addAll(ofBlock.values());
    }
    return maps;
  }

  /** What is not said has the default of the authors' code. */
  static Stylegan2Config config(ModelCase c, String which) {
    JsonNode network = c.json("config").get(which);
    JsonNode widths = network.has("synthesis_kwargs") ? network.get("synthesis_kwargs") : network;
    JsonNode mapping = network.path("mapping_kwargs");
    int base = widths.path("channel_base").asInt(32768);
    int most = widths.path("channel_max").asInt(512);
    return new Stylegan2Config(
        network.get("img_resolution").intValue(),
        network.get("img_channels").intValue(),
        network.path("z_dim").asInt(1),
        network.path("w_dim").asInt(1),
        mapping.path("num_layers").asInt(8),
        mapping.path("lr_multiplier").asDouble(0.01),
        most,
        base,
        0.2,
        network.path("epilogue_kwargs").path("mbstd_group_size").asInt(4),
        true,
        network.path("c_dim").asInt(0),
        0,
        0,
        1);
  }
}
