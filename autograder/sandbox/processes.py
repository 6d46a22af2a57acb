"""What the kernel tells of another process: its processor time, its waiting, its threads, its files."""

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

_CPUCLOCK_SCHED = 2  # of the three clocks of a process, the one that counts what the scheduler gave it


def cpu_seconds(pid: int) -> float | None:
    """Return the CPU time of all threads of a process since its start; None when the system does not tell."""
    clock = ~pid << 3 | _CPUCLOCK_SCHED  # how Linux numbers a process's own clock
    with contextlib.suppress(OSError, AttributeError, OverflowError):
        return time.clock_gettime(clock)
    return None


def thread_seconds(pid: int) -> tuple[float, float] | None:
    """Return for how long the threads that there are ran, and were ready to run and did not, in sum."""
    try:
        counts = [
            [int(count) for count in (thread / "schedstat").read_text().split()[:2]]
            for thread in Path(f"/proc/{pid}/task").iterdir()
        ]
        ran, waited = map(sum, zip(*counts, strict=True))
    except (OSError, ValueError):
        return None
    return ran / 1e9, waited / 1e9


def thread_count(pid: int) -> int:
    """Return how many threads a process has; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[17])
    except (OSError, ValueError, IndexError):
        return 0


def nameless_bytes(pid: int, folder: Path, most: int) -> int:
    """Return what the files take that a process holds and that have no name any more.

    Parameters
    ----------
    pid : int
        The caller must have the right to look into it.
    folder : Path
        Where it can write.
    most : int
        What a file that is only mapped into memory is taken to have, because its size is not told.
    """
    sizes: dict[int, int] = {}
    with contextlib.suppress(OSError):
        for name in os.listdir(f"/proc/{pid}/fd"):  # noqa: PTH208 - many times a second
            with contextlib.suppress(OSError):
                status = Path(f"/proc/{pid}/fd/{name}").stat()
                if stat.S_ISREG(status.st_mode) and status.st_nlink == 0:
                    sizes[status.st_ino] = status.st_blocks * 512
        for inode in _mapped_without_name(pid, folder):
            sizes.setdefault(inode, most)
    return sum(sizes.values())


def _mapped_without_name(pid: int, folder: Path) -> Iterator[int]:
    """Yield the numbers of files in a folder that are mapped into a process and have no name any more."""
    with Path(f"/proc/{pid}/maps").open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if f" {folder}/" in line and line.rstrip("\n").endswith(" (deleted)"):
                yield int(line.split()[4])
