package org.gan4j.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks. */
@Command(
    name = "jmh",
    description = "Runs the JMH benchmarks; takes JMH's own arguments, -h lists them.")
final class JmhCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "JMH's arguments.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws IOException {
    Main.main(arguments.toArray(new String[0]));
    return 0;
  }
}
