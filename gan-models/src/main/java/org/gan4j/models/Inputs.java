package org.gan4j.models;

/** What kind of images a family is trained on. */
public enum Inputs {
  /** Images of any kind; labels aren't looked at. */
  IMAGES("images"),
  /** Images with a class each. */
  LABELLED_IMAGES("images with a class each"),
  /** Images of two domains that have nothing to do with each other one by one. */
  UNPAIRED_DOMAINS("images of two domains"),
  /** Images of two domains in pairs. */
  PAIRED_IMAGES("images of two domains in pairs");

  private final String words;

  Inputs(String words) {
    this.words = words;
  }

  /** The kind in words. */
  @Override
  public String toString() {
    return words;
  }
}
