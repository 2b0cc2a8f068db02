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
        fake = self.g(self.latent())
        self.adam_d.zero_grad()
        self.discriminator_loss(fake.detach()).backward()
        self.adam_d.step()
        self.adam_g.zero_grad()
        self.generator_loss(fake).backward()
        self.adam_g.step()

    def latent(self):
        return torch.randn(self.batch, LATENT, 1, 1)

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


class Residual(nn.Module):
    def __init__(self, width):
        super().__init__()
        half = lambda: [nn.ReflectionPad2d(1), nn.Conv2d(width, width, 3), nn.InstanceNorm2d(width)]
        self.branch = nn.Sequential(*half(), nn.ReLU(inplace=True), *half())

    def forward(self, features):
        return features + self.branch(features)


def resnet_translator(width, blocks):
    """From images to images: down twice, residual blocks, up twice."""

    def normalised(convolution):
        channels = convolution.out_channels
        return [convolution, nn.InstanceNorm2d(channels), nn.ReLU(inplace=True)]

    layers = [nn.ReflectionPad2d(3), *normalised(nn.Conv2d(3, width, 7))]
    for below in (width, 2 * width):
        layers += normalised(nn.Conv2d(below, 2 * below, 3, stride=2, padding=1))
    layers += [Residual(4 * width) for _ in range(blocks)]
    for below in (4 * width, 2 * width):
        up = nn.ConvTranspose2d(below, below // 2, 3, stride=2, padding=1, output_padding=1)
        layers += normalised(up)
    layers += [nn.ReflectionPad2d(3), nn.Conv2d(width, 3, 7), nn.Tanh()]
    return nn.Sequential(*layers)


def patch_discriminator(width):
    """A logit for every patch of 70 x 70 pixels."""
    layers = [nn.Conv2d(3, width, 4, stride=2, padding=1), nn.LeakyReLU(0.2, inplace=True)]
    for stage, stride in enumerate((2, 2, 1)):
        below = width << stage
        layers.append(nn.Conv2d(below, 2 * below, 4, stride=stride, padding=1))
        layers.append(nn.InstanceNorm2d(2 * below))
        layers.append(nn.LeakyReLU(0.2, inplace=True))
    layers.append(nn.Conv2d(8 * width, 1, 4, padding=1))
    return nn.Sequential(*layers)


class CycleGan:
    """Zhu et al. 2017: least squares, cycle weight 10, identity weight 5, no image pool."""

    def __init__(self, batch, size, width, blocks, layout):
        place = lambda thing: thing.to(memory_format=layout)
        self.to_b = place(resnet_translator(width, blocks))
        self.to_a = place(resnet_translator(width, blocks))
        self.of_a = place(patch_discriminator(width))
        self.of_b = place(patch_discriminator(width))
        self.a = place(torch.randn(batch, 3, size, size))
        self.b = place(torch.randn(batch, 3, size, size))
        self.adam_g = self.adam(self.to_b, self.to_a)
        self.adam_d = self.adam(self.of_a, self.of_b)

    @staticmethod
    def adam(*networks):
        weights = [weight for network in networks for weight in network.parameters()]
        return torch.optim.Adam(weights, lr=2e-4, betas=(0.5, 0.999))

    def __call__(self):
        self.train_discriminators(False)
        fake_b = self.to_b(self.a)
        fake_a = self.to_a(self.b)
        self.adam_g.zero_grad()
        self.generators_loss(fake_a, fake_b).backward()
        self.adam_g.step()
        self.train_discriminators(True)
        self.adam_d.zero_grad()
        on_a = self.discriminator_loss(self.of_a, self.a, fake_a.detach())
        on_b = self.discriminator_loss(self.of_b, self.b, fake_b.detach())
        (on_a + on_b).backward()
        self.adam_d.step()

    def train_discriminators(self, on):
        self.of_a.requires_grad_(on)
        self.of_b.requires_grad_(on)

    def generators_loss(self, fake_a, fake_b):
        fooled = (self.of_b(fake_b) - 1).square().mean() + (self.of_a(fake_a) - 1).square().mean()
        cycle = self.distance(self.to_a(fake_b), self.a) + self.distance(self.to_b(fake_a), self.b)
        same = self.distance(self.to_b(self.b), self.b) + self.distance(self.to_a(self.a), self.a)
        return fooled + 10 * cycle + 5 * same

    @staticmethod
    def distance(one, other):
        return (one - other).abs().mean()

    @staticmethod
    def discriminator_loss(network, real, fake):
        return 0.5 * ((network(real) - 1).square().mean() + network(fake).square().mean())


def blurred(x, gain, before, after):
    """Each channel filtered with the outer product of 1 3 3 1."""
    taps = torch.tensor([1.0, 3.0, 3.0, 1.0])
    kernel = torch.outer(taps, taps)
    kernel = gain * kernel / kernel.sum()
    padded = functional.pad(x, (before, after, before, after))
    return functional.conv2d(padded, kernel.expand(x.shape[1], 1, 4, 4), groups=x.shape[1])


def doubled(x):
    """Zeros between the pixels, then the filter."""
    count, channels, height, width = x.shape
    spread = functional.pad(x.reshape(count, channels, height, 1, width, 1), (0, 1, 0, 0, 0, 1))
    return blurred(spread.reshape(count, channels, 2 * height, 2 * width), 4, 2, 1)


def leaky(x):
    return functional.leaky_relu(x, 0.2)


class Equalised(nn.Module):
    """A convolution whose weight is scaled as it is used."""

    def __init__(self, below, width, size, padding, gain=2**0.5):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(width, below, size, size))
        self.bias = nn.Parameter(torch.zeros(width))
        self.scale = gain / (below * size * size) ** 0.5
        self.padding = padding

    def forward(self, x, bias=True, stride=1):
        return functional.conv2d(
            x, self.weight * self.scale, self.bias if bias else None, stride, self.padding
        )


class Modulated(nn.Module):
    """A convolution by style; the scales are applied to what goes in and what comes out."""

    def __init__(self, below, width, size, style, demodulate=True, up=False):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(width, below, size, size))
        self.bias = nn.Parameter(torch.zeros(width))
        self.affine = nn.Linear(style, below)
        nn.init.ones_(self.affine.bias)
        self.noise = nn.Parameter(torch.zeros(1))
        self.scale = 1 / (below * size * size) ** 0.5
        self.size, self.demodulate, self.up = size, demodulate, up

    def forward(self, x, w):
        style = self.affine(w)
        weight = self.weight * self.scale
        x = x * style[:, :, None, None]
        if self.up:
            spread = functional.conv_transpose2d(x, weight.transpose(0, 1), stride=2)
            y = blurred(spread, 4, 1, 1)
        else:
            y = functional.conv2d(x, weight, padding=self.size // 2)
        bias = self.bias[:, None, None]
        if not self.demodulate:
            return y + bias
        norms = style.square() @ weight.square().sum((2, 3)).t()
        noise = self.noise * torch.randn(y.shape[0], 1, *y.shape[2:])
        return leaky(y * torch.rsqrt(norms + 1e-8)[:, :, None, None] + noise + bias) * 2**0.5


class StyleGenerator(nn.Module):
    def __init__(self, size, width, style, mappings):
        super().__init__()
        layers = []
        for _ in range(mappings):
            layers += [nn.Linear(style, style), nn.LeakyReLU(0.2, inplace=True)]
        self.mapping = nn.Sequential(*layers)
        self.constant = nn.Parameter(torch.randn(1, width, 4, 4))
        self.first = Modulated(width, width, 3, style)
        self.image = Modulated(width, 3, 1, style, demodulate=False)
        self.stages = nn.ModuleList()
        while size > 4:
            up = Modulated(width, width, 3, style, up=True)
            same = Modulated(width, width, 3, style)
            image = Modulated(width, 3, 1, style, demodulate=False)
            self.stages.append(nn.ModuleList([up, same, image]))
            size //= 2

    def forward(self, z):
        w = self.mapping(z * torch.rsqrt(z.square().mean(1, keepdim=True) + 1e-8))
        x = self.first(self.constant.repeat(len(z), 1, 1, 1), w)
        image = self.image(x, w)
        for up, same, to_image in self.stages:
            x = same(up(x, w), w)
            image = doubled(image) + to_image(x, w)
        return image


def with_deviation(features, group=4):
    """A channel more: how much the samples of each group differ."""
    batch, channels, height, width = features.shape
    groups = features.reshape(group, -1, channels, height, width)
    centred = groups - groups.mean(0)
    deviation = (centred.square().mean(0) + 1e-8).sqrt().mean((1, 2, 3))
    extra = deviation.reshape(-1, 1, 1, 1).repeat(group, 1, height, width)
    return torch.cat([features, extra], 1)


class StyleDiscriminator(nn.Module):
    def __init__(self, size, width, group=4):
        super().__init__()
        self.group = group
        self.image = Equalised(3, width, 1, 0)
        self.stages = nn.ModuleList()
        while size > 4:
            same = Equalised(width, width, 3, 1)
            down = Equalised(width, width, 3, 0)
            skip = Equalised(width, width, 1, 0, gain=1)
            self.stages.append(nn.ModuleList([same, down, skip]))
            size //= 2
        self.last = Equalised(width + 1, width, 3, 1)
        self.dense = Equalised(width, width, 4, 0)
        self.logit = Equalised(width, 1, 1, 0, gain=1)

    def forward(self, x):
        x = leaky(self.image(x))
        for same, down, skip in self.stages:
            residual = leaky(down(blurred(leaky(same(x)), 1, 2, 2), stride=2))
            x = (residual + skip(blurred(x, 1, 1, 1), bias=False, stride=2)) * 0.5**0.5
        return self.logit(leaky(self.dense(leaky(self.last(with_deviation(x, self.group))))))


class StyleGan2:
    """Karras et al. 2020 with R1 (gamma 10) at every step; no path length, no mixing of styles."""

    def __init__(self, batch, size, width, layout):
        self.batch, self.width = batch, width
        self.g = StyleGenerator(size, width, width, 4).to(memory_format=layout)
        self.d = StyleDiscriminator(size, width).to(memory_format=layout)
        self.real = torch.randn(batch, 3, size, size).to(memory_format=layout)
        self.adam_g = torch.optim.Adam(self.g.parameters(), lr=2e-3, betas=(0.0, 0.99))
        self.adam_d = torch.optim.Adam(self.d.parameters(), lr=2e-3, betas=(0.0, 0.99))

    def __call__(self):
        fake = self.g(torch.randn(self.batch, self.width))
        self.adam_d.zero_grad()
        real = self.real.detach().requires_grad_(True)
        on_real = self.d(real)
        (slope,) = torch.autograd.grad(on_real.sum(), real, create_graph=True)
        penalty = 5 * slope.square().sum((1, 2, 3)).mean()
        loss = functional.softplus(-on_real).mean()
        loss = loss + functional.softplus(self.d(fake.detach())).mean()
        (loss + penalty).backward()
        self.adam_d.step()
        self.adam_g.zero_grad()
        functional.softplus(-self.d(fake)).mean().backward()
        self.adam_g.step()


def pixel_norm(features):
    return features * torch.rsqrt(features.square().mean(1, keepdim=True) + 1e-8)


class GrownGenerator(nn.Module):
    def __init__(self, size, width):
        super().__init__()
        layers = [Equalised(width, width, 4, 3), Equalised(width, width, 3, 1)]
        side = 4
        while side < size:
            layers += [Equalised(width, width, 3, 1), Equalised(width, width, 3, 1)]
            side *= 2
        self.layers = nn.ModuleList(layers)
        self.image = Equalised(width, 3, 1, 0, gain=1)

    def forward(self, latent):
        features = pixel_norm(latent)
        for index, layer in enumerate(self.layers):
            if index > 0 and index % 2 == 0:
                features = functional.interpolate(features, scale_factor=2)
            features = pixel_norm(leaky(layer(features)))
        return self.image(features)


class GrownCritic(nn.Module):
    def __init__(self, size, width):
        super().__init__()
        self.image = Equalised(3, width, 1, 0)
        layers = []
        side = size
        while side > 4:
            layers += [Equalised(width, width, 3, 1), Equalised(width, width, 3, 1)]
            side //= 2
        self.layers = nn.ModuleList(layers)
        self.deviating = Equalised(width + 1, width, 3, 1)
        self.dense = Equalised(width, width, 4, 0)
        self.logit = Equalised(width, 1, 1, 0, gain=1)

    def forward(self, images):
        features = leaky(self.image(images))
        for index, layer in enumerate(self.layers):
            features = leaky(layer(features))
            if index % 2 == 1:
                features = functional.avg_pool2d(features, 2)
        features = leaky(self.deviating(with_deviation(features)))
        return self.logit(leaky(self.dense(features)))


class ProGan(WganGp):
    """Karras et al. 2018 when it has grown up: WGAN-GP with a drift of 0.001."""

    def __init__(self, batch, size, width, layout):
        self.batch = batch
        self.width = width
        self.g = GrownGenerator(size, width).to(memory_format=layout)
        self.d = GrownCritic(size, width).to(memory_format=layout)
        self.real = torch.randn(batch, 3, size, size).to(memory_format=layout)
        self.adam_g = torch.optim.Adam(self.g.parameters(), lr=1e-3, betas=(0.0, 0.99))
        self.adam_d = torch.optim.Adam(self.d.parameters(), lr=1e-3, betas=(0.0, 0.99))

    def latent(self):
        return torch.randn(self.batch, self.width, 1, 1)

    def discriminator_loss(self, fake):
        on_real = self.d(self.real)
        wasserstein = self.d(fake).mean() - on_real.mean()
        return wasserstein + 10 * self.penalty(fake) + 1e-3 * on_real.square().mean()


class GroupedResidual(nn.Module):
    """More channels, a 3x3 convolution in groups of 16, and back; added to what came in."""

    def __init__(self, width):
        super().__init__()
        inner = 2 * width
        self.expand = nn.Conv2d(width, inner, 1)
        self.grouped = nn.Conv2d(inner, inner, 3, padding=1, groups=inner // 16)
        self.project = nn.Conv2d(inner, width, 1, bias=False)

    def forward(self, x):
        return x + self.project(leaky(self.grouped(leaky(self.expand(x)))))


class R3Generator(nn.Module):
    def __init__(self, size, width, latent, blocks):
        super().__init__()
        self.basis = nn.Parameter(torch.randn(width, 4, 4))
        self.strength = nn.Linear(latent, width, bias=False)
        stages = (size // 4).bit_length()
        residuals = lambda: nn.Sequential(*[GroupedResidual(width) for _ in range(blocks)])
        self.stages = nn.ModuleList([residuals() for _ in range(stages)])
        self.image = nn.Conv2d(width, 3, 1, bias=False)

    def forward(self, latent):
        x = self.basis * self.strength(latent)[:, :, None, None]
        for depth, stage in enumerate(self.stages):
            x = stage(doubled(x) if depth > 0 else x)
        return self.image(x)


class R3Discriminator(nn.Module):
    def __init__(self, size, width, blocks):
        super().__init__()
        self.image = nn.Conv2d(3, width, 1, bias=False)
        stages = (size // 4).bit_length()
        residuals = lambda: nn.Sequential(*[GroupedResidual(width) for _ in range(blocks)])
        self.stages = nn.ModuleList([residuals() for _ in range(stages)])
        self.basis = nn.Conv2d(width, width, 4, groups=width, bias=False)
        self.logit = nn.Linear(width, 1, bias=False)

    def forward(self, x):
        x = self.image(x)
        for depth, stage in enumerate(self.stages):
            x = stage(blurred(x, 1, 1, 1)[:, :, ::2, ::2] if depth > 0 else x)
        return self.logit(self.basis(x).flatten(1))


class R3Gan:
    """Huang et al. 2024: pairs of real and generated images, R1 and R2 (gamma 1) at every step."""

    def __init__(self, batch, size, width, blocks, layout):
        self.batch = batch
        self.g = R3Generator(size, width, 64, blocks).to(memory_format=layout)
        self.d = R3Discriminator(size, width, blocks).to(memory_format=layout)
        self.real = torch.randn(batch, 3, size, size).to(memory_format=layout)
        self.adam_g = torch.optim.Adam(self.g.parameters(), lr=2e-4, betas=(0.0, 0.9))
        self.adam_d = torch.optim.Adam(self.d.parameters(), lr=2e-4, betas=(0.0, 0.9))

    def __call__(self):
        fake = self.g(torch.randn(self.batch, 64))
        self.adam_d.zero_grad()
        on_real, r1 = self.judged(self.real)
        on_fake, r2 = self.judged(fake)
        (functional.softplus(on_fake - on_real).mean() + 0.5 * (r1 + r2)).backward()
        self.adam_d.step()
        self.adam_g.zero_grad()
        with torch.no_grad():
            on_real = self.d(self.real)
        functional.softplus(on_real - self.d(fake)).mean().backward()
        self.adam_g.step()

    def judged(self, images):
        images = images.detach().requires_grad_(True)
        logits = self.d(images)
        (slope,) = torch.autograd.grad(logits.sum(), images, create_graph=True)
        return logits, slope.square().sum((1, 2, 3)).mean()


class ConvNormRelu(nn.Module):
    """pytorch-fid's BasicConv2d: a convolution, batch norm by running statistics, ReLU."""

    def __init__(self, below, width, kernel, stride=1, padding=0):
        super().__init__()
        self.conv = nn.Conv2d(below, width, kernel, stride, padding, bias=False)
        self.bn = nn.BatchNorm2d(width, eps=1e-3)

    def forward(self, x):
        return functional.relu(self.bn(self.conv(x)), inplace=True)


class Branches(nn.Module):
    """Ways beside each other, their channels joined."""

    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def same(below, width, height, across):
    return ConvNormRelu(below, width, (height, across), 1, (height // 2, across // 2))


def mean_pool():
    return nn.AvgPool2d(3, 1, 1, count_include_pad=False)


def inception_a(below, pooled):
    return Branches(
        same(below, 64, 1, 1),
        nn.Sequential(same(below, 48, 1, 1), same(48, 64, 5, 5)),
        nn.Sequential(same(below, 64, 1, 1), same(64, 96, 3, 3), same(96, 96, 3, 3)),
        nn.Sequential(mean_pool(), same(below, pooled, 1, 1)),
    )


def inception_b(below):
    return Branches(
        ConvNormRelu(below, 384, 3, 2),
        nn.Sequential(same(below, 64, 1, 1), same(64, 96, 3, 3), ConvNormRelu(96, 96, 3, 2)),
        nn.MaxPool2d(3, 2),
    )


def inception_c(width):
    return Branches(
        same(768, 192, 1, 1),
        nn.Sequential(same(768, width, 1, 1), same(width, width, 1, 7), same(width, 192, 7, 1)),
        nn.Sequential(
            same(768, width, 1, 1),
            same(width, width, 7, 1),
            same(width, width, 1, 7),
            same(width, width, 7, 1),
            same(width, 192, 1, 7),
        ),
        nn.Sequential(mean_pool(), same(768, 192, 1, 1)),
    )


def inception_d():
    return Branches(
        nn.Sequential(same(768, 192, 1, 1), ConvNormRelu(192, 320, 3, 2)),
        nn.Sequential(
            same(768, 192, 1, 1),
            same(192, 192, 1, 7),
            same(192, 192, 7, 1),
            ConvNormRelu(192, 192, 3, 2),
        ),
        nn.MaxPool2d(3, 2),
    )


def inception_e(below, pool):
    return Branches(
        same(below, 320, 1, 1),
        nn.Sequential(
            same(below, 384, 1, 1), Branches(same(384, 384, 1, 3), same(384, 384, 3, 1))
        ),
        nn.Sequential(
            same(below, 448, 1, 1),
            same(448, 384, 3, 3),
            Branches(same(384, 384, 1, 3), same(384, 384, 3, 1)),
        ),
        nn.Sequential(pool, same(below, 192, 1, 1)),
    )


class Inception:
    """Features of the FID: no training, one batch of images of the network's size a step."""

    def __init__(self, batch, layout):
        self.network = (
            nn.Sequential(
                ConvNormRelu(3, 32, 3, 2),
                ConvNormRelu(32, 32, 3),
                ConvNormRelu(32, 64, 3, 1, 1),
                nn.MaxPool2d(3, 2),
                ConvNormRelu(64, 80, 1),
                ConvNormRelu(80, 192, 3),
                nn.MaxPool2d(3, 2),
                inception_a(192, 32),
                inception_a(256, 64),
                inception_a(288, 64),
                inception_b(288),
                inception_c(128),
                inception_c(160),
                inception_c(160),
                inception_c(192),
                inception_d(),
                inception_e(1280, mean_pool()),
                inception_e(2048, nn.MaxPool2d(3, 1, 1)),
                nn.AdaptiveAvgPool2d(1),
            )
            .eval()
            .to(memory_format=layout)
        )
        images = torch.randint(0, 256, (batch, 3, 299, 299)).float()
        self.images = images.to(memory_format=layout)

    def __call__(self):
        with torch.inference_mode():
            features = self.network(2 * (self.images / 255) - 1)
        assert features.shape[1] == 2048


CASES = {
    "dcgan32": lambda layout: Dcgan(64, 32, 1, layout),
    "dcgan64": lambda layout: Dcgan(32, 64, 3, layout),
    "wgan_gp32": lambda layout: WganGp(64, 32, 1, layout),
    "cyclegan64": lambda layout: CycleGan(1, 64, 32, 6, layout),
    "stylegan2_32": lambda layout: StyleGan2(16, 32, 128, layout),
    "progan32": lambda layout: ProGan(16, 32, 128, layout),
    "r3gan32": lambda layout: R3Gan(16, 32, 96, 2, layout),
    "inception": lambda layout: Inception(16, layout),
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
