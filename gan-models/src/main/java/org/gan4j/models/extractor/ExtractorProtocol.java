package org.gan4j.models.extractor;

/**
 * What has to be the same of two extractors for figures to be compared.
 *
 * @param name the network, with the file or the images that its weights come from
 * @param layer where features are taken
 * @param resizing how images come to its size
 * @param features how many there are, D
 */
public record ExtractorProtocol(String name, String layer, String resizing, long features) {

  @Override
  public String toString() {
    return name + ", layer " + layer + " (" + features + " features), resizing " + resizing;
  }
}
