package org.gan4j.backend;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * A class loader that shows {@link ChosenBackend} as the only ND4J backend and is its parent in
 * everything else.
 *
 * <p>ND4J asks the loader that it was given for the services file of {@code Nd4jBackend} and makes
 * an object of every class named there. With this loader it never hears of the backend that was not
 * chosen, and it hears of ours even in a repackaged jar that lost the services files.
 */
final class OneBackendClassLoader extends ClassLoader {
  private static final String SERVICES = "META-INF/services/" + Nd4jBackend.class.getName();

  OneBackendClassLoader(ClassLoader parent) {
    super("gan4j-one-backend", parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICES)
        ? Collections.enumeration(List.of(getResource(name)))
        : super.getResources(name);
  }

  @Override
  public URL getResource(String name) {
    return name.equals(SERVICES)
        ? Objects.requireNonNull(OneBackendClassLoader.class.getResource("chosen-backend"))
        : super.getResource(name);
  }
}
