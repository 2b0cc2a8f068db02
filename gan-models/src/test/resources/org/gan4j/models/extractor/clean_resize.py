"""Values of clean-fid's resizing, for ResizingTest: python3 clean_resize.py > clean_resize.json

clean-fid (build_resizer("clean")) resizes each channel as Pillow's image of floats, mode F, with
BICUBIC, and cuts what comes out to [0, 255]. The bytes that go in are of a formula,
((j * 2654435761 + seed) mod 2^32) >> 24 with j over rows, columns, channels.
"""

import json

import PIL
from PIL import Image

CASES = [(9, 7, 4, 5, 1), (5, 6, 13, 11, 3), (32, 40, 16, 12, 3), (28, 28, 37, 37, 1)]


def resized(height, width, to_height, to_width, channels, seed):
    pixels = [
        ((j * 2654435761 + seed) % 2**32) >> 24 for j in range(height * width * channels)
    ]
    planes = []
    for channel in range(channels):
        image = Image.new("F", (width, height))
        image.putdata([float(v) for v in pixels[channel::channels]])
        out = image.resize((to_width, to_height), Image.BICUBIC)
        planes.append([min(255.0, max(0.0, v)) for v in out.getdata()])
    return [round(value, 4) for pixel in zip(*planes) for value in pixel]


print(
    json.dumps(
        {
            "pillow": PIL.__version__,
            "cases": [
                {
                    "height": h,
                    "width": w,
                    "toHeight": th,
                    "toWidth": tw,
                    "channels": c,
                    "seed": seed,
                    "values": resized(h, w, th, tw, c, seed),
                }
                for seed, (h, w, th, tw, c) in enumerate(CASES)
            ],
        }
    )
)
