package org.gan4j.io.torch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The format before PyTorch 1.6: pickles of a magic number, a version, the system's sizes, the
 * state dict and the storages' keys, then each storage's length and numbers.
 */
final class LegacyStorages implements Storages {

  /** What such a file begins with, pickled. */
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

  private final Path path;
  private final @Nullable Object root;
  private final Map<String, Long> begins = new HashMap<>();

  LegacyStorages(Path path) throws IOException {
    this.path = path;
    try (Counted in = new Counted(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      if (in.read() != 0x80) {
        throw new Malformed("neither a zip archive nor a pickle");
      }
      in.back();
      if (!MAGIC.equals(new Unpickler(in).read())) {
        throw new Malformed("a pickle that torch.save didn't write");
      }
      new Unpickler(in).read();
      @Nullable Object system = new Unpickler(in).read();
      if (!(system instanceof Map<?, ?> sizes)
          || !Boolean.TRUE.equals(sizes.get("little_endian"))) {
        throw new Malformed("numbers that aren't little-endian");
      }
      root = new Unpickler(in).read();
      @Nullable Object keys = new Unpickler(in).read();
      if (!(keys instanceof List<?> list)) {
        throw new Malformed("no list of storages");
      }
      locate(list, in.position());
    }
  }

  private void locate(List<?> keys, long from) throws IOException {
    Map<String, Pickled.Storage> known = new HashMap<>();
    gather(root, known, new IdentityHashMap<>());
    Set<Object> seen = new HashSet<>();
    long at = from;
    try (FileChannel channel = FileChannel.open(path)) {
      for (Object key : keys) {
        Pickled.@Nullable Storage storage = key instanceof String name ? known.get(name) : null;
        if (storage == null || !seen.add(key)) {
          throw new Malformed("a storage that no tensor is of: " + key);
        }
        long length =
            ByteBuffer.wrap(read(channel, at, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length != storage.length()
            || length < 0
            || length > (channel.size() - at) / storage.type().bytes()) {
          throw new Malformed("storage " + key + " is truncated");
        }
        begins.put(storage.key(), at + Long.BYTES);
        at += Long.BYTES + length * storage.type().bytes();
      }
    }
  }

  private static void gather(
      @Nullable Object value, Map<String, Pickled.Storage> into, Map<Object, Boolean> seen) {
    List<Object> open = new ArrayList<>(List.of(value == null ? List.of() : value));
    while (!open.isEmpty()) {
      Object next = open.remove(open.size() - 1);
      if (next instanceof Pickled.Tensor tensor) {
        into.put(tensor.storage().key(), tensor.storage());
      } else if (next instanceof Map<?, ?> map && seen.put(map, true) == null) {
        map.values().stream().filter(v -> v != null).forEach(open::add);
      }
    }
  }

  @Override
  public @Nullable Object root() {
    return root;
  }

  @Override
  public byte[] bytes(Pickled.Storage storage, long offset, int length) throws IOException {
    Long begin = begins.get(storage.key());
    if (begin == null) {
      throw new Malformed("storage " + storage.key() + " is missing");
    }
    try (FileChannel channel = FileChannel.open(path)) {
      return read(channel, begin + offset, length);
    }
  }

  private static byte[] read(FileChannel channel, long position, int length) throws IOException {
    if (position + length > channel.size()) {
      throw new EOFException("truncated");
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    while (out.hasRemaining()) {
      if (channel.read(out, position + out.position()) < 0) {
        throw new EOFException("truncated");
      }
    }
    return out.array();
  }

  /** Counts what was read. */
  private static final class Counted extends FilterInputStream {
    private long position;

    Counted(InputStream in) {
      super(in);
      in.mark(1);
    }

    long position() {
      return position;
    }

    /** Unreads the first byte. */
    void back() throws IOException {
      in.reset();
      position = 0;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      position += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, length);
      position += Math.max(0, count);
      return count;
    }
  }
}
