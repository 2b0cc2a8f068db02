/* A stand-in for the NVIDIA driver's libcuda: INIT is what cuInit answers, DEVICES how many GPUs it shows. */
#include <string.h>

int cuInit(unsigned flags) { return flags == 0 ? INIT : 1; }

int cuDriverGetVersion(int *version) {
  *version = 12040;
  return 0;
}

int cuDeviceGetCount(int *count) {
  *count = DEVICES;
  return 0;
}

/* Handles differ from ordinals, so that mixing them up shows. */
int cuDeviceGet(int *device, int ordinal) {
  *device = 40 + ordinal;
  return 0 <= ordinal && ordinal < DEVICES ? 0 : 101;
}

int cuDeviceGetName(char *name, int length, int device) {
  if (device < 40 || length < 32) return 101;
  strcpy(name, device == 40 ? "Card \xc3\xa9 one" : "Card two");
  return 0;
}

int cuDeviceGetAttribute(int *value, int attribute, int device) {
  if (device < 40) return 101;
  if (attribute == 75) *value = device == 40 ? 8 : 9;
  else if (attribute == 76) *value = device == 40 ? 6 : 0;
  else return 1;
  return 0;
}

int cuGetErrorName(int error, const char **name) {
  if (error != 803) return 1;
  *name = "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH";
  return 0;
}
