"""Proofs kept from one ``verify`` to the next: what has not changed need not be proved again.

They lie in the user's cache folder, one file an exercise, and are safe to delete. A proof holds for the bytes
of the exercise's files and of this package, and for the versions of Python and NumPy.
"""

import contextlib
import hashlib
import os
import sys
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import msgspec

import autograder
from autograder.authoring.verification import Verification
from autograder.course.catalog import Course, is_clutter


def folder() -> Path:
    """Return where proofs are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autograder" / "proofs"


def recall(course: Course, slug: str, thorough: bool = False) -> Verification | None:
    """Return the proof of an exercise that has not changed since, if there is one; a thorough one will do."""
    for name in _names(course, slug)[thorough:]:
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            return msgspec.msgpack.decode((folder() / name).read_bytes(), type=Verification)
    return None


def keep(course: Course, proof: Verification, thorough: bool = False) -> None:
    """Keep a proof without findings; a folder that cannot be written is no fault."""
    if proof.findings:
        return
    place = folder()
    with contextlib.suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        names = _names(course, proof.exercise)
        for old in place.glob(f"{proof.exercise}-*"):
            if old.name not in names:
                old.unlink()
        (place / names[thorough]).write_bytes(msgspec.msgpack.encode(proof))


def _names(course: Course, slug: str) -> tuple[str, str]:
    """Return the names of the files of an ordinary and of a thorough proof."""
    found = hashlib.sha256(_of_package())
    for half in ("exercises", "solutions"):
        found.update(_of_folder(course.root / half / slug))
    name = f"{slug}-{found.hexdigest()[:32]}"
    return name, f"{name}-thorough"


@lru_cache(maxsize=1)
def _of_package() -> bytes:
    found = hashlib.sha256(f"{sys.version} {version('numpy')}".encode())
    found.update(_of_folder(Path(autograder.__file__).parent))
    return found.digest()


def _of_folder(place: Path) -> bytes:
    found = hashlib.sha256()
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place)
        if path.is_file() and not is_clutter(name):
            data = path.read_bytes()
            found.update(f"{name.as_posix()}\0{len(data)}\0".encode())
            found.update(data)
    return found.digest()
