package org.gan4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SafetensorsTest {

  @TempDir Path folder;

  @Test
  void everythingComesBackInOrder() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("z.weight", TensorData.floats(new float[] {1, -2, Float.NaN, 4, 5, 6}, 2, 3));
    tensors.put("bytes", TensorData.bytes(new byte[] {-1, 0, 1}, 3));
    tensors.put("a.mean", TensorData.doubles(new double[] {Math.PI}));
    tensors.put("random", TensorData.longs(Long.MIN_VALUE, 7));
    tensors.put("ints", TensorData.ints(-3, 4));
    tensors.put("nothing", TensorData.floats(new float[0], 0, 5));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("step", "12");
    metadata.put("a \"quoted\" ümlaut", "line\nend");
    Path path = folder.resolve("deep/er/weights.safetensors");

    Safetensors.write(path, metadata, tensors);
    SafetensorsFile file = Safetensors.read(path);

    assertEquals(metadata, file.metadata());
    assertEquals(List.copyOf(metadata.keySet()), List.copyOf(file.metadata().keySet()));
    assertEquals(List.copyOf(tensors.keySet()), List.copyOf(file.tensors().keySet()));
    assertArrayEquals(new long[] {2, 3}, file.tensor("z.weight").shape());
    assertArrayEquals(new float[] {1, -2, Float.NaN, 4, 5, 6}, file.tensor("z.weight").toFloats());
    assertArrayEquals(new long[] {255, 0, 1}, file.tensor("bytes").toLongs());
    assertArrayEquals(new long[0], file.tensor("a.mean").shape());
    assertArrayEquals(new double[] {Math.PI}, file.tensor("a.mean").toDoubles());
    assertArrayEquals(new long[] {Long.MIN_VALUE, 7}, file.tensor("random").toLongs());
    assertArrayEquals(new long[] {-3, 4}, file.tensor("ints").toLongs());
    assertEquals(0, file.tensor("nothing").length());
  }

  @Test
  void sameInputSameBytesWithAlignedData() throws IOException {
    for (String name : List.of("w", "ww", "www", "wwwwwwww")) {
      Map<String, TensorData> tensors = Map.of(name, TensorData.floats(new float[] {1}, 1));
      Path one = folder.resolve("one.safetensors");
      Path two = folder.resolve("two.safetensors");
      Safetensors.write(one, Map.of("k", "v"), tensors);
      Safetensors.write(two, Map.of("k", "v"), tensors);
      byte[] bytes = Files.readAllBytes(one);
      assertArrayEquals(bytes, Files.readAllBytes(two));
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals(0, file.getLong(0) % 8);
      assertEquals(Long.BYTES + file.getLong(0) + Float.BYTES, bytes.length);
    }
  }

  @Test
  void arraysGoThroughWhateverTheirLayout() {
    INDArray array = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
    INDArray doubles = Nd4j.createFromArray(0.1, 0.2);
    Path path = folder.resolve("arrays.safetensors");
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("plain", TensorData.of(array));
    tensors.put("transposed", TensorData.of(array.transpose()));
    tensors.put("doubles", TensorData.of(doubles));
    tensors.put("scalar", TensorData.of(Nd4j.scalar(3f)));
    Safetensors.write(path, Map.of(), tensors);
    SafetensorsFile file = Safetensors.read(path);

    assertEquals(array, file.tensor("plain").toArray());
    assertEquals(array.transpose(), file.tensor("transposed").toArray());
    assertEquals(doubles, file.tensor("doubles").toArray());
    assertEquals(DataType.DOUBLE, file.tensor("doubles").toArray().dataType());
    assertEquals(3f, file.tensor("scalar").toArray().getFloat());
    INDArray target = Nd4j.zeros(DataType.FLOAT, 2, 3);
    file.tensor("plain").copyTo(target);
    assertEquals(array, target);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> file.tensor("transposed").copyTo(target));
    assertEquals("target: expected shape [3, 2], got [2, 3]", e.getMessage());
  }

  @Test
  void readsWhatPyTorchWrote() {
    SafetensorsFile file = Safetensors.read(SharedFiles.parityCase("conv2d_0.safetensors"));
    assertEquals("op", file.metadata("kind"));
    assertEquals("conv2d", file.metadata("op"));
    assertEquals(TensorType.F32, file.tensor("in.w").type());
    assertArrayEquals(new long[] {5, 4, 3, 3}, file.tensor("in.w").shape());
    assertEquals(TensorType.F64, file.tensor("grad.b").type());
    // The gradient of the bias is the sum of the upstream gradient over batch and places.
    float[] u = file.tensor("u").toFloats();
    double[] sums = new double[5];
    for (int i = 0; i < u.length; i++) {
      sums[i / 100 % 5] += u[i];
    }
    assertArrayEquals(sums, file.tensor("grad.b").toDoubles(), 1e-9);
  }

  @Test
  void readsEveryParityCaseToTheLastByte() throws IOException {
    Path cases = SharedFiles.parityCase("");
    try (Stream<Path> paths = Files.list(cases)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".safetensors")).toList()) {
        SafetensorsFile file = Safetensors.read(path);
        assertTrue(file.metadata().containsKey("kind"), path::toString);
        Path copy = folder.resolve("copy.safetensors");
        Safetensors.write(copy, file.metadata(), file.tensors());
        SafetensorsFile again = Safetensors.read(copy);
        file.tensors()
            .forEach((name, tensor) -> assertEquals(tensor.data(), again.tensor(name).data()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]} | not valid JSON
          [1] | not a JSON object
          {} {} | not valid JSON
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | Duplicate
          {"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}} | got "BF16"
          {"a":{"shape":[4],"data_offsets":[0,8]}} | expected a dtype
          {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}} | at least 0, got -2
          {"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}} | got 2.5
          {"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}} | shape is not a list
          {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}} | takes 12 bytes
          {"a":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}} | too large
          {"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}} | whole numbers
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}} | expected data_offsets
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}} | expected data_offsets
          {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}} | there are 8; the file is truncated
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | overlap or leave a gap
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | overlap
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | end at byte 4 of the data, but there are 8
          {"a":7} | its entry is not
          {"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | is not a string
          {"__metadata__":"k"} | __metadata__ is not
          """)
  void refusesUnsoundHeaders(String header, String complaint) throws IOException {
    refused(file(header.getBytes(StandardCharsets.UTF_8)), complaint);
  }

  /** A file of a header and eight bytes of numbers. */
  private Path file(byte[] json) throws IOException {
    Path path = folder.resolve("bad.safetensors");
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(path, file.putLong(json.length).put(json).array());
  }

  @Test
  void whatAHeaderAsksForIsBounded() throws IOException {
    String empty = "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
    String many =
        IntStream.range(0, 300_000)
            .mapToObj(i -> "\"" + i + "\":" + empty)
            .collect(Collectors.joining(",", "{", "}"));
    String deep = "{\"a\":" + empty.replace("[0]", "[" + "1,".repeat(99_999) + "0]") + "}";
    byte[] latin = ("{\"\u00fc\":" + empty + "}").getBytes(StandardCharsets.ISO_8859_1);
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          refused(file(many.getBytes(StandardCharsets.UTF_8)), "a header of 17288891 bytes");
          String fewer = many.substring(0, many.indexOf(",\"70000\"")) + "}";
          refused(file(fewer.getBytes(StandardCharsets.UTF_8)), "more than 65536 tensors");
          refused(file(deep.getBytes(StandardCharsets.UTF_8)), "expected shape of at most 32");
          refused(file(latin), "the header is not text in UTF-8");
        });
  }

  @Test
  void refusesHeadersLongerThanTheFile() throws IOException {
    Path path = folder.resolve("bad.safetensors");
    for (long length : new long[] {9, Long.MAX_VALUE, -1, 1L << 40}) {
      ByteBuffer file = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
      Files.write(path, file.putLong(length).array());
      refused(path, "not a safetensors file, or truncated");
    }
    Files.write(path, new byte[3]);
    refused(path, "only 3 bytes");
    refused(folder.resolve("absent"), "no such file or folder");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Path path = folder.resolve("whole.safetensors");
    Safetensors.write(
        path, Map.of("k", "v"), Map.of("a", TensorData.floats(new float[] {1, 2, 3}, 3)));
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, java.util.Arrays.copyOf(whole, length));
      assertThrows(InputException.class, () -> Safetensors.read(path), "length " + length);
    }
  }

  @Test
  void saysWhichTensorIsMissing() {
    Path path = folder.resolve("a.safetensors");
    Safetensors.write(path, Map.of(), Map.of("a", TensorData.longs(1)));
    SafetensorsFile file = Safetensors.read(path);
    Exception e = assertThrows(InputException.class, () -> file.tensor("b"));
    assertEquals(path + ": no tensor \"b\"; the file has [a]", e.getMessage());
    assertThrows(InputException.class, () -> file.metadata("seed"));
    assertThrows(IllegalStateException.class, () -> file.tensor("a").toFloats());
  }

  private static void refused(Path path, String complaint) {
    Exception e = assertThrows(InputException.class, () -> Safetensors.read(path));
    assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(complaint), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  /** Of a file that was written here: each flipped bit is told, or changes nothing that is read. */
  @Test
  void aFlippedBitIsNamed() throws IOException {
    Path path = folder.resolve("whole.safetensors");
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("a.weight", TensorData.floats(new float[] {1.5f, -2, 3}, 3));
    tensors.put("b", TensorData.longs(7));
    Safetensors.write(path, Map.of("steps", "12"), tensors);
    byte[] whole = Files.readAllBytes(path);
    int start = Long.BYTES + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    Path damaged = folder.resolve("damaged.safetensors");
    int told = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] bytes = whole.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(damaged, bytes);
      try {
        SafetensorsFile file = Safetensors.read(damaged);
        assertEquals("12", file.metadata("steps"), "bit " + bit);
        tensors.forEach(
            (name, tensor) -> assertEquals(tensor.data(), file.tensor(name).data(), name));
      } catch (InputException e) {
        told++;
        assertTrue(e.getMessage().startsWith(damaged.toString()), e.getMessage());
        if (bit / 8 >= start) {
          String name = bit / 8 < start + 3 * Float.BYTES ? "a.weight" : "b";
          String message =
              ": damaged: the numbers of \"" + name + "\" aren't those that were written";
          assertTrue(e.getMessage().contains(message), e.getMessage());
        }
      }
    }
    // What isn't told are flips in the checksums' own key.
    int untold = whole.length * 8 - told;
    assertTrue(untold <= SafetensorsHeader.CHECKSUMS.length() * 8, untold + " untold");
  }
}
