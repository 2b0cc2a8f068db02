package org.gan4j.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.io.Require;

/**
 * Lets contenders take turns at a case: ours, a peer, ours, the next peer, and so on for some
 * rounds. Every process lives through all of it, so each is warm and holds its own memory alone;
 * whoever isn't asked waits and uses no processor. The first step of a turn refills the caches and
 * isn't counted.
 */
public final class Comparison {

  /**
   * How long to measure.
   *
   * @param rounds how often ours and every peer take turns, at least 1
   * @param warmUpSeconds for how long everyone runs before the first round
   * @param turnSeconds how long a turn shall take; a slow contender runs two steps at least
   */
  public record Plan(int rounds, double warmUpSeconds, double turnSeconds) {

    /** Checks the figures. */
    public Plan {
      Require.positive("rounds", rounds);
    }
  }

  private static final int MOST_STEPS = 50;

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * A comparison.
   *
   * @param plan how long to measure
   * @param progress told what is going on
   */
  public Comparison(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Measures one case.
   *
   * @param caseName the case
   * @param precision {@code float32} or {@code bf16}
   * @param ours our contender
   * @param peers those to measure beside it; one that can't run is left out
   * @return what was measured
   * @throws UnavailableException if ours can't run
   */
  public CaseResult run(String caseName, String precision, Contender ours, List<Contender> peers) {
    List<String> leftOut = new ArrayList<>();
    List<Runner> all = new ArrayList<>();
    try {
      Runner first = warm(ours);
      all.add(first);
      List<Runner> others = new ArrayList<>();
      for (Contender peer : peers) {
        try {
          Runner runner = warm(peer);
          all.add(runner);
          others.add(runner);
        } catch (UnavailableException e) {
          leftOut.add(peer + ": " + e.getMessage());
        }
      }
      for (int round = 1; round <= plan.rounds(); round++) {
        progress.accept(caseName + " " + precision + ": round " + round + " of " + plan.rounds());
        if (others.isEmpty()) {
          first.turn();
        }
        for (Runner other : List.copyOf(others)) {
          first.turn();
          try {
            other.turn();
          } catch (UnavailableException e) {
            leftOut.add(other.contender + ": " + e.getMessage());
            others.remove(other);
          }
        }
      }
      Measured measured = first.measured();
      return new CaseResult(
          caseName,
          precision,
          measured,
          others.stream().map(Runner::measured).toList(),
          List.copyOf(leftOut),
          first.process.convolutions());
    } finally {
      all.forEach(Runner::close);
    }
  }

  private Runner warm(Contender contender) {
    progress.accept(contender + ": warming up");
    Runner runner = new Runner(contender);
    try {
      runner.warmUp();
      return runner;
    } catch (UnavailableException e) {
      runner.close();
      throw e;
    }
  }

  /** A contender's process and what it has done so far. */
  private final class Runner implements AutoCloseable {
    private final Contender contender;
    private final StepProcess process;
    private final List<Double> times = new ArrayList<>();
    private int stepsPerTurn;

    Runner(Contender contender) {
      this.contender = contender;
      this.process = new StepProcess(contender);
    }

    void warmUp() {
      double ms = 0;
      double spent = 0;
      for (int step = 0; step < 2 || spent < plan.warmUpSeconds() * 1e3; step++) {
        ms = process.steps(1).get(0);
        spent += ms;
      }
      stepsPerTurn =
          (int) Math.max(2, Math.min(MOST_STEPS, Math.round(plan.turnSeconds() * 1e3 / ms)));
    }

    void turn() {
      List<Double> turn = process.steps(1 + stepsPerTurn);
      times.addAll(turn.subList(1, turn.size()));
    }

    Measured measured() {
      return new Measured(
          contender.name(),
          process.version(),
          contender.mode(),
          Spread.of(times),
          process.peakMebibytes());
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
