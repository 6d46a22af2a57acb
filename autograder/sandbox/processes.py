"""What the kernel tells of another process: its processor time, its waiting, its threads, its files."""

import contextlib
import time
from pathlib import Path

_CPUCLOCK_SCHED = 2  # of the three clocks of a process, the one that counts what the scheduler gave it


def cpu_seconds(pid: int) -> float | None:
    """Return the CPU time of all threads of a process since its start; None when the system does not tell."""
    clock = ~pid << 3 | _CPUCLOCK_SCHED  # how Linux numbers a process's own clock
    with contextlib.suppress(OSError, AttributeError, OverflowError):
        return time.clock_gettime(clock)
    return None


def waited_seconds(pid: int) -> float | None:
    """Return for how long the threads that there are were ready to run and did not, in sum."""
    try:
        counts = [
            int((thread / "schedstat").read_text().split()[1])
            for thread in Path(f"/proc/{pid}/task").iterdir()
        ]
    except (OSError, ValueError, IndexError):
        return None
    return sum(counts) / 1e9 if counts else None
