/** The families of generative adversarial networks, one package each, and what they share. */
package org.gan4j.models;
