/** Where a step's time goes: every call of a kernel timed, grouped by kernel and shapes. */
@NullMarked
package org.gan4j.bench.profile;

import org.jspecify.annotations.NullMarked;
