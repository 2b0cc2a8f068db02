package org.gan4j.io.torch;

/** What a pickle may hold beside containers, texts and numbers. */
sealed interface Pickled {

  /** A name of Python's, {@code torch._utils._rebuild_tensor_v2} say. */
  record Global(String name) implements Pickled {}

  /** Numbers in a row somewhere in the file. */
  record Storage(StorageType type, String key, long length) implements Pickled {}

  /** A view of numbers. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Tensor(Storage storage, long offset, long[] shape, long[] strides) implements Pickled {

    public Tensor {
      if (shape.length != strides.length || offset < 0) {
        throw new IllegalArgumentException("a tensor whose shape and strides don't agree");
      }
      long last = offset;
      long length = 1;
      for (int i = 0; i < shape.length; i++) {
        if (shape[i] < 0 || strides[i] < 0) {
          throw new IllegalArgumentException("a tensor of negative extents or strides");
        }
        length = Math.multiplyExact(length, shape[i]);
        last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[i] - 1), strides[i]));
      }
      if (length > 0 && last >= storage.length()) {
        throw new IllegalArgumentException("a tensor that reaches beyond its storage");
      }
      if (Math.multiplyExact(length, 8) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a tensor of more than 2 GiB");
      }
    }

    int length() {
      long length = 1;
      for (long extent : shape) {
        length *= extent;
      }
      return (int) length;
    }
  }
}
