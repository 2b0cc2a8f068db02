/**
 * Sets of images and what turns them into batches: readers for files and folders, the built-in
 * digits, shuffling, and the adapter for Deeplearning4j's iterators. Everything that leaves here is
 * float32 {@code [N, H, W, C]} in [-1, 1]. A class belongs here when it reads or serves training
 * images; networks and training are not known here.
 */
@NullMarked
package org.gan4j.data;

import org.jspecify.annotations.NullMarked;
