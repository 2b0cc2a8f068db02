package org.gan4j.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.gan4j.bench.compare.Contender;
import org.gan4j.kernel.Precision;

/** PyTorch's steps, from the script {@code pytorch_steps.py} among this module's resources. */
public final class PyTorch {

  private static final String SCRIPT = "/org/gan4j/bench/pytorch_steps.py";

  /** How PyTorch computes a step. */
  private enum Mode {
    /** As written: N,C,H,W. */
    EAGER("eager", Precision.FLOAT32),
    /** Networks and images in channels-last memory. */
    CHANNELS_LAST("channels_last", Precision.FLOAT32),
    /** Channels-last under autocast to bfloat16. */
    BF16("bf16", Precision.BFLOAT16);

    private final String label;
    private final Precision precision;

    Mode(String label, Precision precision) {
      this.label = label;
      this.precision = precision;
    }
  }

  private PyTorch() {}

  /**
   * PyTorch in each of its modes of a precision.
   *
   * @param python the Python to run it with
   * @param caseName the case
   * @param precision float32 or bfloat16
   * @param threads how many threads it may use; its own choice if empty
   * @return the contenders
   */
  public static List<Contender> contenders(
      String python, String caseName, Precision precision, OptionalInt threads) {
    List<Contender> contenders = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      if (mode.precision == precision) {
        List<String> command =
            new ArrayList<>(List.of(python, "-c", script(), caseName, mode.label));
        threads.ifPresent(count -> command.add(Integer.toString(count)));
        contenders.add(new Contender("pytorch", mode.label, command, Map.of()));
      }
    }
    return contenders;
  }

  private static String script() {
    try (InputStream in = PyTorch.class.getResourceAsStream(SCRIPT)) {
      return new String(Objects.requireNonNull(in, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
