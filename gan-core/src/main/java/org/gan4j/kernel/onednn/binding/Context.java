package org.gan4j.kernel.onednn.binding;

import java.util.function.Function;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Precision;

/** What all groups of functions share. */
public record Context(ArrayPool pool, PrimitiveCache cache, Precision precision) {

  /** A primitive, from the cache or fresh. */
  public Primitive primitive(Key key, Function<Recipe, Primitive> make) {
    return cache.get(key, Primitive.class, make);
  }

  /** A primitive with copies around it, from the cache or fresh. */
  public Adapted adapted(Key key, Function<Recipe, Adapted> make) {
    return cache.get(key, Adapted.class, make);
  }

  /** A primitive with numbers given at each run, from the cache or fresh. */
  public WithNumbers withNumbers(Key key, Function<Recipe, WithNumbers> make) {
    return cache.get(key, WithNumbers.class, make);
  }

  /** One like it, with a pool and a cache of its own. */
  public Context apart() {
    return new Context(AlignedPool.create(), cache.another(), precision);
  }
}
