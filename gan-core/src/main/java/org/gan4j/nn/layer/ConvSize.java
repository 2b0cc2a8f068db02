package org.gan4j.nn.layer;

import org.gan4j.kernel.ConvGeometry;
import org.gan4j.nn.Extents;

/**
 * What convolutions and their transposes have in common.
 *
 * @param in the input's channels
 * @param out the output's channels
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param geometry strides and padding
 */
record ConvSize(long in, long out, int kernelHeight, int kernelWidth, ConvGeometry geometry) {

  ConvSize {
    Extents.positive("inChannels", in);
    Extents.positive("outChannels", out);
    Extents.positive("kernelHeight", kernelHeight);
    Extents.positive("kernelWidth", kernelWidth);
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
            geometry.padRight()));
  }

  ConvSize padding(int padding) {
    return geometry(
        new ConvGeometry(
            geometry.strideH(), geometry.strideW(), padding, padding, padding, padding));
  }

  ConvSize geometry(ConvGeometry changed) {
    return new ConvSize(in, out, kernelHeight, kernelWidth, changed);
  }
}
