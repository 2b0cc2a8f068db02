package org.gan4j.models.extractor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes a value within an ONNX model one of its outputs. A model is a protocol buffer; a reader
 * joins a message that comes twice, lists one after the other (Protocol Buffers, "Encoding", "Last
 * One Wins"), so that what is added is a second graph at the end that has nothing but the output.
 */
final class OnnxOutputs {

  /** {@code ModelProto.graph}. */
  private static final int GRAPH = 7;

  /** {@code GraphProto.output}. */
  private static final int OUTPUT = 12;

  /** {@code ValueInfoProto.name}. */
  private static final int NAME = 1;

  private static final int LENGTH_DELIMITED = 2;
  private static final int MORE = 0x80;

  private OnnxOutputs() {}

  /**
   * The model with an output more.
   *
   * @param model the file; not modified
   * @param name of a value within it that is none of its outputs
   */
  static byte[] with(byte[] model, String name) {
    byte[] value = field(NAME, name.getBytes(StandardCharsets.UTF_8));
    byte[] added = field(GRAPH, field(OUTPUT, value));
    ByteArrayOutputStream out = new ByteArrayOutputStream(model.length + added.length);
    out.writeBytes(model);
    out.writeBytes(added);
    return out.toByteArray();
  }

  private static byte[] field(int number, byte... content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | LENGTH_DELIMITED);
    int length = content.length;
    while (length >= MORE) {
      out.write(length & (MORE - 1) | MORE);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
