package org.gan4j.gan;

/**
 * A kind whose things are made from one number: a penalty's weight, a constraint's limit.
 *
 * @param <T> what is made
 */
public interface NumberedKind<T> extends NamedKind {

  /**
   * The number of the paper that the kind comes from.
   *
   * @return what {@link #create()} uses
   */
  double usual();

  /**
   * The thing with a number.
   *
   * @param number see the class of what is made
   * @return a new one
   * @throws IllegalArgumentException if the number is out of range
   */
  T create(double number);

  /**
   * The thing with the number of its paper.
   *
   * @return a new one
   */
  default T create() {
    return create(usual());
  }
}
