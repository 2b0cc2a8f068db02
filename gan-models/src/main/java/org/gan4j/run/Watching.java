package org.gan4j.run;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.train.Notices;
import org.gan4j.train.StopRequest;
import org.gan4j.train.TrainListener;

/**
 * Who watches a training, and may end it.
 *
 * @param listeners told of each step
 * @param stop asks for the end
 * @param notices told what failed without ending it
 */
record Watching(List<TrainListener> listeners, StopRequest stop, Notices notices) {

  static final Watching NOBODY =
      new Watching(List.of(), new StopRequest(), new Notices(System.err::println));

  /** The same with one more listener. */
  Watching and(TrainListener listener) {
    List<TrainListener> all = new ArrayList<>(listeners);
    all.add(listener);
    return new Watching(List.copyOf(all), stop, notices);
  }

  /** The same that a request ends. */
  Watching stopAt(StopRequest request) {
    return new Watching(listeners, request, notices);
  }

  /** The same that tells someone else. */
  Watching notices(Notices to) {
    return new Watching(listeners, stop, to);
  }
}
