"""A copy of this Python and its packages that everybody may read, for root without the right to mount.

That is root in a container as Docker makes it. The copy is made once; on another file system than
that of the original, where links will not do, it costs some hundred MB and some seconds.

It is also a whole little world: a process whose root it has been made finds Python, packages and its own
folder under the names that they have outside, by a link from there to the root itself.
"""

import contextlib
import hashlib
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from autograder.errors import SandboxFault

_NOT_COPIED = shutil.ignore_patterns(
    "site-packages", "dist-packages", "__editable__*", "*.pth", "*.a",
    "test", "posix", "right", "idlelib", "turtledemo", "ensurepip", "lib2to3", "config-*",
)  # fmt: skip
_LAYOUT = "3"  # copies that are laid out otherwise are not used
_UNFINISHED = "unfinished-"
#: folder of the copy in which those who use it keep what is theirs
SCRATCH = "scratch"
_ZONES = Path("/usr/share/zoneinfo")
#: of the language that children are started in; newer C libraries have it within
_LANGUAGE = Path("/usr/lib/locale/C.utf8")
_DEVICES = {"null": (1, 3), "zero": (1, 5), "random": (1, 8), "urandom": (1, 9)}
_ASK = "import sys, encodings.idna, decimal; print(sys.prefix, sys.version, sep='\\n')"


def copy_prefix(cache: Path) -> Path:
    """Copy interpreter, standard library and packages, unless a copy is there already.

    Editable installations and other ``.pth`` files are left out: what they point to is no part of the copy.

    Parameters
    ----------
    cache : Path
        Folder that belongs to the calling user and that nobody else may change; made when missing.

    Returns
    -------
    Path
        The copy's executable, that of a virtual environment.

    Raises
    ------
    SandboxFault
        If the folder is unsafe, the copy cannot be made, or it does not behave like the original.
    """
    cache.mkdir(mode=0o755, parents=True, exist_ok=True)
    status = cache.lstat()
    if status.st_uid != os.geteuid() or status.st_mode & 0o022 or cache.is_symlink():
        # its programs are run before any right is dropped
        raise SandboxFault(f"{cache} must belong to the grader's user and be writable for no one else.")
    cache.chmod(0o755)
    packages = {Path(sysconfig.get_path(key)) for key in ("purelib", "platlib")}
    library = Path(sysconfig.get_path("stdlib"))
    state = [
        _LAYOUT,
        sys.version,
        *(f"{path} {path.stat().st_mtime_ns}" for path in sorted((library, *packages))),
    ]
    home = cache.resolve() / hashlib.sha256("\n".join(state).encode()).hexdigest()[:16]
    python = home / "environment/bin/python"
    if not python.exists():
        _make(home, library, packages)
        _forget_others(home)
    _try_out(python)
    return python


def _make(home: Path, library: Path, packages: set[Path]) -> None:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    work = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=home.parent))
    try:
        (work / "bin").mkdir()
        (work / "environment/bin").mkdir(parents=True)
        shutil.copytree(
            library,
            work / "lib" / version,
            copy_function=_place,
            ignore=_NOT_COPIED,
            ignore_dangling_symlinks=True,
        )
        for shared in library.parent.glob("lib*.so*"):  # of Python, and of packages in a conda environment
            shutil.copy(shared, work / "lib")
        for source in packages:
            shutil.copytree(
                source, work / "environment/lib" / version / "site-packages", copy_function=_place,
                ignore=_NOT_COPIED, ignore_dangling_symlinks=True, dirs_exist_ok=True,
            )  # fmt: skip
        shutil.copy(Path(sys.executable).resolve(), work / "bin" / version)
        (work / "environment/bin/python").symlink_to(f"../../bin/{version}")
        (work / "environment/pyvenv.cfg").write_text(f"home = {home / 'bin'}\n")
        _make_a_world(work, home)
        for folder, _, files in os.walk(work):
            Path(folder).chmod(0o755)
            for name in files:
                path = Path(folder, name)
                if not _readable(path):
                    path.chmod(path.stat().st_mode & 0o777 | 0o444)
        for place in (work, work / SCRATCH):  # other users need not know who is running there
            place.chmod(0o711)
        try:
            work.rename(home)
        except OSError:
            if not home.is_dir():  # else another grader was faster
                raise
    except (OSError, shutil.Error) as error:
        raise SandboxFault(f"Python could not be copied to {home.parent}: {error}.") from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _place(source: str, target: str) -> None:
    """Link a file that everybody may read, copy any other."""
    original = Path(source).resolve()
    try:
        if _readable(original):
            Path(target).hardlink_to(original)
            return
    except OSError:  # on another file system
        pass
    shutil.copy2(original, target)


def _readable(path: Path) -> bool:
    return path.stat().st_mode & 0o444 == 0o444


def _make_a_world(work: Path, home: Path) -> None:
    """Add what a process needs whose root this will be."""
    (work / SCRATCH).mkdir()
    up = work / home.parent.relative_to("/")
    up.mkdir(parents=True)
    (up / home.name).symlink_to("/".join([".."] * len(home.parent.parts[1:])))
    for place in (_ZONES, _LANGUAGE):
        if place.is_dir():
            shutil.copytree(
                place, work / place.relative_to("/"), ignore=_NOT_COPIED, ignore_dangling_symlinks=True
            )
    (work / "dev").mkdir()
    for name, numbers in _DEVICES.items():
        with contextlib.suppress(
            OSError
        ):  # needs a capability that root lacks in some containers; little depends on it
            os.mknod(work / "dev" / name, stat.S_IFCHR | 0o666, os.makedev(*numbers))
            (work / "dev" / name).chmod(0o666)


def _forget_others(home: Path) -> None:
    """Remove copies of what is no longer installed so, unless somebody is at work in them."""
    for other in home.parent.iterdir():
        if other != home and not other.name.startswith(_UNFINISHED) and not any((other / SCRATCH).glob("*")):
            shutil.rmtree(other, ignore_errors=True)


def _try_out(python: Path) -> None:
    answer = subprocess.run(
        [python, "-I", "-c", _ASK], capture_output=True, text=True, check=False, timeout=60, env={},
    )  # fmt: skip
    if answer.stdout != f"{python.parents[1]}\n{sys.version}\n":
        raise SandboxFault(f"The copy of Python in {python.parents[2]} does not work: remove that folder.")
