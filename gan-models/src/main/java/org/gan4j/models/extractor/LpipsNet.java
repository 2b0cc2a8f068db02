package org.gan4j.models.extractor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Pool2d;
import org.gan4j.models.official.OfficialNames;
import org.gan4j.nn.Module;
import org.gan4j.nn.layer.Conv2d;

/** The networks whose features LPIPS compares, each as torchvision has it. */
public enum LpipsNet {
  /** AlexNet (Krizhevsky 2014): what LPIPS recommends for comparing. */
  ALEX("alexnet-owt-7be5be79.pth", 64, 192, 384, 256, 256) {
    @Override
    void build(Backbone net) {
      net.conv(0, Conv2d.of(3, 64, 11).stride(4).padding(2)).out().pool(3);
      net.conv(3, Conv2d.of(64, 192, 5).padding(2)).out().pool(3);
      net.conv(6, Conv2d.of(192, 384, 3).padding(1)).out();
      net.conv(8, Conv2d.of(384, 256, 3).padding(1)).out();
      net.conv(10, Conv2d.of(256, 256, 3).padding(1)).out();
    }
  },
  /** VGG of 16 layers (Simonyan and Zisserman 2015): what path lengths are measured by. */
  VGG("vgg16-397923af.pth", 64, 128, 256, 512, 512) {
    @Override
    void build(Backbone net) {
      int in = 3;
      int index = 0;
      int[] widths = {64, 128, 256, 512, 512};
      for (int stage = 0; stage < widths.length; stage++) {
        for (int i = 0; i < (stage < 2 ? 2 : 3); i++) {
          net.conv(index, Conv2d.of(in, widths[stage], 3).padding(1));
          in = widths[stage];
          index += 2;
        }
        net.out();
        if (stage < widths.length - 1) {
          net.pool(2);
          index++;
        }
      }
    }
  },
  /** SqueezeNet 1.1 (Iandola et al. 2016), the smallest. */
  SQUEEZE("squeezenet1_1-b8a52dc0.pth", 64, 128, 256, 384, 384, 512, 512) {
    @Override
    void build(Backbone net) {
      net.conv(0, Conv2d.of(3, 64, 3).stride(2)).out().poolOver(3);
      net.fire(3, 64, 16, 64).fire(4, 128, 16, 64).out().poolOver(3);
      net.fire(6, 128, 32, 128).fire(7, 256, 32, 128).out().poolOver(3);
      net.fire(9, 256, 48, 192).out();
      net.fire(10, 384, 48, 192).out();
      net.fire(11, 384, 64, 256).out();
      net.fire(12, 512, 64, 256).out();
    }
  };

  private final String file;

  @SuppressWarnings("ImmutableEnumChecker") // never written
  private final int[] channels;

  LpipsNet(String file, int... channels) {
    this.file = file;
    this.channels = channels;
  }

  /**
   * The name of torchvision's file of weights.
   *
   * @return with the beginning of its checksum
   */
  public String file() {
    return file;
  }

  /** Channels of each feature map that is compared. */
  int[] channels() {
    return channels.clone();
  }

  abstract void build(Backbone net);

  /** The name in LPIPS: {@code alex}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Convolutions one after the other, with feature maps taken on the way. */
  static final class Backbone extends Module {
    private static final int STRIDE = 2;

    private final List<UnaryOperator<Variable>> steps = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();
    private final OfficialNames names = new OfficialNames();

    Backbone(LpipsNet net) {
      net.build(this);
    }

    private Conv2d named(String ours, String theirs, Conv2d layer) {
      names.layer(ours, theirs);
      return child(ours, layer);
    }

    Backbone conv(int index, Conv2d layer) {
      Conv2d own = named("conv" + index, "" + index, layer);
      steps.add(x -> own.apply(x, Activation.RELU));
      return this;
    }

    /** 1x1 to few channels, then 1x1 beside 3x3. */
    Backbone fire(int index, int in, int squeezed, int each) {
      String ours = "fire" + index + "_";
      Conv2d squeeze = named(ours + "squeeze", index + ".squeeze", Conv2d.of(in, squeezed, 1));
      Conv2d small = named(ours + "1x1", index + ".expand1x1", Conv2d.of(squeezed, each, 1));
      Conv2d large =
          named(ours + "3x3", index + ".expand3x3", Conv2d.of(squeezed, each, 3).padding(1));
      steps.add(
          x -> {
            Variable y = squeeze.apply(x, Activation.RELU);
            return Shaping.concat(
                -1, small.apply(y, Activation.RELU), large.apply(y, Activation.RELU));
          });
      return this;
    }

    /** Maxima of windows that lie within the image. */
    void pool(int size) {
      steps.add(x -> Resampling.maxPool(x, new Pool2d(size, STRIDE)));
    }

    /** Maxima of windows of which the last may reach over the border, where nothing is. */
    void poolOver(int size) {
      steps.add(x -> Resampling.maxPool(extended(x, size), new Pool2d(size, STRIDE)));
    }

    private static Variable extended(Variable x, int size) {
      int bottom = Math.floorMod(size - x.size(1), STRIDE);
      int right = Math.floorMod(size - x.size(2), STRIDE);
      return Shaping.pad(PadMode.ZERO, new Pad(0, bottom, 0, right), x);
    }

    /** The last step's output is compared. */
    Backbone out() {
      outputs.add(steps.size());
      return this;
    }

    OfficialNames names() {
      return names;
    }

    List<Variable> features(Variable x) {
      List<Variable> found = new ArrayList<>();
      Variable y = x;
      for (int i = 0; i < steps.size(); i++) {
        y = steps.get(i).apply(y);
        if (outputs.contains(i + 1)) {
          found.add(y);
        }
      }
      return found;
    }
  }
}
