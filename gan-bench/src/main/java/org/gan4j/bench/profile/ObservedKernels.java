package org.gan4j.bench.profile;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gan4j.kernel.Kernels;

/**
 * Kernels that tell a listener of every call of a function.
 *
 * <p>The wrappers are proxies, so that a kernel added to an interface is told of without a change
 * here; a call costs them about a microsecond, which is not part of the kernel's time.
 */
public final class ObservedKernels {

  /** What is told of the calls. */
  public interface Listener {

    /**
     * A function has returned.
     *
     * @param kernel its name
     * @param arguments as in its interface
     * @param nanos how long it took
     */
    void called(String kernel, Object[] arguments, long nanos);
  }

  private final Listener listener;
  private final Map<Object, Object> groups = new ConcurrentHashMap<>();

  private ObservedKernels(Listener listener) {
    this.listener = listener;
  }

  /**
   * Wraps kernels.
   *
   * @param kernels what computes
   * @param listener is told of every call, on the thread that called
   * @return kernels that give what the wrapped ones give; tasks side by side go one after another
   */
  public static Kernels of(Kernels kernels, Listener listener) {
    return new ObservedKernels(listener).wrap(kernels);
  }

  private Kernels wrap(Kernels kernels) {
    return proxy(
        Kernels.class,
        (self, method, arguments) -> {
          if (method.getName().equals("sideBySide")) {
            return InvocationHandler.invokeDefault(self, method, arguments);
          }
          Object result = call(kernels, method, arguments);
          if (method.getReturnType() == Kernels.class) {
            return result == kernels ? self : wrap((Kernels) result);
          }
          return isGroup(method) ? observed(method.getReturnType(), result) : result;
        });
  }

  /** Whether a method of {@link Kernels} gives the functions of a kind. */
  private static boolean isGroup(Method method) {
    return method.getReturnType().isInterface()
        && method.getReturnType().getPackage() == Kernels.class.getPackage();
  }

  private Object observed(Class<?> kind, Object group) {
    return groups.computeIfAbsent(
        group,
        key ->
            proxy(
                kind,
                (self, method, arguments) -> {
                  if (method.getDeclaringClass() == Object.class) {
                    return call(group, method, arguments);
                  }
                  long start = System.nanoTime();
                  Object result = call(group, method, arguments);
                  listener.called(method.getName(), arguments, System.nanoTime() - start);
                  return result;
                }));
  }

  private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
    return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, handler));
  }

  private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
