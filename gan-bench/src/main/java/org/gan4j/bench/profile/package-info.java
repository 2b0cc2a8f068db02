/** Where a step's time goes: every call of a kernel timed, grouped by kernel and shapes. */
package org.gan4j.bench.profile;
