package org.gan4j.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.gan4j.bench.compare.StepServer;
import org.gan4j.bench.peers.FrozenCopyGan;
import picocli.CommandLine.Command;

/** Deeplearning4j's side of a comparison: runs the steps of dcgan32 on command. */
@Command(
    name = "serve-deeplearning4j",
    hidden = true,
    description = "Runs Deeplearning4j's steps on command.")
final class ServeDeeplearning4jCommand implements Callable<Integer> {

  private static final int BATCH = 64;

  @Override
  public Integer call() throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    new StepServer(new FrozenCopyGan(BATCH))
        .serve(MavenVersion.of("org.deeplearning4j", "deeplearning4j-nn"), System.in, answers);
    return 0;
  }
}
