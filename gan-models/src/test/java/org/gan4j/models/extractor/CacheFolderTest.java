package org.gan4j.models.extractor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

  private static Path of(Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("user.home", "/home/ann");
    return CacheFolder.of(properties, environment).path();
  }

  @Test
  void followsTheVariablesInTheirOrder() {
    assertEquals(Path.of("/home/ann/.cache/gan4j"), of(Map.of()));
    assertEquals(Path.of("/c/gan4j"), of(Map.of("XDG_CACHE_HOME", "/c")));
    assertEquals(Path.of("/home/ann/.cache/gan4j"), of(Map.of("XDG_CACHE_HOME", "relative")));
    assertEquals(Path.of("/mine"), of(Map.of("XDG_CACHE_HOME", "/c", "GAN4J_CACHE", "/mine")));
  }

  @Test
  void thePropertyGoesFirst() {
    Properties properties = new Properties();
    properties.setProperty(CacheFolder.PROPERTY, "/property");
    assertEquals(
        Path.of("/property"), CacheFolder.of(properties, Map.of("GAN4J_CACHE", "/mine")).path());
  }
}
