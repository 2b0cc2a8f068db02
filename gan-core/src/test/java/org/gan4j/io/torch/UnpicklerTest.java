package org.gan4j.io.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpicklerTest {

  private static Object read(String pickle) throws IOException {
    return new Unpickler(new ByteArrayInputStream(pickle.getBytes(StandardCharsets.ISO_8859_1)))
        .read();
  }

  @Test
  void containersAndNumbersAreRead() throws IOException {
    assertEquals(
        List.of(List.of(1L, "ab"), 2L), read("(]K\u0001aX\u0002\u0000\u0000\u0000abaK\u0002t."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NQ.", // a storage
        "NK\u0001a.", // a list to append to
        "NK\u0001K\u0001s.", // a dictionary to put into
        "NN\u0093.", // a name
        "N)R.", // what is called
        "ccollections\nOrderedDict\nNR.", // its arguments
        "ccollections\nOrderedDict\n(NtR.", // its pairs
        "ccollections\nOrderedDict\n(]NatR.", // a pair
        "ctorch._utils\n_rebuild_tensor_v2\n(NNNNtR.", // a tensor's parts
        "ctorch._utils\n_rebuild_parameter\n(NtR.",
        "(X\u0007\u0000\u0000\u0000storageNNNNtQ.",
      })
  void noneInPlaceOfAnythingIsRefused(String pickle) {
    assertThrows(Malformed.class, () -> read(pickle));
  }
}
