/**
 * JMH benchmarks. The package's jar is built with {@code mvn -B package -DskipTests}; {@code java
 * -jar gan-bench/target/gan4j-bench.jar jmh -l} lists them.
 */
@NullMarked
package org.gan4j.bench.jmh;

import org.jspecify.annotations.NullMarked;
