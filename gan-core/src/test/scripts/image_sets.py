"""Makes small sets of images in the forms in which others publish them, for the tests of readers.

    python3 image_sets.py FOLDER

Writes into FOLDER:
    svhn/train_32x32.mat, svhn-plain/train_32x32.mat   by scipy.io.savemat, compressed and not
    stylegan.zip                                       as StyleGAN's dataset_tool.py writes it
    shard-0.tar, shard-1.tar                           as WebDataset's writer does
    images.parquet                                     as Hugging Face's datasets do
Needs numpy, scipy, Pillow and pyarrow (the files were made with 2.4.6, 1.17.1, 12.3.0 and 25.0.1). Image i
has the value (50 i + 7 y + 3 x + 80 c) modulo 256 at row y, column x, channel c.
"""

import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image
from scipy.io import savemat


def pixels(i, height, width, channels=3):
    y, x, c = np.meshgrid(range(height), range(width), range(channels), indexing="ij")
    return ((50 * i + 7 * y + 3 * x + 80 * c) % 256).astype(np.uint8)


def png(i, height=4, width=4):
    out = io.BytesIO()
    Image.fromarray(pixels(i, height, width)).save(out, format="png", compress_level=0, optimize=False)
    return out.getvalue()


def svhn(folder):
    x = np.stack([pixels(i, 32, 32) for i in range(3)], axis=3)
    y = np.array([[1], [10], [9]], dtype=np.uint8)
    for name, compressed in (("svhn", True), ("svhn-plain", False)):
        (folder / name).mkdir(exist_ok=True)
        savemat(folder / name / "train_32x32.mat", {"X": x, "y": y}, do_compression=compressed)


def stylegan(folder):
    labels = []
    with zipfile.ZipFile(folder / "stylegan.zip", "w", compression=zipfile.ZIP_STORED) as archive:
        for i in range(5):
            name = f"{i // 3:05d}/img{i:08d}.png"
            archive.writestr(name, png(i))
            labels.append([name, i % 3])
        archive.writestr("dataset.json", json.dumps({"labels": labels}))


def webdataset(folder):
    for shard in range(2):
        with tarfile.open(folder / f"shard-{shard}.tar", "w") as archive:
            for i in range(3 * shard, 3 * shard + 3):
                for ending, data in (("png", png(i)), ("cls", str(i % 2).encode())):
                    info = tarfile.TarInfo(f"train/{i:06d}.{ending}")
                    info.size = len(data)
                    archive.addfile(info, io.BytesIO(data))


def parquet(folder):
    image = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
    features = {
        "image": {"_type": "Image"},
        "label": {"names": ["daisy", "rose", "tulip"], "_type": "ClassLabel"},
    }
    schema = pa.schema(
        [("image", image), ("label", pa.int64())],
        metadata={"huggingface": json.dumps({"info": {"features": features}})},
    )
    table = pa.table(
        {
            "image": [{"bytes": png(i), "path": f"{i}.png"} for i in range(7)],
            "label": [i % 3 for i in range(7)],
        },
        schema=schema,
    )
    pq.write_table(table, folder / "images.parquet", row_group_size=3)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    svhn(folder)
    stylegan(folder)
    webdataset(folder)
    parquet(folder)


if __name__ == "__main__":
    main()
