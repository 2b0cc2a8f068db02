package org.gan4j.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.io.image.EncodedImage;
import org.gan4j.io.image.ImageLimits;

/** Images that are pieces of larger files, in the order in which they were found. */
final class FilePieces implements Pictures {

  /** The files. */
  interface Store extends AutoCloseable {

    /** Reads a piece of a file; fails with an InputException. */
    byte[] read(int file, long begin, int length);

    /** The name of a file, for messages. */
    String name(int file);

    @Override
    default void close() {}
  }

  private final Store store;
  private final List<String> names = new ArrayList<>();
  private long[] places = new long[3 * 16];

  FilePieces(Store store) {
    this.store = store;
  }

  /** One more image. */
  void add(String name, int file, long begin, long length) {
    int at = 3 * names.size();
    if (at == places.length) {
      places = Arrays.copyOf(places, Math.multiplyExact(2, at));
    }
    places[at] = file;
    places[at + 1] = begin;
    places[at + 2] = length;
    names.add(name);
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public String name(int index) {
    return names.get(index);
  }

  @Override
  public String place(int index) {
    return store.name((int) places[3 * index]) + ": " + names.get(index);
  }

  @Override
  public long bytes(int index) {
    long length = places[3 * index + 2];
    EncodedImage.requireSize(place(index), length, ImageLimits.DEFAULT);
    return length;
  }

  @Override
  public byte[] read(int index) {
    return store.read((int) places[3 * index], places[3 * index + 1], (int) bytes(index));
  }

  @Override
  public void close() {
    store.close();
  }
}
