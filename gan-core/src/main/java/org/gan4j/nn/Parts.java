package org.gan4j.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The parts in which a module is trained: one, or of a {@link Growing} module one a child. */
final class Parts {

  private final Module module;
  private final List<Integer> ends = new ArrayList<>();

  Parts(Module module) {
    this.module = module;
    int end = 0;
    for (Module part : module instanceof Growing ? module.children().values() : List.of(module)) {
      end += part.withDescendants().mapToInt(each -> each.ownParameters().size()).sum();
      ends.add(end);
    }
  }

  /** How many parameters there are up to the end of each. */
  List<Integer> ends() {
    return ends;
  }

  /** The numbers of those in use. */
  List<Integer> inUse() {
    int count = module instanceof Growing growing ? growing.partsInUse() : 1;
    return IntStream.range(0, count).boxed().toList();
  }

  /** How many parameters those in use have. */
  int parametersInUse() {
    return ends.get(inUse().size() - 1);
  }
}
