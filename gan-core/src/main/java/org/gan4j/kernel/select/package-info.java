/** Which provider of kernels runs: the choice by name, and the process's standard one. */
package org.gan4j.kernel.select;
