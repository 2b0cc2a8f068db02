"""Makes image files of odd kinds, and what Pillow decodes them to, for OddImagesTest.

    python3 odd_images.py FOLDER

Writes the files and `pillow.txt` into FOLDER: a line a file and mode with name, mode, width, height
and the pixels, deflated, in base64, as `ImageOps.exif_transpose(image).convert(mode)` gives them. Needs Pillow
(the files were made with 9.4.0) and nothing else. One difference is deliberate: 16-bit grey, which
Pillow clips at 255 when it converts, is scaled here.
"""

import base64
import io
import random
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

WIDTH, HEIGHT = 15, 9
ORIENTATION = 0x0112


def level(x, y, shift=0):
    """A smooth pattern that no mirroring or turning maps to itself."""
    return (x * 13 + y * 5 + x * y // 3 + shift) % 256


def picture(mode):
    """The pattern in a mode of Pillow's."""
    image = Image.new(mode, (WIDTH, HEIGHT))
    bands = len(image.getbands())
    for y in range(HEIGHT):
        for x in range(WIDTH):
            values = (level(x, y), 255 - level(y, x, 40), level(x, y, 90) // 2, level(x, y, 60))
            image.putpixel((x, y), values[:bands] if bands > 1 else values[0])
    return image


def grey_alpha():
    return Image.merge("LA", (picture("L"), picture("RGBA").getchannel("A")))


def cmyk():
    return picture("RGBA").convert("RGB").convert("CMYK").point(lambda v: min(255, v + 10))


def chunk(kind, data):
    return (
        struct.pack(">I", len(data))
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data) & 0xFFFFFFFF)
    )


def png(bits, colour, sample, extra=b"", interlaced=False):
    """A PNG file written by hand: kinds that Pillow doesn't write."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]

    def line(y, xs):
        packed = "".join(
            format(sample(x, y, c), "0%db" % bits) for x in xs for c in range(channels)
        )
        packed += "0" * (-len(packed) % 8)
        return b"\0" + bytes(int(packed[i : i + 8], 2) for i in range(0, len(packed), 8))

    passes = [(0, 0, 1, 1)]
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    data = b""
    for x0, y0, dx, dy in passes:
        xs = range(x0, WIDTH, dx)
        for y in range(y0, HEIGHT, dy):
            if len(xs):
                data += line(y, xs)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, bits, colour, 0, 0, int(interlaced))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + extra
        + chunk(b"IDAT", zlib.compress(data, 9))
        + chunk(b"IEND", b"")
    )


def encode(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation):
    tags = Image.Exif()
    tags[ORIENTATION] = orientation
    return tags.tobytes()


def segments(jpeg):
    """The segments of a JPEG file before its first scan, and the rest."""
    at, out = 2, []
    while jpeg[at + 1] != 0xDA:
        length = struct.unpack(">H", jpeg[at + 2 : at + 4])[0] + 2
        out.append(jpeg[at : at + length])
        at += length
    return out, jpeg[at:]


def without(jpeg, *markers):
    """A JPEG file without some kinds of segments."""
    parts, rest = segments(jpeg)
    return b"\xff\xd8" + b"".join(p for p in parts if p[1] not in markers) + rest


def with_adobe(jpeg, transform):
    adobe = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])
    return b"\xff\xd8" + adobe + without(jpeg, 0xE0, 0xEE)[2:]


def ycck():
    """A YCCK file: the planes of CMYK whose first three are stored as luma and chroma."""
    c, m, y, k = cmyk().split()
    inverted = [ImageOps.invert(band) for band in (c, m, y, k)]
    first = Image.merge("RGB", [ImageOps.invert(band) for band in inverted[:3]]).convert("YCbCr")
    planes = Image.merge("CMYK", (*first.split(), inverted[3]))
    # Pillow inverts what it writes as CMYK; undo that beforehand.
    planes = planes.point(lambda v: 255 - v)
    return with_adobe(encode(planes, "JPEG", quality=95), 2)


def wide_gamut():
    """A profile of sRGB whose red and green lie elsewhere: Pillow takes no notice of it."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", profile[128:132])[0]
    offsets = {}
    for i in range(count):
        tag, offset, size = struct.unpack(">4sII", profile[132 + 12 * i : 144 + 12 * i])
        offsets[tag] = (offset, size)
    red, green = offsets[b"rXYZ"][0] + 8, offsets[b"gXYZ"][0] + 8
    profile[red : red + 12], profile[green : green + 12] = (
        struct.pack(">iii", 0x9C18, 0x4FA5, 0x04FC),
        struct.pack(">iii", 0x348D, 0x9F0D, 0x0F89),
    )
    return bytes(profile)


def gif_in_a_corner():
    """A frame that is smaller than the screen that it lies on."""
    whole = picture("RGB").quantize(16)
    data = bytearray(encode(whole, "GIF"))
    struct.pack_into("<HH", data, 6, WIDTH + 4, HEIGHT + 3)
    at = 13 + 3 * (2 << (data[10] & 7))
    while data[at] == 0x21:
        at += 2
        while data[at]:
            at += data[at] + 1
        at += 1
    struct.pack_into("<HH", data, at + 1, 3, 2)
    return bytes(data)


def riff(extra, webp):
    """A WebP file with one more chunk at its end, in the extended form."""
    body = webp[12:]
    header = b"VP8X" + struct.pack("<I", 10) + bytes([8, 0, 0, 0])
    header += struct.pack("<I", WIDTH - 1)[:3] + struct.pack("<I", HEIGHT - 1)[:3]
    body = header + body + b"EXIF" + struct.pack("<I", len(extra)) + extra + b"\0" * (len(extra) % 2)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def bmp(bits, masks, pixels):
    """A BMP file of packed pixels with bit masks."""
    size = 14 + 40 + 4 * len(masks)
    data = b""
    for y in reversed(range(HEIGHT)):
        row = b"".join(pixels(x, y) for x in range(WIDTH))
        data += row + b"\0" * (-len(row) % 4)
    return (
        b"BM"
        + struct.pack("<IHHI", size + len(data), 0, 0, size)
        + struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, bits, 3, len(data), 0, 0, 0, 0)
        + b"".join(struct.pack("<I", mask) for mask in masks)
        + data
    )


def tiff(photometric, bits, data, extra=()):
    """A TIFF file of one strip."""
    samples = len(bits)
    entries = [
        (256, 3, [WIDTH]),
        (257, 3, [HEIGHT]),
        (258, 3, bits),
        (259, 3, [1]),
        (262, 3, [photometric]),
        (273, 4, [None]),
        (277, 3, [samples]),
        (278, 3, [HEIGHT]),
        (279, 4, [len(data)]),
        *extra,
    ]
    entries.sort()
    after = 8 + 2 + 12 * len(entries) + 4
    overflow, ifd = b"", b""
    large = sum(2 * len(v) for _, kind, v in entries if kind == 3 and len(v) > 2)
    for tag, kind, values in entries:
        values = [after + large if v is None else v for v in values]
        packed = struct.pack("<%d%s" % (len(values), "H" if kind == 3 else "I"), *values)
        if len(packed) > 4:
            field = struct.pack("<I", after + len(overflow))
            overflow += packed
        else:
            field = packed + b"\0" * (4 - len(packed))
        ifd += struct.pack("<HHI", tag, kind, len(values)) + field
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + ifd + b"\0\0\0\0" + overflow + data


def files():
    rgb, grey = picture("RGB"), picture("L")
    palette = rgb.quantize(13)
    colours = bytes(palette.getpalette()[: 3 * 13])
    plte = chunk(b"PLTE", colours)
    index = lambda x, y, c: palette.getpixel((x, y))

    # PNG
    for bits in (1, 2, 4, 8):
        yield "grey-%d.png" % bits, png(bits, 0, lambda x, y, c: level(x, y) >> (8 - bits)), "L"
    yield "grey-16.png", png(16, 0, lambda x, y, c: level(x, y) * 256 + 77), "L"
    yield "grey-16-interlaced.png", png(16, 0, lambda x, y, c: level(x, y) * 256 + 9, b"", True), ""
    yield "grey-alpha.png", encode(grey_alpha(), "PNG"), "L RGBA"
    deep = picture("RGBA")
    yield "grey-alpha-16.png", png(
        16, 4, lambda x, y, c: deep.getpixel((x, y))[3 * c] * 256 + 200
    ), "L RGBA"
    yield "grey-trns.png", png(
        8, 0, lambda x, y, c: level(x, y) & 0xF8, chunk(b"tRNS", struct.pack(">H", 128))
    ), "L RGBA"
    yield "grey-2-trns.png", png(
        2, 0, lambda x, y, c: level(x, y) >> 6, chunk(b"tRNS", struct.pack(">H", 1))
    ), "L"
    for bits in (1, 2, 4, 8):
        yield "palette-%d.png" % bits, png(
            bits, 3, lambda x, y, c: index(x, y, c) % min(13, 1 << bits), plte
        ), "L" if bits == 8 else ""
    yield "palette-trns.png", png(
        4, 3, index, plte + chunk(b"tRNS", bytes([0, 40, 80, 120, 160]))
    ), "L RGBA"
    yield "rgb.png", encode(rgb, "PNG"), "L RGBA"
    yield "rgb-16.png", png(
        16, 2, lambda x, y, c: rgb.getpixel((x, y))[c] * 256 + 150
    ), "L"
    yield "rgb-trns.png", png(
        8,
        2,
        lambda x, y, c: rgb.getpixel((x, y))[c],
        chunk(b"tRNS", struct.pack(">HHH", *rgb.getpixel((3, 4)))),
    ), "RGBA"
    yield "rgba.png", encode(picture("RGBA"), "PNG"), "L RGBA"
    yield "rgba-16.png", png(
        16, 6, lambda x, y, c: deep.getpixel((x, y))[c] * 256 + 3
    ), "RGBA"
    yield "rgb-interlaced.png", png(8, 2, lambda x, y, c: rgb.getpixel((x, y))[c], b"", True), ""
    yield "palette-interlaced.png", png(4, 3, index, plte, True), ""
    yield "icc.png", encode(rgb, "PNG", icc_profile=wide_gamut()), ""
    yield "gamma.png", png(
        8, 2, lambda x, y, c: rgb.getpixel((x, y))[c], chunk(b"gAMA", struct.pack(">I", 100000))
    ), ""
    yield "exif-6.png", encode(rgb, "PNG", exif=exif(6)), ""

    # JPEG
    for name, options in {
        "baseline-444.jpg": {"subsampling": 0},
        "baseline-422.jpg": {"subsampling": 1},
        "baseline-420.jpg": {"subsampling": 2},
        "progressive.jpg": {"progressive": True},
        "icc.jpg": {"icc_profile": wide_gamut(), "subsampling": 0},
    }.items():
        yield name, encode(rgb, "JPEG", quality=90, **options), "L" if "444" in name else ""
    yield "grey.jpg", encode(grey, "JPEG", quality=90), "L"
    yield "grey-progressive.jpg", encode(grey, "JPEG", quality=90, progressive=True), ""
    for orientation in range(1, 9):
        yield "exif-%d.jpg" % orientation, encode(
            rgb, "JPEG", quality=90, exif=exif(orientation)
        ), ""
    plain = encode(rgb, "JPEG", quality=90, subsampling=0)
    yield "bare.jpg", without(plain, 0xE0), ""
    planes = rgb.convert("YCbCr")
    stored = encode(Image.merge("RGB", rgb.split()), "JPEG", quality=90, subsampling=0)
    yield "adobe-rgb.jpg", with_adobe(stored, 0), ""
    yield "adobe-ycc.jpg", with_adobe(stored, 1), ""
    yield "cmyk.jpg", encode(cmyk(), "JPEG", quality=95), "L"
    yield "cmyk-icc.jpg", encode(cmyk(), "JPEG", quality=95, icc_profile=b"no profile at all"), ""
    yield "cmyk-bare.jpg", without(encode(cmyk(), "JPEG", quality=95), 0xEE), ""
    yield "ycck.jpg", ycck(), "L"
    motion = random.Random(1).randbytes(300) + b"\xff\xda\x00\x08ftypmp42"
    yield "motion-photo.jpg", plain + motion, ""

    # GIF, BMP, TIFF, WebP
    yield "palette.gif", encode(palette, "GIF"), "L"
    yield "interlaced.gif", encode(palette, "GIF", interlace=1), ""
    yield "transparent.gif", encode(palette, "GIF", transparency=3), "RGBA"
    yield "grey.gif", encode(grey, "GIF"), "L"
    yield "animated.gif", encode(
        palette, "GIF", save_all=True, append_images=[ImageOps.flip(palette)], duration=50
    ), ""
    yield "corner.gif", gif_in_a_corner(), ""
    yield "rgb.bmp", encode(rgb, "BMP"), "L"
    yield "grey.bmp", encode(grey, "BMP"), ""
    yield "bilevel.bmp", encode(grey.convert("1"), "BMP"), ""
    yield "palette.bmp", encode(palette, "BMP"), ""
    yield "rgba.bmp", encode(picture("RGBA"), "BMP"), ""
    yield "565.bmp", bmp(
        16,
        (0xF800, 0x07E0, 0x001F),
        lambda x, y: struct.pack(
            "<H",
            (rgb.getpixel((x, y))[0] >> 3) << 11
            | (rgb.getpixel((x, y))[1] >> 2) << 5
            | rgb.getpixel((x, y))[2] >> 3,
        ),
    ), ""
    yield "rgb.tiff", encode(rgb, "TIFF"), "L"
    yield "lzw.tiff", encode(rgb, "TIFF", compression="tiff_lzw"), ""
    yield "deflate.tif", encode(rgb, "TIFF", compression="tiff_adobe_deflate"), ""
    yield "jpeg.tif", encode(rgb, "TIFF", compression="jpeg", quality=90), ""
    yield "grey.tiff", encode(grey, "TIFF"), "L"
    yield "bilevel.tiff", encode(grey.convert("1"), "TIFF", compression="group4"), ""
    yield "palette.tiff", encode(palette, "TIFF"), ""
    yield "rgba.tiff", encode(picture("RGBA"), "TIFF"), "RGBA"
    yield "cmyk.tiff", encode(cmyk(), "TIFF"), "L"
    yield "white-is-zero.tiff", tiff(0, [8], grey.tobytes()), ""
    yield "grey-16.tiff", tiff(
        1, [16], b"".join(struct.pack("<H", v * 256 + 50) for v in grey.tobytes())
    ), "L"
    yield "rgb-16.tiff", tiff(
        2, [16] * 3, b"".join(struct.pack("<H", v * 256 + 50) for v in rgb.tobytes())
    ), ""
    yield "exif-8.tiff", encode(rgb, "TIFF", tiffinfo={ORIENTATION: 8}), ""
    yield "lossless.webp", encode(rgb, "WEBP", lossless=True), "L"
    yield "lossless-alpha.webp", encode(
        picture("RGBA"), "WEBP", lossless=True, exact=True
    ), "RGBA"
    yield "lossy.webp", encode(rgb, "WEBP", quality=90), ""
    yield "lossy-alpha.webp", encode(picture("RGBA"), "WEBP", quality=90, exact=True), ""
    yield "animated.webp", encode(
        rgb, "WEBP", lossless=True, save_all=True, append_images=[ImageOps.flip(rgb)]
    ), ""
    yield "exif-3.webp", riff(exif(3), encode(rgb, "WEBP", lossless=True)), ""


def decode(data, mode):
    image = Image.open(io.BytesIO(data))
    if image.format == "TIFF":
        image.load()  # turns it; exif_transpose would do so once more
    else:
        image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = Image.frombytes(
            "L", image.size, bytes(v >> 8 for v in image.convert("I").getdata())
        )
    return image.convert(mode)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, data, modes in files():
        (folder / name).write_bytes(data)
        for mode in ["RGB", *modes.split()]:
            image = decode(data, mode)
            pixels = base64.b64encode(zlib.compress(image.tobytes(), 9)).decode("ascii")
            lines.append("%s %s %d %d %s\n" % (name, mode, *image.size, pixels))
    (folder / "pillow.txt").write_text("".join(lines), "ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
