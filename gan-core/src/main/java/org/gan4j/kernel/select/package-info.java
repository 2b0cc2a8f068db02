/** Which provider of kernels runs: the choice by name, and the process's standard one. */
@NullMarked
package org.gan4j.kernel.select;

import org.jspecify.annotations.NullMarked;
