/** A small classifier of images, to measure generators by. It generates nothing itself. */
package org.gan4j.models.classifier;
