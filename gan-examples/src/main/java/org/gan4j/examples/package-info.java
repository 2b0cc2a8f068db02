/** Small programs that show the API, each to be read from top to bottom. */
package org.gan4j.examples;
