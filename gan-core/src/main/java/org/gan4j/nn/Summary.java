package org.gan4j.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The layers of a network with what they give and how many parameters they have; as a table in its
 * {@link #toString}.
 *
 * @param rows one a layer that is made of no others, and one a module with parameters of its own,
 *     in the order of declaration
 * @param parameters the number of trainable numbers
 * @param buffers the number of other numbers that are saved with them
 */
public record Summary(List<Row> rows, long parameters, long buffers) {

  /**
   * A layer.
   *
   * @param path its name with those of the modules around it
   * @param type its class
   * @param output the shape of what it gave last, empty if it wasn't used
   * @param parameters the number of trainable numbers that are its own
   */
  public record Row(String path, String type, List<Long> output, long parameters) {}

  /** Copies the rows. */
  public Summary {
    rows = List.copyOf(rows);
  }

  /**
   * Runs zeros through a network, as in inference, and notes every layer's output.
   *
   * @param network the network; not modified
   * @param inputShape the input's shape with the batch, {@code 1, 100} say
   * @return the summary
   * @throws IllegalArgumentException if the network's module isn't a {@link Layer}
   */
  public static Summary of(Network<? extends Module> network, long... inputShape) {
    if (!(network.module() instanceof Layer layer)) {
      throw new IllegalArgumentException(
          network.name()
              + ": expected a layer from one variable to another, got a "
              + network.module().getClass().getSimpleName()
              + "; give Summary.of(network, module -> ...) one use of it");
    }
    return of(network, module -> layer.apply(Variable.full(0, DataType.FLOAT, inputShape)));
  }

  /**
   * Runs a network, as in inference, and notes every layer's output.
   *
   * @param network the network; not modified
   * @param pass one use of its module, for one whose input is more than a variable
   * @param <M> the module's type
   * @return the summary
   */
  public static <M extends Module> Summary of(Network<M> network, Consumer<M> pass) {
    M module = network.module();
    Map<Module, List<Long>> outputs = new IdentityHashMap<>();
    try (Scope inference = Scope.inference(network.kernels());
        LayerProbe probe =
            LayerProbe.open((seen, output) -> outputs.put(seen, extents(output.shape())))) {
      pass.accept(module);
    }
    List<Row> rows = new ArrayList<>();
    module
        .withDescendants()
        .filter(
            each ->
                !each.ownParameters().isEmpty()
                    || (outputs.containsKey(each) && each.children().isEmpty()))
        .forEach(each -> rows.add(row(each, outputs)));
    return new Summary(
        rows,
        network.parameterCount(),
        network.buffers().values().stream().mapToLong(buffer -> buffer.length()).sum());
  }

  private static Row row(Module module, Map<Module, List<Long>> outputs) {
    return new Row(
        module.path(),
        module.getClass().getSimpleName(),
        outputs.getOrDefault(module, Collections.emptyList()),
        module.ownParameters().values().stream().mapToLong(Parameter::length).sum());
  }

  private static List<Long> extents(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  /**
   * The table.
   *
   * @return a heading, a line a row, and the sums, without a line break at the end
   */
  @Override
  public String toString() {
    List<String[]> cells = new ArrayList<>();
    cells.add(new String[] {"layer", "type", "output", "parameters"});
    for (Row row : rows) {
      cells.add(
          new String[] {
            row.path(),
            row.type(),
            row.output().isEmpty() ? "" : row.output().toString(),
            grouped(row.parameters())
          });
    }
    cells.add(new String[] {"total", "", "", grouped(parameters)});
    int[] widths = new int[4];
    for (String[] line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line[i].length());
      }
    }
    String format = String.format("%%-%ds  %%-%ds  %%-%ds  %%%ds", box(widths));
    StringBuilder table = new StringBuilder();
    for (String[] line : cells) {
      table.append(String.format(format, (Object[]) line)).append('\n');
    }
    return table.append(grouped(buffers)).append(" numbers in buffers").toString();
  }

  private static Object[] box(int... numbers) {
    return Arrays.stream(numbers).boxed().toArray();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
