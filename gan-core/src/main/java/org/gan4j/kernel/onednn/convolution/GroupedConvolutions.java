package org.gan4j.kernel.onednn.convolution;

import org.gan4j.kernel.Activation;

/** Convolutions of several groups, all of them: the ways after this one know of one group only. */
final class GroupedConvolutions implements ConvolutionWay {

  private final DirectConvolutions direct;

  GroupedConvolutions(DirectConvolutions direct) {
    this.direct = direct;
  }

  @Override
  public boolean suitsForward(ConvShape s) {
    return s.groups() > 1;
  }

  @Override
  public boolean suitsInputGrad(ConvShape s) {
    return s.groups() > 1;
  }

  @Override
  public boolean suitsWeightGrad(ConvShape s) {
    return s.groups() > 1;
  }

  @Override
  public void forward(ConvShape s, Activation activation, long x, long w, long bias, long y) {
    direct.forward(s, activation, x, w, bias, y);
  }

  @Override
  public void inputGrad(ConvShape s, long gy, long w, long gx) {
    direct.inputGrad(s, gy, w, gx);
  }

  @Override
  public void weightGrad(ConvShape s, long x, long gy, long gw) {
    direct.weightGrad(s, x, gy, gw);
  }
}
