/**
 * The benchmarks' command line: {@link org.gan4j.bench.Bench} and one class a subcommand. What they
 * do is in the packages below.
 */
@NullMarked
package org.gan4j.bench;

import org.jspecify.annotations.NullMarked;
