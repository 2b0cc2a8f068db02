package org.gan4j.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.train.Notices;
import org.gan4j.train.StopRequest;
import org.gan4j.train.TrainListener;

/**
 * Who watches a training, and may end it.
 *
 * @param listeners told of each step
 * @param stop asks for the end
 * @param notices told what failed without ending it
 * @param sizes told, a line at a time, what the run takes
 */
record Watching(
    List<TrainListener> listeners,
    StopRequest stop,
    Notices notices,
    List<Consumer<String>> sizes) {

  static final Watching NOBODY =
      new Watching(List.of(), new StopRequest(), new Notices(System.err::println), List.of());

  /** The same with one more listener. */
  Watching and(TrainListener listener) {
    List<TrainListener> all = new ArrayList<>(listeners);
    all.add(listener);
    return new Watching(List.copyOf(all), stop, notices, sizes);
  }

  /** The same that a request ends. */
  Watching stopAt(StopRequest request) {
    return new Watching(listeners, request, notices, sizes);
  }

  /** The same that tells someone else. */
  Watching notices(Notices to) {
    return new Watching(listeners, stop, to, sizes);
  }

  /** The same that tells someone the run's size. */
  Watching size(Consumer<String> to) {
    return new Watching(listeners, stop, notices, List.of(to));
  }
}
