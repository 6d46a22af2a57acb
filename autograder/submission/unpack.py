"""The archive of a class, unpacked into a private folder with the refusals that a student's archive gets."""

import errno
import shutil
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import UsageError
from autograder.submission.archive import unzip
from autograder.submission.file_kinds import COMPRESSED, archive_kind, content_kind
from autograder.submission.files import MAX_BYTES, MIB, Basket, folders_of
from autograder.submission.tar import untar

MAX_CLASS_FILES = 200_000
MAX_CLASS_BYTES = 16 * 1024 * MIB
SPARED = 0.5  # of the free disk; the rest is for results and for others


@dataclass(slots=True)
class DiskBasket(Basket):
    """Writes files to a folder as they come; keeps their names alone."""

    root: Path = Path()
    most: int = MAX_CLASS_BYTES

    @property
    def max_bytes(self) -> int:
        """How many bytes all files may have."""
        return self.most

    @property
    def max_files(self) -> int:
        """How many files there may be."""
        return MAX_CLASS_FILES

    @property
    def max_listed(self) -> int:
        """How many entries the archive may list."""
        return 2 * MAX_CLASS_FILES

    def room(self, name: str) -> int:
        """Return how many bytes this file may have: a student's archive may be larger than other files."""
        most = MAX_BYTES if archive_kind(name) else Basket.room(self, name)
        return max(0, min(most, self.max_bytes - self.spent))

    def put(self, name: str, data: bytes) -> None:
        """Write a file under a name that was admitted."""
        room = self.room(name)
        self.spent += len(data)
        if len(data) > room:
            why = "does not fit on the disk" if self.full else f"is larger than {room // MIB} MiB"
            self.refuse(name, why)
            return
        path = self.root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:  # a path longer than the system takes, say
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise
            self.refuse(name, f"cannot be unpacked here ({error.strerror})")
            return
        self.files[name] = b""
        self.folders.update(folders_of(name))


def unpack(archive: Path, root: Path) -> list[str]:
    """Unpack an archive into an empty folder; return what was refused, a sentence each.

    Raises
    ------
    UsageError
        If the disk is full.
    """
    most = min(MAX_CLASS_BYTES, int(SPARED * shutil.disk_usage(root).free))
    basket = DiskBasket(root=root, most=most)
    try:
        with archive.open("rb") as stream:
            inside = content_kind(stream.read(1000))
            if inside == "zip" or (inside not in COMPRESSED and archive_kind(archive.name) == ".zip"):
                unzip(stream, archive.name, basket)
            else:
                untar(stream, archive.name, basket)
    except OSError as error:
        raise UsageError(f"{archive.name} cannot be unpacked into {root}: {error.strerror}.") from None
    return [str(problem) for problem in basket.problems]
