package org.gan4j.backend;

import org.nd4j.common.io.Resource;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * The ND4J backend that ND4J finds first when gan-core is on the class path: it stands for the one
 * that {@link Backend} selected and passes every question on to it.
 *
 * <p>ND4J makes the object; programs have no use for it.
 */
public final class ChosenBackend extends Nd4jBackend {
  /**
   * Above whatever the environment may set, and far enough from the end of int for ND4J's
   * subtraction.
   */
  private static final int PRIORITY = 1 << 30;

  /** For ND4J's service loader. */
  public ChosenBackend() {}

  @Override
  public int getPriority() {
    return PRIORITY;
  }

  /**
   * Always true: whether a backend can be had is told by {@link #getConfigurationResource}, which
   * ND4J asks for next and whose exception it lets through, where a false here would send it on to
   * the backend that was not chosen.
   */
  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public boolean canRun() {
    return real().canRun();
  }

  @Override
  public boolean allowsOrder() {
    return real().allowsOrder();
  }

  /**
   * The chosen backend's configuration.
   *
   * @throws BackendException if what was asked for can't run
   */
  @Override
  public Resource getConfigurationResource() {
    return real().getConfigurationResource();
  }

  @Override
  @SuppressWarnings("rawtypes") // ND4J's signature
  public Class getNDArrayClass() {
    return real().getNDArrayClass();
  }

  @Override
  public Environment getEnvironment() {
    return real().getEnvironment();
  }

  @Override
  public String buildInfo() {
    return real().buildInfo();
  }

  @Override
  public void logBackendInit() {
    real().logBackendInit();
  }

  @Override
  public String toString() {
    return real().toString();
  }

  private static Nd4jBackend real() {
    return Backend.chosen();
  }
}
