package org.gan4j.kernel.onednn.binding;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pointer to memory that others own, which can be pointed elsewhere without a new object. */
public final class Address extends Pointer {

  /** A pointer to nowhere. */
  public Address() {
    super((Pointer) null);
  }

  /** Points it at an address; 0 points it nowhere. */
  public Address at(long newAddress) {
    address = newAddress;
    return this;
  }

  /**
   * Where the first element of an array of FLOAT lies.
   *
   * @throws IllegalArgumentException for an array of another type, whose memory oneDNN would
   *     misread
   */
  public static long of(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "oneDNN's kernels: expected an array of FLOAT, got "
              + array.dataType()
              + "; ask Kernels.forType for kernels of that type");
    }
    return ofAny(array);
  }

  /** Where the first element of an array of any type lies. */
  public static long ofAny(INDArray array) {
    return array.data().address() + array.offset() * array.dataType().width();
  }
}
