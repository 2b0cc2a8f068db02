"""Reads batches of images with PyTorch's DataLoader and Pillow; see org.gan4j.bench.ReadingCommand.

usage: python3 -c THIS PLACE HEIGHT WIDTH BATCH WORKERS SECONDS

PLACE is a folder of images or a zip archive of them. Each image is cut to the middle piece of the wanted
proportions and resized by Pillow's bicubic filter, as GAN4J does it, and scaled to [-1, 1]. Prints images a
second, the first two batches left out.
"""

import io
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageOps
from torch.utils.data import DataLoader, Dataset

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")


class Pictures(Dataset):
    def __init__(self, place, height, width):
        self.place = Path(place)
        self.size = (width, height)
        self.archive = None
        if self.place.is_dir():
            self.names = sorted(str(p) for p in self.place.rglob("*") if p.suffix.lower() in ENDINGS)
        else:
            with zipfile.ZipFile(self.place) as archive:
                self.names = sorted(n for n in archive.namelist() if n.lower().endswith(ENDINGS))

    def __len__(self):
        return len(self.names)

    def data(self, name):
        if self.place.is_dir():
            return Path(name).read_bytes()
        if self.archive is None:  # one a worker
            self.archive = zipfile.ZipFile(self.place)
        return self.archive.read(name)

    def __getitem__(self, index):
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(self.data(self.names[index])))).convert("RGB")
        image = ImageOps.fit(image, self.size, Image.BICUBIC)
        return torch.from_numpy(np.asarray(image, dtype=np.float32) / 127.5 - 1)


def main():
    place, height, width, batch, workers, seconds = sys.argv[1:]
    loader = DataLoader(
        Pictures(place, int(height), int(width)),
        batch_size=int(batch),
        shuffle=True,
        drop_last=True,
        num_workers=int(workers),
        persistent_workers=int(workers) > 0,
    )
    count = 0
    begin = None
    while begin is None or time.monotonic() - begin < float(seconds):
        for number, images in enumerate(loader):
            if begin is None:
                if number == 1:
                    begin = time.monotonic()
                continue
            count += len(images)
            if time.monotonic() - begin >= float(seconds):
                break
    print(count / (time.monotonic() - begin))


if __name__ == "__main__":
    main()
