package org.gan4j.io.torch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.gan4j.io.TensorType;

/** The kinds of numbers in a PyTorch file, and what they become. */
enum StorageType {
  FLOAT("FloatStorage", 4, TensorType.F32),
  DOUBLE("DoubleStorage", 8, TensorType.F64),
  HALF("HalfStorage", 2, TensorType.F32) {
    @Override
    void convert(ByteBuffer from, int at, ByteBuffer to) {
      to.putFloat(half(from.getShort(at)));
    }
  },
  BFLOAT16("BFloat16Storage", 2, TensorType.F32) {
    @Override
    void convert(ByteBuffer from, int at, ByteBuffer to) {
      to.putFloat(Float.intBitsToFloat(from.getShort(at) << 16));
    }
  },
  LONG("LongStorage", 8, TensorType.I64),
  INT("IntStorage", 4, TensorType.I32),
  BYTE("ByteStorage", 1, TensorType.U8);

  private final String name;
  private final int bytes;
  private final TensorType becomes;

  StorageType(String name, int bytes, TensorType becomes) {
    this.name = name;
    this.bytes = bytes;
    this.becomes = becomes;
  }

  static StorageType of(String name) throws Malformed {
    return Arrays.stream(values())
        .filter(type -> type.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new Malformed("numbers of torch." + name + " aren't read"));
  }

  int bytes() {
    return bytes;
  }

  TensorType becomes() {
    return becomes;
  }

  /** Copies one number, little-endian on both sides. */
  void convert(ByteBuffer from, int at, ByteBuffer to) {
    for (int i = 0; i < bytes; i++) {
      to.put(from.get(at + i));
    }
  }

  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((float) fraction, -24);
          case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction / 1024f, exponent - 15);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
