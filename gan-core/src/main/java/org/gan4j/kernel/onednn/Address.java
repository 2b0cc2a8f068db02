package org.gan4j.kernel.onednn;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pointer to memory that others own, which can be pointed elsewhere without a new object. */
final class Address extends Pointer {

  Address() {
    super((Pointer) null);
  }

  /** Points it at an address; 0 points it nowhere. */
  Address at(long newAddress) {
    address = newAddress;
    return this;
  }

  /** Where an array's first element lies. */
  static long of(INDArray array) {
    return array.data().address() + array.offset() * array.dataType().width();
  }
}
