package org.gan4j.nn.layer;

import org.gan4j.io.Require;
import org.gan4j.kernel.ConvGeometry;

/**
 * What convolutions and their transposes have in common.
 *
 * @param in the input's channels
 * @param out the output's channels
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param geometry strides, padding and groups
 */
record ConvSize(long in, long out, int kernelHeight, int kernelWidth, ConvGeometry geometry) {

  ConvSize {
    Require.positive("inChannels", in);
    Require.positive("outChannels", out);
    Require.positive("kernelHeight", kernelHeight);
    Require.positive("kernelWidth", kernelWidth);
    int groups = geometry.groups();
    if (in % groups != 0 || out % groups != 0) {
      throw new IllegalArgumentException(
          "groups: expected a divisor of " + in + " and " + out + " channels, got " + groups);
    }
  }

  static ConvSize of(long in, long out, int kernelHeight, int kernelWidth) {
    return new ConvSize(in, out, kernelHeight, kernelWidth, ConvGeometry.of(1, 0));
  }

  ConvSize stride(int stride) {
    return geometry(
        new ConvGeometry(
            stride,
            stride,
            geometry.padTop(),
            geometry.padBottom(),
            geometry.padLeft(),
            geometry.padRight(),
            geometry.groups()));
  }

  ConvSize padding(int padding) {
    return geometry(
        new ConvGeometry(
            geometry.strideH(),
            geometry.strideW(),
            padding,
            padding,
            padding,
            padding,
            geometry.groups()));
  }

  ConvSize geometry(ConvGeometry changed) {
    return new ConvSize(in, out, kernelHeight, kernelWidth, changed);
  }
}
