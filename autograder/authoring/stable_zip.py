"""Files into a zip archive, the same bytes for the same files."""

import stat
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import BinaryIO

from autograder.course.catalog import is_clutter
from autograder.errors import UsageError

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold
UNIX = 3  # the system whose permissions an entry carries (APPNOTE 4.4.2)


def folder_files(folder: Path, name: str) -> dict[str, bytes]:
    """Return the files below a folder, without by-products, by their names below `name`.

    Raises
    ------
    UsageError
        If one cannot be read.
    """
    try:
        return {
            f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not is_clutter(path.relative_to(folder))
        }
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be read for the export: {error.strerror}.") from None


def write_entries(stream: BinaryIO, files: Mapping[str, bytes], executable: Collection[str] = ()) -> None:
    """Write an archive in order of the names.

    Parameters
    ----------
    files : mapping of str to bytes
    executable : collection of str
        Names of those that are programs.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            mode = 0o755 if name in executable else 0o644
            entry.external_attr = (stat.S_IFREG | mode) << 16
            archive.writestr(entry, data)
