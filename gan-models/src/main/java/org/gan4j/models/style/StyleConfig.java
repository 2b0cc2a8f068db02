package org.gan4j.models.style;

import org.gan4j.data.ImageShape;
import org.gan4j.models.ModelRequest;

/**
 * What the configurations of both families say alike.
 *
 * @param <C> the configuration
 */
public interface StyleConfig<C> {

  /**
   * The images' extents.
   *
   * @return rows and columns
   */
  int imageSize();

  /**
   * The images' channels.
   *
   * @return 1 for grey, 3 for colour
   */
  int channels();

  /**
   * The length of latents.
   *
   * @return Z
   */
  int latentSize();

  /**
   * The length of styles.
   *
   * @return W; that of latents if not said
   */
  default int styleSize() {
    return latentSize();
  }

  /**
   * The classes that images are made of.
   *
   * @return how many; 0 if not said
   */
  default int classes() {
    return 0;
  }

  /**
   * The mapping network's depth.
   *
   * @return fully connected layers from latent to style
   */
  int mappingLayers();

  /**
   * How fast the mapping network learns.
   *
   * @return multiplier of its learning rate
   */
  double mappingRate();

  /**
   * How wide the networks are.
   *
   * @return the most channels of a layer
   */
  int width();

  /**
   * The leaky ReLU's slope for negative inputs.
   *
   * @return the slope
   */
  double slope();

  /**
   * How likely a batch of training is made with two styles.
   *
   * @return in [0, 1]
   */
  double mixing();

  /**
   * The same with other sizes.
   *
   * @param size of latents and styles
   * @param layers of the mapping network
   * @param most channels of a layer
   * @return a changed copy
   */
  C sized(int size, int layers, int most);

  /**
   * The same with the sizes that are asked for.
   *
   * @param request says the latents' length and the networks' width, or neither
   * @return a changed copy
   */
  default C sized(ModelRequest request) {
    return sized(
        request.latentSize().orElse(latentSize()),
        mappingLayers(),
        request.width().orElse(width()));
  }

  /**
   * The extents of the images.
   *
   * @return the shape
   */
  default ImageShape shape() {
    return new ImageShape(imageSize(), imageSize(), channels());
  }
}
