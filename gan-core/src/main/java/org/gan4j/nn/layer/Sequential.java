package org.gan4j.nn.layer;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.FusingLayer;
import org.gan4j.nn.Layer;

/**
 * Layers one after the other. An activation that follows a layer which can fuse it runs inside that
 * layer's kernel; the result is the same.
 */
public final class Sequential extends Layer {

  private final List<Layer> layers = new ArrayList<>();

  /**
   * Adds a layer at the end.
   *
   * @param name its name within this sequence, without dots
   * @param layer the layer
   * @return this
   */
  public Sequential add(String name, Layer layer) {
    layers.add(child(name, layer));
    return this;
  }

  /**
   * Adds a layer at the end, named by its position.
   *
   * @param layer the layer
   * @return this
   */
  public Sequential add(Layer layer) {
    return add(Integer.toString(layers.size()), layer);
  }

  /**
   * The number of layers.
   *
   * @return how many were added
   */
  public int size() {
    return layers.size();
  }

  @Override
  protected Variable forward(Variable x) {
    Variable y = x;
    for (int i = 0; i < layers.size(); i++) {
      if (!probed()
          && layers.get(i) instanceof FusingLayer layer
          && i + 1 < layers.size()
          && layers.get(i + 1) instanceof ActivationLayer next) {
        y = layer.apply(y, next.activation());
        i++;
      } else {
        y = layers.get(i).apply(y);
      }
    }
    return y;
  }
}
