package org.gan4j.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FrozenCopyGanTest {

  @Test
  void aStepTrainsBothNetworksAndKeepsTheFrozenHalfFrozen() {
    FrozenCopyGan gan = new FrozenCopyGan(2);
    INDArray generator = gan.generator().params().dup();
    INDArray discriminator = gan.discriminator().params().dup();

    gan.run();

    assertNotEquals(generator, gan.generator().params());
    assertNotEquals(discriminator, gan.discriminator().params());
    long split = gan.generator().numParams();
    INDArray both = gan.both().params().reshape(gan.both().numParams());
    assertEquals(
        gan.generator().params().reshape(split), both.get(NDArrayIndex.interval(0, split)));
    assertEquals(
        gan.discriminator().params().reshape(gan.discriminator().numParams()),
        both.get(NDArrayIndex.interval(split, gan.both().numParams())));
  }
}
