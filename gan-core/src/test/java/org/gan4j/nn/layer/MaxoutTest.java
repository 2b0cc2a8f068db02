package org.gan4j.nn.layer;

import static org.gan4j.nn.LayerCheck.agrees;
import static org.gan4j.nn.LayerCheck.array;
import static org.gan4j.nn.LayerCheck.assertClose;
import static org.gan4j.nn.LayerCheck.network;
import static org.gan4j.nn.LayerCheck.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.autodiff.Reductions;
import org.gan4j.nn.LayerCheck;
import org.gan4j.nn.Network;
import org.junit.jupiter.api.Test;

class MaxoutTest {

  @Test
  void givesTheGreatestPiece() {
    Network<Maxout> network = network(Maxout.of(1, 2, 3));
    network.state().get("net.pieces.weight").assign(array(s(1, 6), 1, -1, 0, 2, 3, 4));
    network.state().get("net.pieces.bias").assign(array(s(6), 0, 0, 0.5, 0, 0, 10));
    assertClose(
        array(s(2, 2), 2, 18, 3, -2),
        LayerCheck.apply(network.module(), array(s(2, 1), 2, -3)),
        1e-6);
  }

  @Test
  void hasTheGradientsOfItsFormula() {
    agrees(
        Maxout.of(4, 3, 5),
        v -> Reductions.max(v.get(0).matmul(v.get(1)).add(v.get(2)).reshape(6, 3, 5), false, 2),
        s(6, 3),
        6,
        4);
  }

  @Test
  void nothingToChooseFromIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Maxout.of(4, 0, 2));
    assertEquals(
        "pieces: expected at least 1, got 0",
        assertThrows(IllegalArgumentException.class, () -> Maxout.of(4, 3, 0)).getMessage());
  }
}
