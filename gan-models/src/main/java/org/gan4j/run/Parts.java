package org.gan4j.run;

import org.jspecify.annotations.Nullable;

/** What is loaded when it is needed, once. */
final class Parts {
  private final Machine asked;
  private Machine.@Nullable Loaded machine;
  private @Nullable TrainingImages images;

  Parts(Machine asked) {
    this(asked, null, null);
  }

  Parts(Machine asked, Machine.@Nullable Loaded machine, @Nullable TrainingImages images) {
    this.asked = asked;
    this.machine = machine;
    this.images = images;
  }

  /** What was asked for. */
  Machine asked() {
    return asked;
  }

  /** The same on another machine. */
  synchronized Parts on(Machine other) {
    return new Parts(other, null, images);
  }

  /** The same with its images in another place. */
  synchronized Parts elsewhere() {
    return new Parts(asked, machine, null);
  }

  /** What computes. */
  synchronized Machine.Loaded machine() {
    if (machine == null) {
      machine = asked.load(asked.select());
    }
    return machine;
  }

  /** The images. */
  synchronized TrainingImages images(RunConfig.Data data) {
    if (images == null) {
      images = data.read();
    }
    return images;
  }
}
