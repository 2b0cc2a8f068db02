package org.gan4j.models;

/** What kind of images a family is trained on. */
public enum Inputs {
  /** Images of any kind; labels aren't looked at. */
  IMAGES,
  /** Images with a class each. */
  LABELLED_IMAGES,
  /** Images of two domains that have nothing to do with each other one by one. */
  UNPAIRED_DOMAINS,
  /** Images of two domains in pairs. */
  PAIRED_IMAGES
}
