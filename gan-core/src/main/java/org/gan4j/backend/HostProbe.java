package org.gan4j.backend;

/** The machine below: the seam that lets tests stand in for one with, or without, a GPU. */
interface HostProbe {
  /** The platform as JavaCPP names it; touches nothing of CUDA. */
  String platform();

  /** Asks the NVIDIA driver for its devices and the system for the CUDA libraries; never throws. */
  MachineFacts look();
}
