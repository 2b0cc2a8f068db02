package org.gan4j.run;

/**
 * How far a training came.
 *
 * @param steps steps that were taken, those before a resumption counted in; the checkpoint has all
 *     of them
 * @param complete whether those are all that the run was to take; false where it was asked to end
 *     before
 */
public record RunEnd(long steps, boolean complete) {}
