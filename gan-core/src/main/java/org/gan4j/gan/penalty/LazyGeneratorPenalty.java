package org.gan4j.gan.penalty;

import java.util.Map;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator's penalty that is due on one step in several and counts that many times; see {@link
 * GeneratorPenalty#every}.
 *
 * @param penalty the penalty
 * @param interval the number of steps from one term to the next, at least 1
 */
public record LazyGeneratorPenalty(GeneratorPenalty penalty, int interval)
    implements GeneratorPenalty {

  /** Checks the interval. */
  public LazyGeneratorPenalty {
    if (interval < 1) {
      throw new IllegalArgumentException("interval: expected at least 1, got " + interval);
    }
  }

  @Override
  public Variable term(Generator generator, int batch, Condition condition, RandomStream random) {
    return penalty.term(generator, batch, condition, random).mul(interval);
  }

  @Override
  public boolean due(long step) {
    return step % interval == 0 && penalty.due(step);
  }

  @Override
  public Map<String, INDArray> state() {
    return penalty.state();
  }
}
