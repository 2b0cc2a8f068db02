package org.gan4j.models.extractor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where files lie that serve many runs: weights that the user put there, classifiers that were
 * trained here.
 *
 * @param path the folder, which need not be there
 */
public record CacheFolder(Path path) {

  /** The system property that names the folder. */
  public static final String PROPERTY = "gan4j.cache";

  /** The environment variable that names the folder where the property doesn't. */
  public static final String VARIABLE = "GAN4J_CACHE";

  /**
   * The folder of this user: system property {@value #PROPERTY}, else environment variable {@value
   * #VARIABLE}, else {@code gan4j} in {@code XDG_CACHE_HOME}, which is {@code ~/.cache} if it isn't
   * set to an absolute path (XDG Base Directory Specification).
   *
   * @return the folder
   */
  public static CacheFolder standard() {
    return of(System.getProperties(), System.getenv());
  }

  static CacheFolder of(Properties properties, Map<String, String> environment) {
    String named = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
    if (!named.isEmpty()) {
      return new CacheFolder(Path.of(named));
    }
    Path caches = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    Path home =
        caches.isAbsolute()
            ? caches
            : Path.of(properties.getProperty("user.home", ".")).resolve(".cache");
    return new CacheFolder(home.resolve("gan4j"));
  }

  /**
   * A file in it.
   *
   * @param name below the folder
   * @return its place, whether it is there or not
   */
  public Path file(String name) {
    return path.resolve(name);
  }

  /**
   * The first of several files that is there.
   *
   * @param names below the folder
   * @return the file
   */
  public Optional<Path> find(Collection<String> names) {
    return names.stream().map(this::file).filter(Files::isRegularFile).findFirst();
  }
}
