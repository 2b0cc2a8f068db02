"""The PyTorch side of docs/results.md for DCGAN at 32 pixels, and the figures of both sides.

The network, initial weights, loss, updater, batch and order of images are those of `gan4j train
dcgan`: 4x4 kernels, weights from N(0, 0.02), batch norm with gammas from N(1, 0.02), Adam with rate
2e-4 and moments 0.5 and 0.999, the non-saturating loss, batches of 64 without replacement in every
pass, what is left of a pass dropped, the generated batch used for both updates.

  dcgan_results.py mnist32 FROM TO           MNIST's images with a black rim of two pixels, as IDX
  dcgan_results.py train DATA OUT --seeds 1,2,3,4,5 --steps 1500
                                             trainings in PyTorch: OUT/SEED.npy and OUT/SEED.jsonl
  dcgan_results.py figures DATA NAME=A.npy,B.npy,... ...
                                             FID and agreement of samples [N, H, W, C] in [-1, 1]

DATA is a folder with IDX files of 32x32 images, or with data_batch_1.bin of CIFAR-10. The figures'
features are the 128 numbers before the last layer of a classifier that is trained here, on the
images with their labels, for a given seed; its accuracy on held-out images is printed. So they
compare the sides with each other and with nothing else. The reference is the test images of MNIST
and the 10,000 training images of CIFAR-10's first batch.
"""
import argparse
import gzip
import json
import pathlib
import struct
import time

import numpy as np
import scipy.linalg
import torch
import torch.nn as nn
import torch.nn.functional as F

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def idx(path):
    data = (gzip.open if str(path).endswith(".gz") else open)(path, "rb").read()
    rank = data[3]
    shape = struct.unpack(f">{rank}I", data[4 : 4 + 4 * rank])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(shape)


def find(folder, stem):
    return next(p for p in (folder / stem, folder / (stem + ".gz")) if p.exists())


def images(folder, part="train"):
    """Images [N, C, H, W] in [-1, 1] and labels [N]."""
    folder = pathlib.Path(folder)
    if (folder / "data_batch_1.bin").exists():
        rows = np.fromfile(folder / "data_batch_1.bin", np.uint8).reshape(-1, 3073)
        x, y = rows[:, 1:].reshape(-1, 3, 32, 32), rows[:, 0]
    else:
        x = idx(find(folder, f"{part}-images-idx3-ubyte"))[:, None]
        y = idx(find(folder, f"{part}-labels-idx1-ubyte"))
    return torch.tensor(x.astype(np.float32) / 127.5 - 1), torch.tensor(y.astype(np.int64))


def rim(source, target):
    target.mkdir(parents=True, exist_ok=True)
    for part in ("train", "t10k"):
        x = np.pad(idx(find(source, f"{part}-images-idx3-ubyte")), ((0, 0), (2, 2), (2, 2)))
        head = struct.pack(">4B3I", 0, 0, 8, 3, *x.shape)
        (target / f"{part}-images-idx3-ubyte.gz").write_bytes(gzip.compress(head + x.tobytes()))
        labels = find(source, f"{part}-labels-idx1-ubyte")
        (target / labels.name).write_bytes(labels.read_bytes())


def dcgan(channels, latent=100, width=64):
    w = [width * 4, width * 2, width]
    g = [nn.ConvTranspose2d(latent, w[0], 4, 1, 0, bias=False), nn.BatchNorm2d(w[0]), nn.ReLU(True)]
    for a, b in zip(w, w[1:]):
        g += [nn.ConvTranspose2d(a, b, 4, 2, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU(True)]
    g += [nn.ConvTranspose2d(w[-1], channels, 4, 2, 1, bias=False), nn.Tanh()]
    d = [nn.Conv2d(channels, width, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True)]
    for a, b in zip(w[::-1], w[-2::-1]):
        d += [nn.Conv2d(a, b, 4, 2, 1, bias=False), nn.BatchNorm2d(b), nn.LeakyReLU(0.2, True)]
    d += [nn.Conv2d(w[0], 1, 4, 1, 0, bias=False)]
    nets = nn.Sequential(*g), nn.Sequential(*d)
    for net in nets:
        for m in net.modules():
            if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d)):
                nn.init.normal_(m.weight, 0, 0.02)
            if isinstance(m, nn.BatchNorm2d):
                nn.init.normal_(m.weight, 1, 0.02)
    return [n.to(DEVICE) for n in nets]


def batches(count, size):
    while True:
        order = torch.randperm(count)
        for i in range(0, count - size + 1, size):
            yield order[i : i + size]


def samples(g, count, mode):
    g.train(mode)
    with torch.no_grad():
        parts = [g(torch.randn(100, 100, 1, 1, device=DEVICE)) for _ in range(count // 100)]
    return torch.cat(parts)


def train(data, out, seed, steps, batch=64):
    torch.manual_seed(seed)
    x = images(data)[0].to(DEVICE)
    g, d = dcgan(x.shape[1])
    og, od = (torch.optim.Adam(n.parameters(), 2e-4, (0.5, 0.999)) for n in (g, d))
    order = batches(len(x), batch)
    log = []
    start = time.time()
    for _ in range(steps):
        fake = g(torch.randn(batch, 100, 1, 1, device=DEVICE))
        od.zero_grad()
        d_loss = F.softplus(-d(x[next(order).to(DEVICE)])).mean() + F.softplus(d(fake.detach())).mean()
        d_loss.backward()
        od.step()
        og.zero_grad()
        g_loss = F.softplus(-d(fake)).mean()
        g_loss.backward()
        og.step()
        log.append(torch.stack([d_loss.detach(), g_loss.detach()]))
    out.mkdir(parents=True, exist_ok=True)
    with open(out / f"{seed}.jsonl", "w") as file:
        for step, (a, b) in enumerate(torch.stack(log).tolist(), 1):
            file.write(json.dumps({"step": step, "d_loss": a, "g_loss": b}) + "\n")
    np.save(out / f"{seed}.npy", samples(g, 10_000, False).permute(0, 2, 3, 1).cpu().numpy())
    print(f"{data} seed {seed}: {steps} steps in {time.time() - start:.0f} s", flush=True)


class Classifier(nn.Module):
    def __init__(self, channels):
        super().__init__()
        c = lambda i, o: [nn.Conv2d(i, o, 3, 1, 1), nn.BatchNorm2d(o), nn.ReLU(True)]
        self.body = nn.Sequential(
            *c(channels, 32), *c(32, 32), nn.MaxPool2d(2), *c(32, 64), *c(64, 64), nn.MaxPool2d(2),
            *c(64, 128), *c(128, 128), nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.last = nn.Linear(128, 10)

    def forward(self, x):
        return self.last(self.body(x))


def classifier(data, seed=7, epochs=12):
    torch.manual_seed(seed)
    x, y = (t.to(DEVICE) for t in images(data))
    order = torch.randperm(len(x), device=DEVICE)
    held, kept = order[:1000], order[1000:]
    net = Classifier(x.shape[1]).to(DEVICE)
    opt = torch.optim.Adam(net.parameters(), 1e-3)
    steps = epochs * (len(kept) // 128)
    schedule = torch.optim.lr_scheduler.OneCycleLR(opt, 3e-3, total_steps=steps)
    for _ in range(epochs):
        for part in kept[torch.randperm(len(kept), device=DEVICE)].split(128)[: len(kept) // 128]:
            opt.zero_grad()
            F.cross_entropy(net(x[part]), y[part]).backward()
            opt.step()
            schedule.step()
    net.eval()
    with torch.no_grad():
        right = (net(x[held]).argmax(1) == y[held]).float().mean().item()
    print(f"{data}: classifier's accuracy on 1,000 held-out images {right:.4f}", flush=True)
    return net


def features(net, x):
    with torch.no_grad():
        return torch.cat([net.body(p.to(DEVICE)) for p in x.split(500)]).double().cpu().numpy()


def moments(f):
    return f.mean(0), np.cov(f, rowvar=False)


def fid(a, b):
    (m, s), (n, t) = a, b
    root = scipy.linalg.sqrtm(s @ t).real
    return float(((m - n) ** 2).sum() + np.trace(s + t - 2 * root))


def figures(data, sides):
    net = classifier(data)
    reference = moments(features(net, images(data, "t10k")[0][:10_000]))
    for side in sides:
        name, files = side.split("=")
        values = []
        for file in files.split(","):
            x = torch.tensor(np.load(file)).permute(0, 3, 1, 2).contiguous()
            values.append(fid(moments(features(net, x)), reference))
        print(json.dumps({"data": str(data), "side": name, "fid": [round(v, 2) for v in values],
                          "mean": round(float(np.mean(values)), 2),
                          "sd": round(float(np.std(values, ddof=1)), 2) if len(values) > 1 else None}),
              flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["mnist32", "train", "figures"])
    parser.add_argument("args", nargs="+")
    parser.add_argument("--seeds", default="1,2,3,4,5")
    parser.add_argument("--steps", type=int, default=1500)
    o = parser.parse_args()
    if o.what == "mnist32":
        rim(pathlib.Path(o.args[0]), pathlib.Path(o.args[1]))
    elif o.what == "train":
        for s in o.seeds.split(","):
            train(o.args[0], pathlib.Path(o.args[1]), int(s), o.steps)
    else:
        figures(o.args[0], o.args[1:])
