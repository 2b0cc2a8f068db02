package org.gan4j.io.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gan4j.io.InputException;
import org.gan4j.io.TensorData;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of a file that {@code torch.save} wrote of a state dict, in either of its formats.
 * Nothing in the file is executed, whatever it asks for; names, sizes and offsets are checked
 * before they are used. Numbers are read when they are asked for.
 */
public final class TorchFile {

  private static final int DEEPEST = 8;

  private final Path path;
  private final Storages storages;
  private final Map<String, Pickled.Tensor> tensors = new LinkedHashMap<>();

  private TorchFile(Path path, Storages storages) {
    this.path = path;
    this.storages = storages;
  }

  /**
   * Opens a file; closes it again.
   *
   * @param path the file
   * @return its tensors, by name; those of dictionaries within it have dots in their names
   * @throws InputException if the file can't be read, or has something else than tensors in it
   */
  public static TorchFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw InputException.at(path, "no such file");
    }
    try {
      Storages storages =
          ZippedStorages.isZip(path) ? new ZippedStorages(path) : new LegacyStorages(path);
      TorchFile file = new TorchFile(path, storages);
      file.collect("", storages.root(), 0);
      if (file.tensors.isEmpty()) {
        throw new Malformed("no tensors in it");
      }
      return file;
    } catch (Malformed e) {
      throw InputException.at(path, "not a file of weights that can be read: " + e.getMessage());
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  private void collect(String prefix, @Nullable Object value, int depth) throws Malformed {
    if (depth > DEEPEST) {
      throw new Malformed("dictionaries within dictionaries, deeper than " + DEEPEST);
    }
    if (value instanceof Pickled.Tensor tensor) {
      tensors.put(prefix, tensor);
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = prefix.isEmpty() ? "" + entry.getKey() : prefix + "." + entry.getKey();
        collect(name, entry.getValue(), depth + 1);
      }
    }
  }

  /**
   * The names of the tensors.
   *
   * @return in the file's order
   */
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  /**
   * Reads some tensors.
   *
   * @param prefix what their names begin with; empty for all
   * @return the tensors by the rest of their names; 16-bit floats become 32-bit ones
   * @throws InputException if the file can't be read
   */
  public Map<String, TensorData> read(String prefix) {
    Map<String, TensorData> found = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Pickled.Tensor> tensor : tensors.entrySet()) {
        if (tensor.getKey().startsWith(prefix)) {
          found.put(tensor.getKey().substring(prefix.length()), read(tensor.getValue()));
        }
      }
    } catch (Malformed e) {
      throw InputException.at(path, e);
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
    return found;
  }

  private TensorData read(Pickled.Tensor tensor) throws IOException {
    StorageType type = tensor.storage().type();
    int length = tensor.length();
    long span = 1;
    for (int i = 0; i < tensor.shape().length; i++) {
      span += Math.max(0, tensor.shape()[i] - 1) * tensor.strides()[i];
    }
    long bytes = (length == 0 ? 0 : span) * type.bytes();
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new Malformed("a tensor of more than 2 GiB");
    }
    ByteBuffer from =
        ByteBuffer.wrap(
                storages.bytes(tensor.storage(), tensor.offset() * type.bytes(), (int) bytes))
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to =
        ByteBuffer.allocate(length * type.becomes().bytes()).order(ByteOrder.LITTLE_ENDIAN);
    long[] at = new long[tensor.shape().length];
    for (int i = 0; i < length; i++) {
      long place = 0;
      for (int k = 0; k < at.length; k++) {
        place += at[k] * tensor.strides()[k];
      }
      type.convert(from, (int) place * type.bytes(), to);
      for (int k = at.length - 1; k >= 0 && ++at[k] == tensor.shape()[k]; k--) {
        at[k] = 0;
      }
    }
    return TensorData.of(type.becomes(), tensor.shape(), to.flip());
  }
}
