/**
 * Images in Parquet files, for the command line: the only place that knows a library for them.
 * Found as a service of {@link org.gan4j.data.TableReader}.
 */
@NullMarked
package org.gan4j.examples.parquet;

import org.jspecify.annotations.NullMarked;
