package org.gan4j.bench.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A profile as text. */
public final class ProfileTable {

  private static final String FORMAT = "%6s %7s %9s %9s %9s  %-18s %s";

  private ProfileTable() {}

  /**
   * The lines of a table: totals by kernel, then every kernel and shape, the dearest first.
   *
   * @param entries what was timed
   * @param steps over how many steps
   * @param stepMs how long a step took as a whole, in milliseconds; what isn't in kernels is told
   * @return the lines
   */
  public static List<String> lines(List<KernelProfile.Entry> entries, int steps, double stepMs) {
    List<String> lines = new ArrayList<>();
    double kernels = entries.stream().mapToDouble(KernelProfile.Entry::nanos).sum() / 1e6 / steps;
    lines.add(
        String.format(
            Locale.ROOT,
            "%.2f ms a step over %d steps; %.2f in kernels, %.2f (%.1f%%) around them",
            stepMs,
            steps,
            kernels,
            stepMs - kernels,
            100 * (stepMs - kernels) / stepMs));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT, FORMAT, "share", "calls", "ms", "us/call", "GFLOP/s", "kernel", ""));
    Map<String, double[]> totals = new LinkedHashMap<>();
    for (KernelProfile.Entry entry : entries) {
      double[] sum = totals.computeIfAbsent(entry.kernel(), key -> new double[3]);
      sum[0] += entry.calls();
      sum[1] += entry.nanos();
      sum[2] += entry.flops();
    }
    totals.entrySet().stream()
        .sorted((a, b) -> Double.compare(b.getValue()[1], a.getValue()[1]))
        .forEach(
            total -> {
              double[] sum = total.getValue();
              lines.add(line(total.getKey(), "", sum[0], sum[1], sum[2], steps, stepMs));
            });
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT, FORMAT, "share", "calls", "ms", "us/call", "GFLOP/s", "kernel", "shapes"));
    for (KernelProfile.Entry entry : entries) {
      lines.add(
          line(
              entry.kernel(),
              entry.shapes(),
              entry.calls(),
              entry.nanos(),
              entry.flops(),
              steps,
              stepMs));
    }
    return lines;
  }

  private static String line(
      String kernel,
      String shapes,
      double calls,
      double nanos,
      double flops,
      int steps,
      double stepMs) {
    double ms = nanos / 1e6 / steps;
    return String.format(
            Locale.ROOT,
            FORMAT,
            String.format(Locale.ROOT, "%.1f%%", 100 * ms / stepMs),
            String.format(Locale.ROOT, "%.1f", calls / steps),
            String.format(Locale.ROOT, "%.3f", ms),
            String.format(Locale.ROOT, "%.1f", nanos / 1e3 / calls),
            flops == 0 ? "" : String.format(Locale.ROOT, "%.0f", flops / nanos),
            kernel,
            shapes)
        .stripTrailing();
  }
}
