package org.gan4j.kernel.onednn.binding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what was compiled, a bounded number, dropping what was longest unused. Safe for use from
 * several threads; what it drops may still be running, see {@link Primitive}.
 */
public final class PrimitiveCache {

  private final int capacity;
  private final Map<Key, Object> entries = new LinkedHashMap<>(256, 0.75f, true);

  /** An empty cache for that many. */
  public PrimitiveCache(int capacity) {
    this.capacity = capacity;
  }

  /** What was made for a key, now or before. */
  public <T> T get(Key key, Class<T> kind, Function<Recipe, T> make) {
    synchronized (entries) {
      Object found = entries.get(key);
      if (found != null) {
        return kind.cast(found);
      }
      T made;
      try (Recipe recipe = new Recipe()) {
        made = make.apply(recipe);
      }
      entries.put(key, made);
      if (entries.size() > capacity) {
        entries.remove(entries.keySet().iterator().next());
      }
      return made;
    }
  }

  /** An empty one of the same capacity. */
  public PrimitiveCache another() {
    return new PrimitiveCache(capacity);
  }

  /** The number of entries. */
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }
}
