import org.gan4j.kernel.select.KernelProviders;

/** Tells the kernels that a program gets that asks for none. */
public final class WhichKernels {

  private WhichKernels() {}

  public static void main(String[] args) {
    System.out.println("kernels=" + KernelProviders.standard().name());
  }
}
