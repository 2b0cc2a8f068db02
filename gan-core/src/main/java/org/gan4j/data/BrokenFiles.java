package org.gan4j.data;

/** What becomes of a set of images when some of its files can't be read. */
public enum BrokenFiles {
  /** The set is refused, with the files named. */
  REFUSE,
  /** They are left out of the set, which counts and lists them. */
  SKIP
}
