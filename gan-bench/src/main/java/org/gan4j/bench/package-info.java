/**
 * The benchmarks' command line: {@link org.gan4j.bench.Bench} and one class a subcommand. What they
 * do is in the packages below.
 */
package org.gan4j.bench;
