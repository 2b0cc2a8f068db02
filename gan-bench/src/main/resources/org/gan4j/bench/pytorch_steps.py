"""GAN training steps in PyTorch, run on command; see org.gan4j.bench.compare.StepServer.

usage: python3 -c THIS CASE MODE [THREADS]

Reads "steps N" and "memory" from the standard input, one command a line, and answers each with a
line of JSON. A step updates the discriminator (or critic) once and the generator once, each with
Adam, and clears the gradients before every backward pass.
"""

import json
import sys
import time


def say(**answer):
    print(json.dumps(answer), flush=True)


try:
    import torch
    from torch import nn
    from torch.nn import functional
except ImportError as problem:
    say(missing="this Python can't import torch (%s)" % problem)
    sys.exit(0)

LATENT = 100
WIDTH = 64


def widths(size):
    """Channels of the stages between `size` pixels and 4, the widest last."""
    stages = {32: 3, 64: 4}[size]
    return [WIDTH << stage for stage in range(stages)]


def generator(size, colours):
    layers = []
    below = LATENT
    for depth, width in enumerate(reversed(widths(size))):
        # From a single pixel to 4 x 4 first, then twice the size in every stage.
        stride, padding = (1, 0) if depth == 0 else (2, 1)
        layers.append(nn.ConvTranspose2d(below, width, 4, stride, padding, bias=False))
        layers.append(nn.BatchNorm2d(width))
        layers.append(nn.ReLU(inplace=True))
        below = width
    layers.append(nn.ConvTranspose2d(below, colours, 4, 2, 1, bias=False))
    layers.append(nn.Tanh())
    return nn.Sequential(*layers)


def discriminator(size, colours, normalised):
    layers = []
    below = colours
    for depth, width in enumerate(widths(size)):
        layers.append(nn.Conv2d(below, width, 4, 2, 1, bias=False))
        if normalised and depth > 0:
            layers.append(nn.BatchNorm2d(width))
        layers.append(nn.LeakyReLU(0.2, inplace=True))
        below = width
    layers.append(nn.Conv2d(below, 1, 4, 1, 0, bias=False))
    return nn.Sequential(*layers)


class Dcgan:
    """Radford et al. 2016 with the non-saturating loss."""

    normalised = True

    def __init__(self, batch, size, colours, layout):
        self.batch = batch
        self.g = generator(size, colours).to(memory_format=layout)
        self.d = discriminator(size, colours, self.normalised).to(memory_format=layout)
        self.real = torch.randn(batch, colours, size, size).to(memory_format=layout)
        self.adam_g = torch.optim.Adam(self.g.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.adam_d = torch.optim.Adam(self.d.parameters(), lr=2e-4, betas=(0.5, 0.999))

    def __call__(self):
        fake = self.g(torch.randn(self.batch, LATENT, 1, 1))
        self.adam_d.zero_grad()
        self.discriminator_loss(fake.detach()).backward()
        self.adam_d.step()
        self.adam_g.zero_grad()
        self.generator_loss(fake).backward()
        self.adam_g.step()

    def discriminator_loss(self, fake):
        on_real = functional.softplus(-self.d(self.real)).mean()
        return on_real + functional.softplus(self.d(fake)).mean()

    def generator_loss(self, fake):
        return functional.softplus(-self.d(fake)).mean()


class WganGp(Dcgan):
    """Gulrajani et al. 2017: a critic without batch norm, gradient penalty of weight 10."""

    normalised = False

    def discriminator_loss(self, fake):
        wasserstein = self.d(fake).mean() - self.d(self.real).mean()
        return wasserstein + 10 * self.penalty(fake)

    def penalty(self, fake):
        share = torch.rand(self.batch, 1, 1, 1)
        between = share * self.real + (1 - share) * fake
        between.requires_grad_(True)
        (slope,) = torch.autograd.grad(self.d(between).sum(), between, create_graph=True)
        return (slope.flatten(1).norm(dim=1) - 1).square().mean()

    def generator_loss(self, fake):
        return -self.d(fake).mean()


CASES = {
    "dcgan32": lambda layout: Dcgan(64, 32, 1, layout),
    "dcgan64": lambda layout: Dcgan(32, 64, 3, layout),
    "wgan_gp32": lambda layout: WganGp(64, 32, 1, layout),
}


def peak_mebibytes():
    """Of this process alone; the figure in getrusage may be that of the process that started it."""
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return None


def main(case, mode, threads=None):
    if case not in CASES:
        say(missing="there is no PyTorch loop for %s" % case)
        return
    if threads:
        torch.set_num_threads(int(threads))
    torch.manual_seed(0)
    step = CASES[case](torch.contiguous_format if mode == "eager" else torch.channels_last)
    say(ready=torch.__version__)
    for line in sys.stdin:
        command, *count = line.split()
        if command == "memory":
            say(peak_mb=peak_mebibytes())
            continue
        times = []
        for _ in range(int(count[0])):
            start = time.perf_counter()
            with torch.autocast("cpu", torch.bfloat16, enabled=mode == "bf16"):
                step()
            times.append(1e3 * (time.perf_counter() - start))
        say(ms=times)


main(*sys.argv[1:])
