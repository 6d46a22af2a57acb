"""This package as a wheel, so that a handout installs from itself.

It is made of the files that run here, and of the metadata with which they were installed. To build it with
pip would need the package's source and its build backend, which an installed course has not, and a network
or half a minute; what is in a wheel of plain Python is no more than this (PEP 427).
"""

import base64
import hashlib
import io
from importlib import metadata
from pathlib import Path

import autograder
from autograder.authoring.stable_zip import folder_files, write_entries
from autograder.errors import UsageError
from autograder.version import __version__

DISTRIBUTION = "neuro-autograder"
_WHEEL = (
    f"Wheel-Version: 1.0\nGenerator: autograder {__version__}\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
)


def wheel_name() -> str:
    """Return the name of the wheel's file."""
    return f"{DISTRIBUTION.replace('-', '_')}-{__version__}-py3-none-any.whl"


def wheel() -> bytes:
    """Return the wheel: the same bytes for the same files.

    Raises
    ------
    UsageError
        If the package is not installed here, or another version of it is.
    """
    again = "install it again with pip (pip install -e . in its folder)"
    try:
        installed = metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        raise UsageError(f"A handout carries this package, which is not installed here; {again}.") from None
    if installed.version != __version__:
        raise UsageError(
            f"A handout carries this package: version {__version__} runs and {installed.version} is "
            f"installed; {again}."
        )
    files = folder_files(Path(autograder.__file__).parent, "autograder")
    info = f"{DISTRIBUTION.replace('-', '_')}-{__version__}.dist-info"
    files[f"{info}/WHEEL"] = _WHEEL.encode()
    for name in ("METADATA", "entry_points.txt", "licenses/LICENSE"):
        if text := installed.read_text(name):
            files[f"{info}/{name}"] = text.encode()
    record = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in sorted(files.items())]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    stream = io.BytesIO()
    write_entries(stream, files)
    return stream.getvalue()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
