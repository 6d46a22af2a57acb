"""What crossed the boundary, kept: outputs by the digest of their bytes, each once, and which run gave which.

::

    runs/<key>        which outputs a run gave, in order, on which calls, and its first problem; the key says
                      what ran
    outputs/ab/cd...  one output, compressed, under the SHA-256 of its bytes

Everything is readable by its owner only, holds plain values in the form of the boundary, and is safe to
delete: what is missing, damaged or cut is as if it had never been kept. When the folder grows over its cap,
the runs that were not used for longest go first.
"""

import contextlib
import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.boundary.output_frames import pack_output, unpack_output
from autograder.boundary.outputs import Output, Returned
from autograder.boundary.problems import Place, Problem
from autograder.errors import UnsendableValue, WireError
from autograder.sandbox.runner import Run

MOST_BYTES = 512 * 2**20  # of a folder
MOST_OF_OUTPUT = 64 * 2**20  # of one output, unpacked: nothing larger crosses the boundary
_FILE = re.compile(r"runs/[0-9a-f]{64}|outputs/[0-9a-f]{2}/[0-9a-f]{62}")
LEVEL = 1  # of compression: outputs are mostly float64, which more effort hardly makes smaller


def cache_folder() -> Path:
    """Return the folder for what may be computed again, in the user's cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autograder" / "outputs"


def key_of(*parts: bytes | str) -> str:
    """Return the name of a run: the SHA-256 over the digests of all that it depends on."""
    data = (part.encode() if isinstance(part, str) else part for part in parts)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in data)).hexdigest()


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run by the names of what it gave, without the outputs themselves.

    Attributes
    ----------
    names : mapping of str to str
        Digest of a call to the name of the output that it gave.
    seconds : mapping of str to float
        Digest of a call to how long it took.
    """

    names: Mapping[str, str]
    seconds: Mapping[str, float]
    problem: Problem | None


class OutputStore:
    """Keeps runs under keys; a folder that cannot be used keeps nothing, and nothing fails because of it.

    Parameters
    ----------
    folder : Path
        Made when something is kept. A folder that others may write to is not used.
    most_bytes : int
        What the files may take in all; over it the oldest go.
    """

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self._most_bytes = most_bytes
        self._unmeasured = most_bytes  # written since the folder was last measured

    def put(self, key: str, run: Run, calls: Sequence[str] = ()) -> None:
        """Keep a run, or as much of it as can be written down: none or all.

        Parameters
        ----------
        calls : sequence of str
            Digests of its calls, in order; without them the run can be had as a whole alone.
        """
        try:
            frames = [pack_output(output) for output in run.outputs]
        except UnsendableValue:
            return  # a value whose structure alone is as large as the boundary allows
        seconds = [output.seconds if isinstance(output, Returned) else 0.0 for output in run.outputs]
        with contextlib.suppress(OSError):
            for place in (self.folder, self.folder / "runs", self.folder / "outputs"):
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_private(self.folder):
                return
            names = [self._put_output(frame) for frame in frames]
            entry = {"outputs": names, "seconds": seconds, "problem": _plain_problem(run.problem)}
            if calls:
                entry["calls"] = list(calls)
            place = self._place(key)
            if {**_entry(place), "seconds": seconds} == entry:
                os.utime(place)  # the same as it was; only that it was used last has changed
                return
            self._write(place, json.dumps(entry).encode())
            self._keep_below()

    def get(self, key: str) -> Run | None:
        """Return a run that was kept, or None."""
        place = self._place(key)
        try:
            if not _is_private(self.folder):
                return None
            entry = json.loads(place.read_bytes())
            outputs = tuple(
                unpack_output(self._get_output(name), seconds)
                for name, seconds in zip(entry["outputs"], entry["seconds"], strict=True)
            )
            problem = _problem(entry["problem"])
            os.utime(place)
        except (OSError, ValueError, TypeError, KeyError, IndexError, WireError):
            return None
        return Run(outputs, problem)

    def kept(self, key: str) -> KeptRun | None:
        """Return what a run gave by name alone, or None; an output that is named may be damaged."""
        try:
            if not key or not _is_private(self.folder):
                return None
            entry = json.loads(self._place(key).read_bytes())
            names = dict(zip(entry["calls"], map(str, entry["outputs"]), strict=True))
            seconds = dict(zip(entry["calls"], map(float, entry["seconds"]), strict=True))
            return KeptRun(names, seconds, _problem(entry["problem"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def output(self, name: str, seconds: float = 0.0) -> Output | None:
        """Return an output by name, or None when it is missing or damaged."""
        try:
            return unpack_output(self._get_output(name), seconds)
        except (OSError, ValueError, WireError):
            return None

    def discard(self, key: str) -> None:
        """Remove a run; what it gave goes with `sweep`."""
        self._place(key).unlink(missing_ok=True)

    def sweep(self) -> int:
        """Remove the outputs that no run names any more; return how many."""
        wanted = {self._output(name) for key in self for name in _names(self._place(key))}
        outputs = self.folder / "outputs"
        lost = [path for path in outputs.rglob("*") if path.is_file() and path not in wanted]
        for path in lost:
            path.unlink(missing_ok=True)
        return len(lost)

    def __contains__(self, key: str) -> bool:
        """Whether a run is there; it may turn out to be damaged."""
        return self._place(key).is_file()

    def __iter__(self) -> Iterator[str]:
        """Yield the keys of all runs."""
        with contextlib.suppress(OSError):
            runs = (self.folder / "runs").iterdir()
            yield from sorted(path.name for path in runs if path.suffix != ".new")

    def files(self) -> Iterator[str]:
        """Yield the names of all files, below the folder, that another store may `keep`."""
        for place in (*self.folder.glob("outputs/*/*"), *self.folder.glob("runs/*")):
            name = place.relative_to(self.folder).as_posix()
            if _FILE.fullmatch(name):
                yield name

    def keep(self, name: str, data: bytes) -> None:
        """Keep a file of another store as it is, unless it is there.

        Raises
        ------
        OSError
            If it cannot be written.
        ValueError
            If no store has files of that name.
        """
        if not _FILE.fullmatch(name):
            raise ValueError(f"{name!r} is no file of a store")
        place = self.folder / name
        if not place.is_file():
            for parent in (self.folder, self.folder / name.partition("/")[0], place.parent):
                parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(place, data)

    def _place(self, key: str) -> Path:
        return self.folder / "runs" / key

    def _output(self, name: str) -> Path:
        return self.folder / "outputs" / name[:2] / name[2:]

    def _put_output(self, frame: bytes) -> str:
        name = hashlib.sha256(frame).hexdigest()
        place = self._output(name)
        if not place.is_file():
            place.parent.mkdir(mode=0o700, exist_ok=True)
            self._write(place, zlib.compress(frame, LEVEL))
        return name

    def _get_output(self, name: str) -> bytes:
        """Read an output, no further than the cap, if it is what its name says; else make room for it."""
        place = self._output(str(name))
        with contextlib.suppress(zlib.error):
            frame = zlib.decompressobj().decompress(place.read_bytes(), MOST_OF_OUTPUT)
            if hashlib.sha256(frame).hexdigest() == name:
                return frame
        place.unlink()
        raise WireError("an output that was kept is damaged")

    def _write(self, place: Path, data: bytes) -> None:
        """Write a file whole or not at all; others may be at work in the same folder."""
        beside = place.with_name(f"{place.name}.{os.getpid()}.new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
            beside.replace(place)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        self._unmeasured += len(data)

    def _keep_below(self) -> None:
        """When the folder is over its cap, keep the runs used last that fit into half of it, and no more."""
        if self._unmeasured < self._most_bytes // 8:
            return
        self._unmeasured = 0
        found = {path: path.stat() for path in self.folder.rglob("*") if path.is_file()}
        if sum(status.st_size for status in found.values()) <= self._most_bytes:
            return
        runs = [path for path in found if path.parent.name == "runs" and path.suffix != ".new"]
        kept: set[Path] = set()
        room = self._most_bytes // 2
        for run in sorted(runs, key=lambda path: found[path].st_mtime_ns, reverse=True):
            wanted = {run, *map(self._output, _names(run))} - kept
            room -= sum(found[path].st_size for path in wanted if path in found)
            if room < 0:
                break
            kept |= wanted
        for path in found.keys() - kept:
            path.unlink(missing_ok=True)


def _entry(run: Path) -> dict[str, Any]:
    try:
        found = json.loads(run.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _names(run: Path) -> list[str]:
    names = _entry(run).get("outputs")
    return [str(name) for name in names] if isinstance(names, list) else []


def _is_private(folder: Path) -> bool:
    """Whether a folder is ours and no other user may write to it or read it."""
    if not hasattr(os, "geteuid"):  # Windows keeps a user's folders apart by itself
        return True
    status = folder.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & 0o077


def _plain_problem(problem: Problem | None) -> list[Any] | None:
    if problem is None:
        return None
    place = problem.place
    return [problem.text, problem.kind, place.file, place.cell, place.line]


def _problem(data: list[Any] | None) -> Problem | None:
    if data is None:
        return None
    text, kind, *place = data
    return Problem(text, kind, Place(*place))
