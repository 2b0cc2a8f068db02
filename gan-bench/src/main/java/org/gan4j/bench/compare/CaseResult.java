package org.gan4j.bench.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a comparison of one case found.
 *
 * @param caseName the case
 * @param precision {@code float32} or {@code bf16}
 * @param ours what was measured of ours
 * @param peers what was measured of each peer
 * @param leftOut who couldn't run, and why, one line each
 * @param convolutions how much our convolutions compute, and how quickly in the same process
 */
public record CaseResult(
    String caseName,
    String precision,
    Measured ours,
    List<Measured> peers,
    List<String> leftOut,
    ConvolutionWork convolutions) {

  /** The columns of {@link #table}. */
  public static final String HEADER =
      String.format(
          Locale.ROOT,
          "%-14s %-9s %-26s %-14s %24s %9s %9s",
          "case",
          "precision",
          "who",
          "mode",
          "ms a step (quartiles)",
          "peak MB",
          "ours/it");

  /**
   * The rows for the JSON file: ours beside each peer, or alone if there was none.
   *
   * @return at least one
   */
  public List<ResultRow> rows() {
    return peers.isEmpty()
        ? List.of(ours.alone(caseName, precision))
        : peers.stream().map(peer -> peer.beside(caseName, precision, ours)).toList();
  }

  /**
   * The peer to beat.
   *
   * @return the quickest, nothing if none could run
   */
  public Optional<Measured> best() {
    return peers.stream().min(Comparator.comparingDouble(peer -> peer.ms().median()));
  }

  /**
   * The lines of the table under {@link #HEADER}: ours, every peer, the verdict, who is left out.
   *
   * @return the lines
   */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(line(ours, ""));
    for (Measured peer : peers) {
      lines.add(
          line(peer, String.format(Locale.ROOT, "%.3f", ours.ms().median() / peer.ms().median())));
    }
    best().ifPresent(best -> lines.add(verdict(best)));
    leftOut.forEach(reason -> lines.add("  left out: " + reason));
    return lines;
  }

  private String line(Measured one, String ratio) {
    Spread ms = one.ms();
    return String.format(
        Locale.ROOT,
        "%-14s %-9s %-26s %-14s %24s %9s %9s",
        caseName,
        precision,
        one.name() + " " + one.version(),
        one.mode(),
        String.format(Locale.ROOT, "%.1f (%.1f-%.1f)", ms.median(), ms.lower(), ms.upper()),
        one.peakMb() == null ? "?" : String.format(Locale.ROOT, "%.0f", one.peakMb()),
        ratio);
  }

  private String verdict(Measured best) {
    String memory =
        ours.peakMb() == null || best.peakMb() == null
            ? ""
            : String.format(
                Locale.ROOT, ", with %.2f of its memory", ours.peakMb() / best.peakMb());
    return String.format(
        Locale.ROOT,
        "  %.3f of the time of the best %s mode, %s %s%s",
        ours.ms().median() / best.ms().median(),
        precision,
        best.name(),
        best.mode(),
        memory);
  }
}
