package org.gan4j.models.progan;

import org.gan4j.nn.Buffer;
import org.gan4j.nn.init.Initializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a network stands, kept in a buffer of its own: so weights that are loaded know how far they
 * had grown, and an average follows.
 */
final class Growth {

  /** The numbers of the buffer: level and alpha. */
  static final int LENGTH = 2;

  private final Buffer buffer;

  Growth(Buffer buffer) {
    this.buffer = buffer;
  }

  /** A network that is grown up. */
  static Initializer complete(int levels) {
    return (out, random) -> write(new Stage(levels - 1, 1), out);
  }

  private static void write(Stage stage, INDArray out) {
    out.putScalar(0, stage.level());
    out.putScalar(1, stage.alpha());
  }

  Stage stage() {
    INDArray numbers = buffer.array();
    return new Stage((int) numbers.getDouble(0), numbers.getDouble(1));
  }

  void stage(Stage stage) {
    write(stage, buffer.array());
  }
}
