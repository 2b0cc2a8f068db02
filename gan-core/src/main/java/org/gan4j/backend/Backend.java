package org.gan4j.backend;

import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.context.Nd4jContext;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the ND4J backend of this JVM while it runs: call {@link #select(BackendChoice)} before
 * the first use of ND4J.
 *
 * <p>A program that never calls it gets {@link BackendRequest#ofProcess} when ND4J loads. ND4J has
 * one backend a JVM, so this class has one selection; all methods may be called from any thread.
 */
public final class Backend {
  private static final Logger log = LoggerFactory.getLogger(Backend.class);

  /**
   * The key of ND4J's configuration that tells, once a backend is loaded, whose arrays it makes.
   */
  private static final String ARRAY_FACTORY = "ndarrayfactory.class";

  private static final String JAVACPP_LOGGER = "org.bytedeco.javacpp.logger";

  private static final HostProbe HOST = new ThisHost();

  private static @Nullable Selection selection;

  private record Selection(BackendReport report, Nd4jBackend backend) {}

  private Backend() {}

  /**
   * Selects as the process's own settings ask: see {@link BackendRequest#ofProcess}.
   *
   * @return what was chosen and why
   * @throws BackendException as {@link #select(BackendChoice)} does
   */
  public static BackendReport select() {
    return select(BackendRequest.ofProcess());
  }

  /**
   * Selects the backend that ND4J will load in this JVM, and logs which and why in one line.
   *
   * @param choice what is asked for; outranks the process's own settings
   * @return what was chosen and why
   * @throws BackendException if it can't run here, or if ND4J has already loaded another
   */
  public static BackendReport select(BackendChoice choice) {
    return select(new BackendRequest(choice, "the program"));
  }

  /**
   * Selects for a request that names its source: {@code new BackendRequest(choice, "--backend")}.
   *
   * @param request what is asked for, and by whom
   * @return what was chosen and why
   * @throws BackendException as {@link #select(BackendChoice)} does
   */
  public static BackendReport select(BackendRequest request) {
    return select(request, HOST);
  }

  static synchronized BackendReport select(BackendRequest request, HostProbe machine) {
    Optional<BackendKind> loaded = loadedKind();
    if (loaded.isPresent()) {
      return keep(request, loaded.get(), machine);
    }
    quieten();
    Selection made = make(request, machine);
    ClassLoader loader = ND4JClassLoading.getNd4jClassloader();
    if (!(loader instanceof OneBackendClassLoader)) {
      ND4JClassLoading.setNd4jClassloader(new OneBackendClassLoader(classLoader()));
    }
    selection = made;
    log.info("{}", made.report().line());
    return made.report();
  }

  /**
   * Loads ND4J with the selected backend, selecting by the process's own settings if nothing is
   * selected yet. Arithmetic of the thread that loads it takes no more threads than this process
   * has processors, unless the environment variable {@code OMP_NUM_THREADS} says how many.
   *
   * @return the backend as it runs
   * @throws BackendException if no backend can run as asked, or if ND4J fails to load, in one line
   */
  public static LoadedBackend load() {
    BackendKind kind = selected().orElseGet(Backend::select).kind();
    boolean wasLoaded = loadedKind().isPresent();
    try {
      Properties properties = Nd4j.getExecutioner().getEnvironmentInformation();
      NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
      if (!wasLoaded) {
        limitThreads(ops);
      }
      return new LoadedBackend(
          kind,
          String.valueOf(properties.get(Nd4jEnvironment.BLAS_VENDOR_KEY)),
          ops.ompGetMaxThreads());
    } catch (LinkageError e) {
      throw new BackendException(
          "ND4J does not load with the backend " + kind + ": " + rootMessage(e), e);
    }
  }

  /** ND4J counts the machine's cores, of which a container may have a few only. */
  private static void limitThreads(NativeOps ops) {
    int processors = Runtime.getRuntime().availableProcessors();
    if (System.getenv("OMP_NUM_THREADS") == null && ops.ompGetMaxThreads() > processors) {
      ops.setOmpNumThreads(processors);
    }
  }

  /** The selection of this JVM, if one was made, by a call or by ND4J when it loaded. */
  public static synchronized Optional<BackendReport> selected() {
    return Optional.ofNullable(selection).map(Selection::report);
  }

  /**
   * Looks at the class path and at the machine, GPUs included, whatever the choice, and tells what
   * the request would select; loads neither ND4J nor the CUDA backend.
   *
   * @param request what would be asked for; {@link BackendRequest#ofProcess} for the settings
   * @return what was found; its decision may be a refusal
   */
  public static BackendReport report(BackendRequest request) {
    return report(request, HOST);
  }

  static BackendReport report(BackendRequest request, HostProbe machine) {
    MachineFacts facts = machine.look();
    ClassPathFacts classPath = new ClassPathProbe(classLoader(), facts.platform()).look();
    return new BackendReport(
        request, BackendDecision.decide(request.choice(), facts, classPath), facts, classPath);
  }

  /**
   * The real backend, for {@link ChosenBackend}; selects by the process's own settings if need be.
   */
  static synchronized Nd4jBackend chosen() {
    if (selection == null) {
      quieten();
      Selection made = make(BackendRequest.ofProcess(), HOST);
      selection = made;
      log.info("{}", made.report().line());
    }
    return selection.backend();
  }

  private static Selection make(BackendRequest request, HostProbe machine) {
    String platform = machine.platform();
    ClassPathFacts classPath = new ClassPathProbe(classLoader(), platform).look();
    boolean mayBeCuda =
        request.choice() != BackendChoice.CPU
            && CudaRequirements.obstacle(classPath, platform).isEmpty();
    MachineFacts facts = mayBeCuda ? machine.look() : MachineFacts.notAsked(platform);
    BackendReport report =
        new BackendReport(
            request, BackendDecision.decide(request.choice(), facts, classPath), facts, classPath);
    if (report.kind() == BackendKind.CPU) {
      return new Selection(report, instantiate(BackendKind.CPU));
    }
    return tryCuda(report);
  }

  /**
   * The last test: the CUDA backend's own, which loads the CUDA runtime and cuBLAS and counts
   * devices.
   */
  private static Selection tryCuda(BackendReport report) {
    Nd4jBackend cuda = instantiate(BackendKind.CUDA);
    String why;
    try {
      if (cuda.canRun()) {
        return new Selection(report, cuda);
      }
      why = "the CUDA backend says that it can't";
    } catch (RuntimeException | LinkageError e) {
      why = "its libraries do not load: " + rootMessage(e);
    }
    if (report.request().choice() == BackendChoice.CUDA) {
      throw new BackendException(withDecision(report, new BackendDecision.Refuse(why)).line());
    }
    BackendDecision cpu =
        CpuRequirements.decide(
            report.machine().platform(), report.classPath(), "cuda can't run: " + why);
    BackendReport fallback = withDecision(report, cpu);
    return new Selection(fallback, instantiate(fallback.kind()));
  }

  private static BackendReport withDecision(BackendReport report, BackendDecision decision) {
    return new BackendReport(report.request(), decision, report.machine(), report.classPath());
  }

  private static Nd4jBackend instantiate(BackendKind kind) {
    try {
      return (Nd4jBackend)
          Class.forName(kind.className(), true, classLoader())
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BackendException(
          "backend " + kind + ": " + kind.className() + " does not load: " + rootMessage(e), e);
    }
  }

  private static BackendReport keep(BackendRequest request, BackendKind loaded, HostProbe machine) {
    boolean asAsked =
        switch (request.choice()) {
          case AUTO -> true;
          case CPU -> loaded == BackendKind.CPU;
          case CUDA -> loaded == BackendKind.CUDA;
        };
    if (!asAsked) {
      throw new BackendException(
          "backend "
              + request.choice()
              + " ("
              + request.source()
              + ") comes too late: ND4J is already loaded with "
              + loaded
              + ", and there is one backend a JVM; select before the first use of ND4J");
    }
    MachineFacts facts = MachineFacts.notAsked(machine.platform());
    ClassPathFacts classPath = new ClassPathProbe(classLoader(), facts.platform()).look();
    return new BackendReport(
        request,
        new BackendDecision.Run(loaded, "ND4J is already loaded with it"),
        facts,
        classPath);
  }

  /**
   * The backend that ND4J has loaded, seen in its configuration: asking {@code Nd4j} would load it.
   */
  private static Optional<BackendKind> loadedKind() {
    String factory = Nd4jContext.getInstance().getConf().getProperty(ARRAY_FACTORY);
    if (factory == null) {
      return Optional.empty();
    }
    return Optional.of(factory.contains("jcublas") ? BackendKind.CUDA : BackendKind.CPU);
  }

  /**
   * Turns off ND4J's banners and sends JavaCPP's messages to slf4j, where the user has not set
   * either.
   */
  private static void quieten() {
    if (System.getProperty(ND4JSystemProperties.LOG_INITIALIZATION) == null) {
      System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
    }
    if (System.getProperty(JAVACPP_LOGGER) == null) {
      System.setProperty(JAVACPP_LOGGER, "slf4j");
    }
  }

  /** ND4J's class loader where it sees this class, else our own. */
  private static ClassLoader classLoader() {
    ClassLoader own = Backend.class.getClassLoader();
    ClassLoader nd4j = ND4JClassLoading.getNd4jClassloader();
    try {
      boolean sees =
          nd4j != null && Class.forName(Backend.class.getName(), false, nd4j) == Backend.class;
      return sees ? nd4j : own;
    } catch (ClassNotFoundException e) {
      return own;
    }
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().findFirst().orElse(root.toString());
  }
}
