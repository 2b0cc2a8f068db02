/**
 * The choice of the ND4J backend, CPU or CUDA, while the program runs: what the machine and the
 * class path have, the decision, and the seam through which ND4J takes it.
 *
 * <p>Ask by API ({@link org.gan4j.backend.Backend#select(org.gan4j.backend.BackendChoice)}, before
 * ND4J's first use), by the system property {@code gan4j.backend} or by the environment variable
 * {@code GAN4J_BACKEND}: {@code auto} (the default), {@code cpu} or {@code cuda}. The first of the
 * three that is given counts.
 *
 * <p><b>How ND4J takes it.</b> {@code Nd4jBackend.load()} makes an object of every class that its
 * service loader finds, sorts them by priority and takes the first that says it is available.
 * ND4J's own priorities come from {@code BACKEND_PRIORITY_CPU} and {@code BACKEND_PRIORITY_GPU} in
 * the environment alone, read once. {@link org.gan4j.backend.ChosenBackend} is registered as such a
 * service with a priority above any, and passes every question on to the backend that was chosen;
 * those two variables therefore have no effect. A selection that is made before ND4J loads also
 * gives ND4J a class loader that names no other backend, so that the other one's classes are never
 * loaded.
 *
 * <p><b>What is printed.</b> One line through slf4j, level info, logger {@code
 * org.gan4j.backend.Backend}. ND4J's own banners (backend, threads, memory, BLAS vendor, build
 * information) are turned off; {@code -Dorg.nd4j.log.initialization=true} turns them on again, all
 * through slf4j at level info. Its line "Binary level ..." (logger {@code
 * org.nd4j.linalg.cpu.nativecpu.CpuNDArrayFactory}, level info) has no switch of its own. JavaCPP's
 * messages, such as its warning about presets of another version, go to slf4j; {@code
 * -Dorg.bytedeco.javacpp.logger=default} sends them to standard error, as it does by itself.
 *
 * <p>Here belongs what must be known before ND4J loads; nothing here does arithmetic.
 */
@NullMarked
package org.gan4j.backend;

import org.jspecify.annotations.NullMarked;
