package org.gan4j.io.torch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one pickle (protocols 2 to 5) of containers, texts, numbers and tensors. Tuples and lists
 * become lists, dictionaries maps, None null. Of Python's functions those are known that make a
 * tensor of a storage; every other name is refused, and nothing is ever called or loaded.
 */
final class Unpickler {

  private static final Object MARK = new Object();
  private static final int MOST_BYTES = 1 << 24;

  private final InputStream in;
  private final List<@Nullable Object> stack = new ArrayList<>();
  private final Map<Integer, @Nullable Object> memo = new HashMap<>();

  Unpickler(InputStream in) {
    this.in = in;
  }

  @Nullable Object read() throws IOException {
    try {
      while (true) {
        int code = in.read();
        if (code < 0) {
          throw new EOFException("a pickle without an end");
        }
        if (code == '.') {
          return pop();
        }
        step(code);
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new Malformed("a pickle that isn't sound: " + e.getMessage());
    }
  }

  private void step(int code) throws IOException {
    switch (code) {
      case 0x80 -> bytes(1);
      case 0x95 -> bytes(8);
      case '(' -> push(MARK);
      case '}' -> push(new LinkedHashMap<>());
      case ']', ')' -> push(new ArrayList<>());
      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case '0' -> pop();
      case 'K' -> push(unsigned(1));
      case 'M' -> push(unsigned(2));
      case 'J' -> push((long) number(4).getInt());
      case 0x8a -> push(big(bytes((int) unsigned(1))));
      case 'G' -> push(ByteBuffer.wrap(bytes(8)).getDouble());
      case 'X' -> push(text(unsigned(4)));
      case 0x8c -> push(text(unsigned(1)));
      case 'q' -> memo.put((int) unsigned(1), top());
      case 'r' -> memo.put(number(4).getInt(), top());
      case 0x94 -> memo.put(memo.size(), top());
      case 'h' -> push(remembered((int) unsigned(1)));
      case 'j' -> push(remembered(number(4).getInt()));
      case 't' -> push(sinceMark());
      case 0x85 -> push(last(1));
      case 0x86 -> push(last(2));
      case 0x87 -> push(last(3));
      case 'a' -> append(last(1));
      case 'e' -> append(sinceMark());
      case 's' -> put(last(2));
      case 'u' -> put(sinceMark());
      case 'c' -> push(global(line(), line()));
      case 0x93 -> {
        List<Object> names = last(2);
        push(global(as(String.class, names.get(0)), as(String.class, names.get(1))));
      }
      case 'Q' -> push(storage(as(List.class, pop())));
      case 'R' -> {
        List<Object> call = last(2);
        push(made(as(Pickled.Global.class, call.get(0)), as(List.class, call.get(1))));
      }
      case 'b' -> {
        // What Python would set as attributes: a state dict's versions.
        pop();
        if (!(top() instanceof Map)) {
          throw new Malformed("attributes of something other than a dictionary");
        }
      }
      default -> throw new Malformed(String.format("a pickle with the operation 0x%02x", code));
    }
  }

  private static Pickled.Global global(String module, String name) throws Malformed {
    String full = module + "." + name;
    boolean known =
        switch (full) {
          case "collections.OrderedDict",
              "torch._utils._rebuild_tensor_v2",
              "torch._utils._rebuild_parameter" ->
              true;
          default -> module.equals("torch") && name.endsWith("Storage");
        };
    if (!known) {
      throw new Malformed("it asks for Python's " + full + "; only tensors are read");
    }
    return new Pickled.Global(full);
  }

  /** {@code ("storage", type, key, location, length)}, in old files with a view's bounds. */
  private static Pickled.Storage storage(List<?> id) throws Malformed {
    if (id.size() < 5 || !"storage".equals(id.get(0)) || (id.size() > 5 && id.get(5) != null)) {
      throw new Malformed("a storage of another kind: " + id);
    }
    String type = as(Pickled.Global.class, id.get(1)).name().substring("torch.".length());
    return new Pickled.Storage(
        StorageType.of(type), as(String.class, id.get(2)), as(Long.class, id.get(4)));
  }

  private static Object made(Pickled.Global what, List<?> arguments) throws Malformed {
    return switch (what.name()) {
      case "collections.OrderedDict" -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Object pair : arguments.isEmpty() ? List.of() : argument(List.class, arguments, 0)) {
          List<?> both = as(List.class, pair);
          map.put(argument(Object.class, both, 0), argument(Object.class, both, 1));
        }
        yield map;
      }
      case "torch._utils._rebuild_tensor_v2" ->
          new Pickled.Tensor(
              argument(Pickled.Storage.class, arguments, 0),
              argument(Long.class, arguments, 1),
              longs(argument(List.class, arguments, 2)),
              longs(argument(List.class, arguments, 3)));
      case "torch._utils._rebuild_parameter" -> argument(Pickled.Tensor.class, arguments, 0);
      default -> throw new Malformed("it calls Python's " + what.name());
    };
  }

  private static <T> T argument(Class<T> type, List<?> list, int index) throws Malformed {
    return as(type, index < list.size() ? list.get(index) : null);
  }

  private static <T> T as(Class<T> type, @Nullable Object value) throws Malformed {
    if (!type.isInstance(value)) {
      throw new Malformed("a pickle that isn't sound: expected a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  private static long[] longs(List<?> list) throws Malformed {
    long[] numbers = new long[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = as(Long.class, list.get(i));
    }
    return numbers;
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> values) throws Malformed {
    ((List<Object>) as(List.class, top())).addAll(values);
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> pairs) throws Malformed {
    Map<Object, Object> map = as(Map.class, top());
    if (pairs.size() % 2 != 0) {
      throw new Malformed("a dictionary that isn't sound");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      if (!(pairs.get(i) instanceof String || pairs.get(i) instanceof Long)) {
        throw new Malformed("a dictionary whose keys are neither texts nor numbers");
      }
      map.put(pairs.get(i), pairs.get(i + 1));
    }
  }

  private @Nullable Object remembered(int key) throws Malformed {
    if (!memo.containsKey(key)) {
      throw new Malformed("a pickle that refers to what it doesn't hold");
    }
    return memo.get(key);
  }

  private void push(@Nullable Object value) {
    stack.add(value);
  }

  private @Nullable Object top() throws Malformed {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
      throw new Malformed("a pickle that takes more than it holds");
    }
    return stack.get(stack.size() - 1);
  }

  private @Nullable Object pop() throws Malformed {
    @Nullable Object value = top();
    stack.remove(stack.size() - 1);
    return value;
  }

  private List<Object> last(int count) throws Malformed {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(0, pop());
    }
    return values;
  }

  private List<Object> sinceMark() throws Malformed {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw new Malformed("a pickle without a mark");
    }
    List<Object> values = new ArrayList<>(stack.subList(mark + 1, stack.size()));
    stack.subList(mark, stack.size()).clear();
    return values;
  }

  private long unsigned(int count) throws IOException {
    byte[] bytes = bytes(count);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (bytes[i] & 0xffL) << (8 * i);
    }
    return value;
  }

  private ByteBuffer number(int count) throws IOException {
    return ByteBuffer.wrap(bytes(count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Little-endian, two's complement; what doesn't fit a long stays big. */
  private static Object big(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    BigInteger value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(reversed);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private String text(long length) throws IOException {
    if (length > MOST_BYTES) {
      throw new Malformed("a text of " + length + " bytes");
    }
    return new String(bytes((int) length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || text.length() > 200) {
        throw new Malformed("a name without an end");
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("truncated");
    }
    return bytes;
  }
}
