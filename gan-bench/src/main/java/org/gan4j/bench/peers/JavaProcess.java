package org.gan4j.bench.peers;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.bench.compare.Contender;

/** Contenders that are this program over again, in a Java virtual machine of their own. */
final class JavaProcess {

  private JavaProcess() {}

  /**
   * A contender that runs a hidden subcommand of ours.
   *
   * @param name who
   * @param mode how
   * @param options of the virtual machine
   * @param libraries to put on the class path after our own
   * @param threads how many threads it may compute with; its libraries' own choice if empty
   * @param arguments the subcommand and what follows
   */
  static Contender contender(
      String name,
      String mode,
      List<String> options,
      List<Path> libraries,
      OptionalInt threads,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dgan4j.backend=cpu");
    command.add("-cp");
    command.add(
        Stream.concat(
                Stream.of(System.getProperty("java.class.path")),
                libraries.stream().map(Path::toString))
            .collect(Collectors.joining(File.pathSeparator)));
    command.add("org.gan4j.bench.Bench");
    command.addAll(arguments);
    Map<String, String> environment =
        threads.isPresent()
            ? Map.of("OMP_NUM_THREADS", Integer.toString(threads.getAsInt()))
            : Map.of();
    return new Contender(name, mode, List.copyOf(command), environment);
  }
}
