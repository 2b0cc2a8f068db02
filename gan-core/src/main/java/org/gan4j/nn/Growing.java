package org.gan4j.nn;

/**
 * A module that comes into use a part at a time (Karras et al. 2018). Each of its children is a
 * part; it has no parameters of its own. A {@link Network} of it trains the parts in use and leaves
 * the others as they are.
 */
public interface Growing {

  /**
   * How many of the children are in use: the first ones.
   *
   * @return at least 1; never less than before during a training
   */
  int partsInUse();
}
