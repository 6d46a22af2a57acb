"""A program that loads ahead of its turn: it gets little of the processor, whether or not a grader looks.

What it is given is spent by all its threads together. Then it is stopped until its turn, so that it takes
nothing from the program that is being graded; a tidy one has loaded by then.
"""

import contextlib
import signal
import time
from dataclasses import dataclass

from autograder.sandbox.processes import cpu_seconds

#: seconds of wall time that stand for one of CPU time: a child that sleeps takes nothing from anybody
ASLEEP = 8


@dataclass(slots=True)
class Ahead:
    """The time of a child that works ahead of its turn.

    Attributes
    ----------
    pid, pidfd : int
    seconds : float
        CPU time that it may use.
    begun : float
        By `time.monotonic`.
    cpu : float
        What it had used then.
    stopped : float
        Since when it is stopped, 0 while it runs.
    """

    pid: int
    pidfd: int
    seconds: float
    begun: float
    cpu: float
    stopped: float = 0.0

    @classmethod
    def begin(cls, pid: int, pidfd: int, seconds: float) -> "Ahead":
        """Start to count."""
        return cls(pid, pidfd, seconds, time.monotonic(), cpu_seconds(pid) or 0.0)

    def look(self) -> None:
        """Stop it if it has had its share."""
        now = time.monotonic()
        used = (cpu_seconds(self.pid) or 0.0) - self.cpu
        if not self.stopped and (used >= self.seconds or now - self.begun >= ASLEEP * self.seconds):
            self._signal(signal.SIGSTOP)
            self.stopped = now

    def end(self) -> float:
        """Let it go on, because its turn has come; return for how many seconds it was stopped."""
        if not self.stopped:
            return 0.0
        self._signal(signal.SIGCONT)
        return time.monotonic() - self.stopped

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):  # it ended in the same moment
            signal.pidfd_send_signal(self.pidfd, number)
