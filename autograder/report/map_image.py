"""A table of numbers as a picture: a small PNG, written by hand, in colours that differ in lightness too."""

import base64
import struct
import zlib
from enum import Enum

import numpy as np

from autograder.report.plot_data import Floats


class Colours(Enum):
    """From the lowest to the highest value; `BOTH_WAYS` is lightest where there is no difference."""

    ONE_WAY = ((38, 24, 74), (59, 82, 139), (33, 145, 140), (122, 209, 81), (253, 231, 37))
    BOTH_WAYS = ((8, 70, 130), (126, 176, 212), (247, 247, 247), (226, 148, 98), (150, 52, 8))


MISSING = (128, 128, 128)  # nan
LEVELS = 255


def map_image(table: Floats, limits: tuple[float, float], colours: Colours) -> str:
    """Return a table of shape (rows, columns) as the source of an image, its first row on top."""
    low, high = limits
    with np.errstate(all="ignore"):
        level = np.clip(LEVELS * ((table - low) / (high - low)), 0, LEVELS - 1)
    level = np.where(np.isnan(level), LEVELS, level).astype(np.uint8)
    anchors = np.array(colours.value, float)
    place = np.linspace(0, len(anchors) - 1, LEVELS)
    palette = np.stack([np.interp(place, range(len(anchors)), anchors[:, part]) for part in range(3)], axis=1)
    palette = np.vstack([palette.round(), MISSING]).astype(np.uint8)
    return "data:image/png;base64," + base64.b64encode(_png(level, palette.tobytes())).decode()


def _png(level: Floats, palette: bytes) -> bytes:
    rows, columns = level.shape
    lines = b"".join(b"\0" + row.tobytes() for row in level)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
