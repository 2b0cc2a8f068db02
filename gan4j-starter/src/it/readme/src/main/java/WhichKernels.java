import org.gan4j.kernel.select.KernelProviders;

/** Tells what a program runs on that asks for nothing. */
public final class WhichKernels {

  private WhichKernels() {}

  public static void main(String[] args) {
    System.out.println("java=" + Runtime.version().feature());
    System.out.println("kernels=" + KernelProviders.standard().name());
  }
}
