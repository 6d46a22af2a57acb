"""Make this Python readable for the sandbox's user, or say why it is not.

A Python below a home directory of mode 0700 works for its owner alone. After the change of user every import
that had not been made yet would fail, and students would read that ``scipy.signal`` does not exist. As root
there are two remedies: `expose` rebuilds the way to the interpreter in a private mount namespace, and,
where the right to do that is missing, `python_copy` copies it to where everybody may read.
"""

import os
import stat
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox.lockdown.mounts import BIND, NODEV, NOSUID, RDONLY, REC, REMOUNT, mount, own_mounts

_SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo", "/usr/share/fonts",
)  # fmt: skip
_READ, _SEARCH = 4, 1
_MAX_LINKS = 40


class Unreadable(SandboxFault):
    """The sandbox's user cannot read this Python; the text names the cure."""


def needed_paths() -> list[Path]:
    """Return the folders and files that this Python, its packages and the system's libraries are read from.

    Only what belongs to the interpreter is meant: an entry of the module path that points to a checkout, as
    an editable installation adds it, is left out.
    """
    prefixes = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}
    found = [*_SYSTEM, *(sysconfig.get_path(key) for key in ("stdlib", "platstdlib", "purelib", "platlib"))]
    found += [f"{prefix}/{folder}" for prefix in prefixes for folder in ("lib", "lib64", "share/zoneinfo")]
    for entry in sys.path:
        parts = Path(entry).parts
        if "site-packages" in parts or "dist-packages" in parts:
            found.append(entry)
    return sorted(path for path in {Path(entry).absolute() for entry in found} if path.exists())


def readable_by(uid: int, paths: Iterable[Path], gid: int | None = None) -> list[Path]:
    """Return the folders and files whose permission bits keep a user from reading some paths.

    Parameters
    ----------
    uid : int
    paths : iterable of Path
        Each must exist. Of a folder of packages, the packages are looked at as well: those installed
        under a strict umask show there.
    gid : int, optional
        The user's only group; the number of the user by default.

    Returns
    -------
    list of Path
        Outermost first; empty when all is readable. Access control lists are not considered.
    """
    if uid == 0:
        return []
    gid = uid if gid is None else gid
    blocked: dict[Path, None] = {}
    for path in paths:
        *way, target = _way(path)
        for folder in way:
            if not _may(uid, gid, folder.stat(), _SEARCH):
                blocked[folder] = None
        for entry in (target, *_packages(target)):
            status = entry.stat()
            if not _may(uid, gid, status, _READ | _SEARCH * stat.S_ISDIR(status.st_mode)):
                blocked[entry] = None
    return sorted(blocked)


def _packages(folder: Path) -> list[Path]:
    if not folder.name.endswith("-packages"):
        return []
    # without compiled files Python reads the sources; the records of pip are not needed
    dull = ("__pycache__", ".dist-info", ".egg-info")
    return [path for path in folder.iterdir() if path.is_dir() and not path.name.endswith(dull)]


def _way(path: Path) -> Iterator[Path]:
    """Yield every folder that the kernel passes through on its way to a path, then where it arrives."""
    rest = list(reversed(path.absolute().parts[1:]))
    here, links = Path("/"), 0
    while rest:
        yield here
        part = rest.pop()
        here = here.parent if part == ".." else here / part
        if here.is_symlink():
            links += 1
            if links > _MAX_LINKS:
                raise SandboxFault(f"{path} goes round in circles of links.")
            to = here.readlink()
            steps = to.parts[1:] if to.is_absolute() else to.parts
            rest += reversed(steps)
            here = Path("/") if to.is_absolute() else here.parent
    yield here


def _may(uid: int, gid: int, status: os.stat_result, wanted: int) -> bool:
    shift = 6 if status.st_uid == uid else 3 if status.st_gid == gid else 0
    return status.st_mode >> shift & wanted == wanted


def refusal(blocked: Iterable[Path]) -> str:
    """Return one sentence that says what is wrong with the interpreter's place, and the cure."""
    names = ", ".join(str(path) for path in list(blocked)[:3])
    return (
        f"The sandbox's user cannot read this Python, because of the permissions of {names}: install Python "
        "and its packages where everybody may read them (such as /usr or /opt), or use 'chmod a+rx' there."
    )


def expose(paths: Iterable[Path], uid: int, gid: int | None = None) -> list[Path]:
    """Make paths readable for a user, for this process and its children alone.

    Over each folder that blocks the way an empty one of mode 0755 is mounted in a private mount namespace,
    and the paths below it are mounted back, read-only, in their places. All else in that folder disappears
    from sight. The process must have one thread.

    Parameters
    ----------
    paths : iterable of Path
        What must be readable (`needed_paths`); each must exist. Whatever else this process will need below a
        blocked folder must be among them.
    uid, gid : int
        As for `readable_by`.

    Returns
    -------
    list of Path
        Folders that were covered; empty when nothing had to be done.

    Raises
    ------
    Unreadable
        If the kernel refuses, or if the permissions of the paths themselves are in the way.
    """
    paths = list(paths)
    covers = outermost(path for path in readable_by(uid, paths, gid) if path.is_dir())
    wanted = outermost(place for path in paths for place in (path.absolute(), path.resolve()))
    if any(cover in (Path("/"), *wanted) for cover in covers):
        raise Unreadable(refusal(covers))
    mask = os.umask(0o022)
    try:
        if covers:
            own_mounts()
        for cover in covers:
            inside = [place for place in wanted if place.is_relative_to(cover)]
            sources = [os.open(place, os.O_PATH | os.O_CLOEXEC) for place in inside]
            mount("tmpfs", cover, kind="tmpfs", flags=NOSUID | NODEV, data="mode=0755,size=1m")
            for place, source in zip(inside, sources, strict=True):
                _bind(source, place)
                os.close(source)
            mount(None, cover, flags=REMOUNT | BIND | RDONLY | NOSUID | NODEV)
    except OSError as error:
        failure = f"The remedy failed: {error.strerror}, {error.filename}."
        raise Unreadable(f"{refusal(covers)} ({failure})") from None
    finally:
        os.umask(mask)
    if left := readable_by(uid, paths, gid):
        raise Unreadable(refusal(left))
    return covers


def outermost(paths: Iterable[Path]) -> list[Path]:
    """Return paths without those that lie within another."""
    kept: list[Path] = []
    for path in sorted(set(paths)):
        if not any(path.is_relative_to(other) for other in kept):
            kept.append(path)
    return kept


def _bind(source: int, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if stat.S_ISDIR(os.fstat(source).st_mode):
        place.mkdir()
    else:
        place.touch()
    mount(f"/proc/self/fd/{source}", place, flags=BIND | REC)
    mount(None, place, flags=REMOUNT | BIND | RDONLY | NOSUID | NODEV)
