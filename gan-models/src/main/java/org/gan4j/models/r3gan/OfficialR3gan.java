package org.gan4j.models.r3gan;

import org.gan4j.models.official.OfficialNames;
import org.gan4j.models.official.TensorLayout;

/** What R3GAN's networks are called in the authors' code, {@code R3GAN/Networks.py}. */
public final class OfficialR3gan {

  private OfficialR3gan() {}

  /**
   * Names of {@link R3gan#generator} and {@link R3gan#classGenerator}.
   *
   * @param config the shape
   * @return names as {@code MainLayers.0.Layers.1.LinearLayer2.Layer.weight}
   */
  public static OfficialNames generator(R3ganConfig config) {
    OfficialNames names = names(config);
    String layers = layers(config);
    for (int stage = 0; stage < config.widths().size(); stage++) {
      String ours = layers + "stage" + stage;
      String theirs = "MainLayers." + stage + ".Layers.";
      names.layer(ours + ".linear", theirs + "0.LinearLayer.Layer");
      for (int block = 1; block <= config.blocks().get(stage); block++) {
        block(names, ours + ".block" + block, theirs + block);
      }
    }
    return names
        .tensor(
            layers + "stage0.basis.maps",
            "MainLayers.0.Layers.0.Basis",
            theirs -> theirs.permute(1, 2, 0))
        .layer(layers + "stage0.basis.strength", "MainLayers.0.Layers.0.LinearLayer")
        .layer(layers + "image", "AggregationLayer.Layer");
  }

  /**
   * Names of {@link R3gan#discriminator} and {@link R3gan#classDiscriminator}.
   *
   * @param config the shape
   * @return names as {@code MainLayers.0.Layers.0.LinearLayer2.Layer.weight}
   */
  public static OfficialNames discriminator(R3ganConfig config) {
    OfficialNames names = names(config);
    String layers = layers(config);
    for (int stage = 0; stage < config.widths().size(); stage++) {
      String ours = layers + "stage" + stage;
      String theirs = "MainLayers." + (config.widths().size() - 1 - stage) + ".Layers.";
      int blocks = config.blocks().get(stage);
      for (int block = 1; block <= blocks; block++) {
        block(names, ours + ".block" + block, theirs + (block - 1));
      }
      names
          .layer(ours + ".linear", theirs + blocks + ".LinearLayer.Layer")
          .layer(ours + ".basis.maps", theirs + blocks + ".Basis")
          .layer(ours + ".basis.linear", theirs + blocks + ".LinearLayer");
    }
    return names.layer(layers + "image", "ExtractionLayer.Layer");
  }

  private static OfficialNames names(R3ganConfig config) {
    OfficialNames names = new OfficialNames().without(".Resampler.Kernel");
    return config.classes() == 0 ? names : names.layer("classes", "EmbeddingLayer");
  }

  private static String layers(R3ganConfig config) {
    return config.classes() == 0 ? "" : "layers.";
  }

  /** Theirs counts the bias to the activation after it. */
  private static void block(OfficialNames names, String ours, String theirs) {
    names
        .layer(ours + ".expand", theirs + ".LinearLayer1.Layer")
        .layer(ours + ".grouped", theirs + ".LinearLayer2.Layer")
        .layer(ours + ".project", theirs + ".LinearLayer3.Layer")
        .tensor(ours + ".expand.bias", theirs + ".NonLinearity1.Bias", TensorLayout.PLAIN)
        .tensor(ours + ".grouped.bias", theirs + ".NonLinearity2.Bias", TensorLayout.PLAIN);
  }
}
