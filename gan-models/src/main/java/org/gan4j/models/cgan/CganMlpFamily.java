package org.gan4j.models.cgan;

import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Inputs;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;

/** {@link CganMlp} by its name. */
public final class CganMlpFamily implements ModelFamily<CganMlpConfig> {

  /** The family. */
  public CganMlpFamily() {}

  @Override
  public String name() {
    return "cgan-mlp";
  }

  @Override
  public String description() {
    return "fully connected layers told the class, any small images (Mirza, Osindero 2014)";
  }

  @Override
  public Class<CganMlpConfig> configType() {
    return CganMlpConfig.class;
  }

  /** A width is that of the generator's joint layer. */
  @Override
  public CganMlpConfig configure(ModelRequest request) {
    CganMlpConfig paper = CganMlpConfig.of(request.images(), request.classes());
    return new CganMlpConfig(
        paper.shape(),
        paper.classes(),
        request.latentSize().orElse(paper.latentSize()),
        paper.latentUnits(),
        paper.classUnits(),
        request.width().orElse(paper.jointUnits()),
        paper.dropout());
  }

  /** Batches of 100 as in the paper; Adam in place of its momentum with falling rate. */
  @Override
  public TrainingSettings training() {
    return TrainingSettings.of(
        LossKind.NON_SATURATING, 100, UpdaterSettings.adam(2e-4, 0.5, 0.999));
  }

  @Override
  public Inputs inputs() {
    return Inputs.LABELLED_IMAGES;
  }

  @Override
  public LatentModel create(CganMlpConfig config, long seed, Kernels kernels) {
    RandomStreams streams = new RandomStreams(seed);
    RandomStream dropout = streams.stream("dropout");
    return LatentModel.of(
        CganMlp.create(config, seed, kernels, dropout),
        name -> CganMlp.generator(name, config, seed, kernels, dropout),
        streams);
  }
}
