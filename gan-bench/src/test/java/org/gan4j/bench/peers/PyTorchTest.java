package org.gan4j.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.gan4j.bench.cases.TrainingCase;
import org.gan4j.bench.compare.Contender;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PyTorchTest {

  private static List<Contender> of(Precision precision) {
    return PyTorch.contenders("py", "dcgan32", precision, OptionalInt.of(2));
  }

  @Test
  void modesOfEachPrecision() {
    assertEquals(
        List.of("eager", "channels_last"),
        of(Precision.FLOAT32).stream().map(Contender::mode).toList());
    assertEquals(List.of("bf16"), of(Precision.BFLOAT16).stream().map(Contender::mode).toList());
  }

  @Test
  void theScriptIsGivenCaseModeAndThreads() {
    List<String> command = of(Precision.BFLOAT16).get(0).command();
    assertEquals(List.of("py", "-c"), command.subList(0, 2));
    assertEquals(List.of("dcgan32", "bf16", "2"), command.subList(3, 6));
  }

  @ParameterizedTest
  @EnumSource
  void theScriptHasEveryCase(TrainingCase one) {
    String script = of(Precision.FLOAT32).get(0).command().get(2);
    assertTrue(script.contains("\"" + one.label() + "\": "), one::label);
  }
}
