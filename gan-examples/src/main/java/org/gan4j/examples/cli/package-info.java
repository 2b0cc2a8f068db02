/**
 * The command {@code gan4j}: its subcommands, the run directory that training makes and sampling
 * reads, and how errors become one line and an exit code.
 *
 * <p>A new subcommand is a class here, named in {@link org.gan4j.examples.cli.Gan4j}; a new model
 * needs nothing here, it comes from {@code org.gan4j.models}. Nothing in this package may load ND4J
 * before a command needs arrays.
 */
@NullMarked
package org.gan4j.examples.cli;

import org.jspecify.annotations.NullMarked;
