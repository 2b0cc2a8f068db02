package org.gan4j.io;

import org.nd4j.linalg.api.buffer.DataType;

/** The number types of a safetensors file that are read and written here; little-endian all. */
public enum TensorType {
  /** 32-bit floating point. */
  F32(4, DataType.FLOAT),
  /** 64-bit floating point. */
  F64(8, DataType.DOUBLE),
  /** 64-bit signed integer. */
  I64(8, DataType.INT64),
  /** 32-bit signed integer. */
  I32(4, DataType.INT32),
  /** 8-bit unsigned integer. */
  U8(1, DataType.UINT8);

  private final int bytes;
  private final DataType dataType;

  TensorType(int bytes, DataType dataType) {
    this.bytes = bytes;
    this.dataType = dataType;
  }

  /**
   * The size of one number.
   *
   * @return 1, 4 or 8 bytes
   */
  public int bytes() {
    return bytes;
  }

  /**
   * ND4J's type of the same meaning.
   *
   * @return the type
   */
  public DataType dataType() {
    return dataType;
  }
}
