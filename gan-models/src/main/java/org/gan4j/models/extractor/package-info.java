/**
 * Networks that others trained on photographs, by whose features samples are compared: the
 * Inception network of the FID and the backbones of LPIPS. Their weights are read from the files
 * that their authors publish.
 */
@NullMarked
package org.gan4j.models.extractor;

import org.jspecify.annotations.NullMarked;
