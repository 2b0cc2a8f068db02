package org.gan4j.models.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.gan4j.gan.Interpolation;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.metrics.FeatureStatistics;
import org.gan4j.metrics.FrechetDistance;
import org.gan4j.metrics.InceptionScore;
import org.gan4j.metrics.KernelDistance;
import org.gan4j.metrics.MongeDistance;
import org.gan4j.metrics.PathLength;
import org.gan4j.metrics.PrecisionRecall;
import org.gan4j.parity.Verdict;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The figures of torch-fidelity, pytorch-fid and prdc, from features, logits and distances. */
final class MetricsCases implements ModelKind {

  private static final double STEP = 1e-4;

  @Override
  public void run(ModelCase modelCase, Kernels kernels, Verdict verdict) {
    new Figures(modelCase, verdict).run();
  }

  private static final class Figures {
    private final ModelCase c;
    private final Verdict verdict;
    private final JsonNode values;
    private final Set<String> left = new HashSet<>();

    Figures(ModelCase c, Verdict verdict) {
      this.c = c;
      this.verdict = verdict;
      this.values = c.json("values");
      c.file().tensors().keySet().stream()
          .filter(name -> name.startsWith("out."))
          .forEach(left::add);
    }

    void run() {
      INDArray x = c.array("in.main.x");
      INDArray y = c.array("in.main.y");
      INDArray near = c.array("in.near.y");
      INDArray some = HostArrays.rows(x, 0, near.size(0)).dup('c');
      set("main", x, y);
      set("near", some, near);
      set("small", c.array("in.small.x"), c.array("in.small.y"));
      set("same", x, x);
      subsets("main", x, y);
      scores();
      paths();
      INDArray chosen = rows(x, c.file().tensor("in.mind_idx_x").toLongs());
      value("mind", MongeDistance.along(chosen, y, c.array("in.mind_directions")));
      // Made with subsets that the case doesn't give.
      left.removeIf(name -> name.matches("out\\.(near|same)\\.kid_(mean|std)"));
      left.stream().sorted().forEach(name -> verdict.fail(name + ": nothing here gives it"));
    }

    /** Generated x, real y. */
    private void set(String name, INDArray x, INDArray y) {
      FeatureStatistics ofX = FeatureStatistics.of(x);
      FeatureStatistics ofY = FeatureStatistics.of(y);
      double trace = 0;
      for (int i = 0; i < ofX.mean().length; i++) {
        trace += ofX.covariance()[i * ofX.mean().length + i];
      }
      double distance = FrechetDistance.between(ofX, ofY);
      for (String kind : new String[] {"torch_fidelity", "sqrtm", "symmetric"}) {
        String figure = name + ".fid_" + kind;
        if (Math.abs(values.get(figure).doubleValue()) < 1e-6 * trace) {
          left.remove("out." + figure);
          verdict.check(figure, 1, 1 + distance / trace, 1e-6);
        } else {
          value(figure, distance);
        }
      }
      if (values.has(name + ".kid_full_unbiased")) {
        long count = Math.min(x.size(0), y.size(0));
        INDArray ones = HostArrays.rows(x, 0, count).dup('c');
        INDArray others = HostArrays.rows(y, 0, count).dup('c');
        value(name + ".kid_full_unbiased", KernelDistance.unbiased(ones, others));
        double biased = KernelDistance.biased(ones, others);
        if (values.get(name + ".kid_full_biased").doubleValue() == 0) {
          left.remove("out." + name + ".kid_full_biased");
          verdict.check(name + ".kid_full_biased", 1, 1 + biased, 1e-9);
        } else {
          value(name + ".kid_full_biased", biased);
        }
      }
      neighbours(name, x, y);
    }

    private void neighbours(String name, INDArray x, INDArray y) {
      for (int k : new int[] {3, 5}) {
        PrecisionRecall closed = PrecisionRecall.measure(y, x, k, PrecisionRecall.Ball.CLOSED);
        String suffix = k == 3 ? "" : "_k5";
        value(name + ".tf_precision" + suffix, closed.precision());
        value(name + ".tf_recall" + suffix, closed.recall());
        if (k == 3) {
          value(name + ".tf_f_score", closed.fScore());
        } else {
          left.remove("out." + name + ".tf_f_score_k5");
        }
      }
      PrecisionRecall open = PrecisionRecall.measure(y, x, 5, PrecisionRecall.Ball.OPEN);
      value(name + ".prdc_precision", open.precision());
      value(name + ".prdc_recall", open.recall());
      value(name + ".prdc_density", open.density());
      value(name + ".prdc_coverage", open.coverage());
    }

    private void subsets(String name, INDArray x, INDArray y) {
      String indices = "in." + name + ".kid_idx_";
      long[] shape = c.shape(indices + "x");
      long[] ofX = c.file().tensor(indices + "x").toLongs();
      long[] ofY = c.file().tensor(indices + "y").toLongs();
      double[] estimates = new double[(int) shape[0]];
      for (int i = 0; i < estimates.length; i++) {
        int begin = i * (int) shape[1];
        int end = begin + (int) shape[1];
        estimates[i] =
            KernelDistance.unbiased(
                rows(x, Arrays.copyOfRange(ofX, begin, end)),
                rows(y, Arrays.copyOfRange(ofY, begin, end)));
      }
      compare("out." + name + ".kid_subsets", estimates);
      KernelDistance.Estimate estimate = KernelDistance.Estimate.of(estimates);
      value(name + ".kid_mean", estimate.mean());
      value(name + ".kid_std", estimate.deviation());
    }

    private void scores() {
      INDArray logits = c.array("in.logits");
      for (int splits : new int[] {1, 7, 10}) {
        score("isc.splits" + splits, InceptionScore.of(logits, splits));
      }
      INDArray shuffled = rows(logits, c.file().tensor("in.isc_permutation").toLongs());
      score("isc.shuffled10", InceptionScore.of(shuffled, 10));
    }

    private void score(String name, InceptionScore score) {
      if (values.has(name + ".mean")) {
        value(name + ".mean", score.mean());
        if (values.get(name + ".std").doubleValue() == 0) {
          left.remove("out." + name + ".std");
          verdict.check(name + ".std", 1, 1 + score.deviation(), 1e-12);
        } else {
          value(name + ".std", score.deviation());
        }
      }
    }

    private void paths() {
      double[][] from = c.array("in.ppl.z0").toDoubleMatrix();
      double[][] to = c.array("in.ppl.z1").toDoubleMatrix();
      for (String out : c.under("out.ppl.").keySet()) {
        String[] parts = out.split("\\.", 2);
        if (parts.length == 2) {
          Interpolation way =
              parts[0].equals("lerp") ? Interpolation.LINEAR : Interpolation.SPHERICAL;
          double t = Double.parseDouble(parts[1]);
          double[] all = new double[from.length * from[0].length];
          for (int i = 0; i < from.length; i++) {
            double[] point = way.between(from[i], to[i], t);
            double length =
                parts[0].equals("slerp_unit")
                    ? Math.sqrt(Arrays.stream(point).map(v -> v * v).sum())
                    : 1;
            for (int k = 0; k < point.length; k++) {
              all[i * point.length + k] = point[k] / length;
            }
          }
          compare("out.ppl." + out, all);
        }
      }
      double[] distances = c.numbers("in.ppl.distances");
      PathLength length = PathLength.of(distances, STEP);
      value("ppl.mean", length.mean());
      value("ppl.std", length.deviation());
      value("ppl.mean_all", Arrays.stream(distances).average().orElseThrow() / (STEP * STEP));
    }

    private static INDArray rows(INDArray set, long... indices) {
      INDArray out = Nd4j.create(set.dataType(), indices.length, set.size(1));
      for (int i = 0; i < indices.length; i++) {
        HostArrays.rows(out, i, i + 1).assign(HostArrays.rows(set, indices[i], indices[i] + 1));
      }
      return out;
    }

    /** A figure of the metadata, in double precision. */
    private void value(String name, double actual) {
      left.remove("out." + name);
      verdict.check(name, values.get(name).doubleValue(), actual, c.tolerance("out"));
    }

    private void compare(String tensor, double[] actual) {
      left.remove(tensor);
      verdict.check(tensor, c.numbers(tensor), actual, c.tolerance("out"));
    }
  }
}
