package org.gan4j.models.extractor;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gan4j.data.ImageShape;
import org.gan4j.io.TensorData;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.parity.FormulaWeights;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.models.parity.ModelKind;
import org.gan4j.parity.Verdict;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The features of pytorch-fid and torch-fidelity, from images of any size. */
public final class InceptionCases implements ModelKind {

  private static final Map<String, Resizing> VARIANTS =
      Map.of("pytorch_fid", Resizing.PYTORCH, "torch_fidelity", Resizing.TENSORFLOW1);

  @Override
  public void run(ModelCase c, Kernels kernels, Verdict verdict) {
    Map<String, TensorData> weights = FormulaWeights.of(c);
    Set<String> left = new HashSet<>(c.under("out.").keySet());
    VARIANTS.forEach(
        (variant, resizing) -> {
          Inception inception = Inception.of(weights, resizing, kernels);
          for (String set : sets(c, variant)) {
            INDArray pixels = set.equals("big") ? big(c) : c.array("in." + set);
            inception
                .features(pixels)
                .forEach(
                    (which, features) -> {
                      String name = variant + "." + set + "." + which;
                      if (left.remove(name)) {
                        verdict.check(name, c.numbers("out." + name), features, c.tolerance("out"));
                      }
                    });
            String row = variant + "." + set + ".resized_row100";
            if (left.remove(row)) {
              verdict.check(row, c.numbers("out." + row), row100(pixels, resizing), 1e-5);
            }
          }
        });
    left.stream().sorted().forEach(name -> verdict.fail("out." + name + ": nothing gives it"));
  }

  private static Set<String> sets(ModelCase c, String variant) {
    Set<String> sets = new HashSet<>();
    c.under("out." + variant + ".").keySet().forEach(name -> sets.add(name.split("\\.")[0]));
    return sets;
  }

  /** Not stored: bytes by a formula, {@code ((j * 2654435761 + seed) mod 2^32) >> 24}. */
  private static INDArray big(ModelCase c) {
    String formula = c.metadata("image_formula");
    int plus = Integer.parseInt(formula.replaceAll(".*2654435761 \\+ ([0-9]+)\\).*", "$1"));
    int height = c.config("big.0");
    int width = c.config("big.1");
    float[] pixels = new float[3 * height * width];
    for (int j = 0; j < pixels.length; j++) {
      pixels[j] = (j * (int) 2654435761L + plus) >>> 24;
    }
    return Nd4j.createFromArray(pixels)
        .reshape('c', 1, 3, height, width)
        .permute(0, 2, 3, 1)
        .dup('c');
  }

  /** {@code [1, 3, 299]}; pytorch-fid resizes what is in [0, 1]. */
  private static double[] row100(INDArray pixels, Resizing resizing) {
    ImageShape shape = new ImageShape((int) pixels.size(1), (int) pixels.size(2), 3);
    float[] resized = resizing.resize(pixels.dup('c').data().asFloat(), shape, 299, 299);
    double unit = resizing == Resizing.PYTORCH ? 255 : 1;
    double[] row = new double[3 * 299];
    for (int x = 0; x < 299; x++) {
      for (int channel = 0; channel < 3; channel++) {
        row[channel * 299 + x] = resized[(100 * 299 + x) * 3 + channel] / unit;
      }
    }
    return row;
  }
}
