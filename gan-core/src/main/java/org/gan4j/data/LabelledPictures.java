package org.gan4j.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Images in files with their classes, none decoded yet.
 *
 * @param pictures the images
 * @param labels their classes
 * @param others what lies beside them and was passed over
 */
record LabelledPictures(Pictures pictures, Labels labels, List<Path> others) {}
