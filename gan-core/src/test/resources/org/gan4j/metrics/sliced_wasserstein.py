"""What SlicedWassersteinTest expects, computed by NumPy and SciPy in double precision.

The metric is written down from Karras et al. 2018, section 5, with explicit patches and SciPy's
two-dimensional convolution; only the random draws are those of org.gan4j.random, after the
definitions of SplitMix64, xoshiro256++, Lemire's bounded integers and Marsaglia's polar method.
"""
import math

import numpy as np
from scipy.ndimage import convolve

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
    return z ^ z >> 31


def rotate(x, k):
    return (x << k | x >> 64 - k) & MASK


class Stream:
    def __init__(self, seed, name):
        fnv = 0xCBF29CE484222325
        for byte in name.encode():
            fnv = ((fnv ^ byte) * 0x100000001B3) & MASK
        start = mix(seed) + fnv
        self.s = [mix((start + (i + 1) * GAMMA) & MASK) for i in range(4)]

    def word(self):
        s = self.s
        result = (rotate((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        return result

    def below(self, bound):
        while True:
            product = (self.word() >> 32) * bound
            if product & 0xFFFFFFFF >= (1 << 32) % bound:
                return product >> 32

    def unit(self):
        return (self.word() >> 11) * 2.0**-53

    def gaussians(self, count):
        out = []
        while len(out) < count:
            u, v = 2 * self.unit() - 1, 2 * self.unit() - 1
            square = u * u + v * v
            if 0 < square < 1:
                factor = math.sqrt(-2 * math.log(square) / square)
                out += [u * factor, v * factor]
        return np.array(out)


ROW = np.array([1, 4, 6, 4, 1]) / 16
KERNEL = np.outer(ROW, ROW)[None, :, :, None]


def half(images):
    return convolve(images, KERNEL, mode="mirror")[:, ::2, ::2]


def twice(images):
    n, h, w, c = images.shape
    wide = np.zeros((n, 2 * h, 2 * w, c))
    wide[:, ::2, ::2] = images
    return convolve(wide, 4 * KERNEL, mode="mirror")


def pyramid(images):
    levels = []
    while min(images.shape[1:3]) >= 32:
        smaller = half(images)
        levels.append(images - twice(smaller))
        images = smaller
    return levels + [images]


def descriptors(level, places, each):
    cut = np.array([level[i // each, y : y + 7, x : x + 7] for i, (y, x) in enumerate(places)])
    cut = (cut - cut.mean((0, 1, 2))) / cut.std((0, 1, 2))
    return cut.reshape(len(cut), -1)


def measure(one, other, each, seed):
    patches, directions = Stream(seed, "patches"), Stream(seed, "directions")
    for a, b in zip(pyramid(one), pyramid(other)):
        n, h, w, c = a.shape
        places = [(patches.below(h - 6), patches.below(w - 6)) for _ in range(n * each)]
        d = 49 * c
        axes = directions.gaussians(512 * d).reshape(512, d)
        axes /= np.linalg.norm(axes, axis=1, keepdims=True)
        p = np.sort(descriptors(a, places, each) @ axes.T, axis=0)
        q = np.sort(descriptors(b, places, each) @ axes.T, axis=0)
        yield f"{h}x{w}", 1000 * np.abs(p - q).mean()


def padded(images):
    return np.pad(images, ((0, 0), (2, 2), (12, 12), (0, 0)), constant_values=-1)


i = np.arange(3 * 28 * 40 * 3, dtype=np.int64)
rough = ((37 * i + 11 * i * i) % 251 / 125 - 1).reshape(3, 28, 40, 3)
smooth = (0.8 * np.sin(0.01 * i)).reshape(3, 28, 40, 3)
for name, distance in measure(padded(rough), padded(smooth), 8, 5):
    print(name, distance)

square = np.arange(16.0).reshape(1, 4, 4, 1) ** 2
print(256 * half(square)[0, :, :, 0])
print(64 * twice(square[:, :2, :2])[0, :, :, 0])
