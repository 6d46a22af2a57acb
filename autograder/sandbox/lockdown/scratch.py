"""The private folder of a submission's process: limited in size, and removed afterwards whatever is in it.

With the right to mount, each folder is a small file system of its own, in memory: the kernel refuses what
is too much, and all of it goes in one call. Without, somebody has to look (`too_full`) and to tidy up.
"""

import contextlib
import itertools
import os
import secrets
from ctypes import addressof, create_string_buffer
from pathlib import Path

from autograder.sandbox.lockdown.mounts import NODEV, NOSUID, mount, own_mounts
from autograder.sandbox.lockdown.syscalls import syscall

MAX_BYTES = 64 << 20
MAX_FILES = 4096
MAX_DEPTH = 100  # of folders within folders that are looked into; the way to deeper ones takes long
_DETACH, _NOFOLLOW = 2, 8
_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


def may_mount(folder: Path) -> bool:
    """Give the calling process mounts of its own, which nobody else sees; return whether it can make some.

    The process must have one thread. What it mounts goes with it and its children.

    Parameters
    ----------
    folder : Path
        Where the private folders will be; it is tried there.
    """
    trial = folder / "trial"
    try:
        own_mounts()
        make(trial, mounted=True)
        remove(trial, mounted=True)
    except OSError:
        with contextlib.suppress(OSError):
            trial.rmdir()
        return False
    return True


def make(path: Path, *, mounted: bool, owner: int | None = None) -> None:
    """Make a private folder, for another user if one is named.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    path.mkdir(mode=0o700)
    if mounted:
        # the folder itself counts among the files
        options = f"mode=0700,size={MAX_BYTES},nr_inodes={MAX_FILES + 1}"
        if owner is not None:
            options += f",uid={owner},gid={owner}"
        mount("tmpfs", path, kind="tmpfs", flags=NOSUID | NODEV, data=options)
    elif owner is not None:
        os.chown(path, owner, owner)


def remove(path: Path, *, mounted: bool) -> None:
    """Remove a folder in which no process is at work any more; what cannot be removed stays, silently."""
    with contextlib.suppress(OSError):
        if mounted:
            where = create_string_buffer(os.fsencode(path))
            syscall("umount2", addressof(where), _DETACH | _NOFOLLOW)
        else:
            clear(path)
        path.rmdir()


def clear(path: Path) -> bool:
    """Remove all in a folder in which no process is at work any more; return whether that could be done."""
    try:
        top = os.open(path, os.O_RDONLY | _FOLDER)
        try:
            _empty(top)
        finally:
            os.close(top)
    except OSError:
        return False
    return True


def too_full(path: Path, size: int = 0) -> bool:
    """Whether a folder that is no mount holds more than it may; a process may be at work in it.

    Parameters
    ----------
    size : int
        Bytes that count as well, wherever they are.
    """
    if size > MAX_BYTES:
        return True
    waiting, count = [(path, 0)], 0
    while waiting:
        place, depth = waiting.pop()
        for entry in _listed(place):
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:  # it was removed in the same moment
                continue
            count += 1
            size += status.st_blocks * 512
            if count > MAX_FILES or size > MAX_BYTES or depth > MAX_DEPTH:
                return True
            if entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), depth + 1))
    return False


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder, and not more of it than may be; nothing if it is gone."""
    try:
        with os.scandir(folder) as listing:
            return list(itertools.islice(listing, MAX_FILES + 1))
    except OSError:
        return []


def _empty(top: int) -> None:
    """Remove all in an open folder; folders within folders move up, so that depth costs nothing."""
    while names := os.listdir(top):
        for name in names:
            if _unlinked(name, top):
                continue
            folder = os.open(name, os.O_RDONLY | _FOLDER, dir_fd=top)
            try:
                for inner in os.listdir(folder):  # noqa: PTH208 - by descriptor
                    if not _unlinked(inner, folder):
                        os.rename(inner, secrets.token_hex(8), src_dir_fd=folder, dst_dir_fd=top)
            finally:
                os.close(folder)
            os.rmdir(name, dir_fd=top)


def _unlinked(name: str, folder: int) -> bool:
    """Remove a file; return False for a folder."""
    try:
        os.unlink(name, dir_fd=folder)
    except IsADirectoryError:
        return False
    return True
