"""What a child is charged for: the time that it ran or slept, not the time that it waited for a processor.

The kernel counts both for every thread (``/proc/PID/task/*/schedstat``). Where it does not, CPU time counts,
and a child that sleeps is stopped later; where neither is known, wall time.
"""

import math
import time
from dataclasses import dataclass

from autograder.errors import OverShare, Starved
from autograder.sandbox.exits import Stopped
from autograder.sandbox.processes import cpu_seconds, thread_seconds

#: how many times its limit a child may take by the wall before the machine is taken to be too busy
PATIENCE = 6
#: the same for a child that is run by itself; after that, nobody knows what it would have done
LAST_PATIENCE = 60
#: how many seconds of wall time count as one, where only CPU time is known
WIDER = 3
FIRST_LOOK, LOOK = 0.02, 0.25  # seconds until a child is looked at; the first ones are not worth a look
SHORTEST = 0.01
NOTICED = 0.05  # seconds of ended threads from which on their waiting may matter; counts lag a little behind


@dataclass(frozen=True, slots=True)
class Moment:
    """The clocks of a process at one moment, in seconds.

    Attributes
    ----------
    wall : float
        As of `time.monotonic`.
    cpu : float or None
        CPU time since its start; None when the system does not tell.
    waited : float or None
        Time since its start for which its threads were ready to run and did not.
    ended : float
        CPU time of threads that have ended, of which nobody knows how long they waited.
    """

    wall: float
    cpu: float | None = None
    waited: float | None = None
    ended: float = 0.0


def read_clocks(pid: int) -> Moment:
    """Return the clocks of a process as they are now; 0 is a process that is not known yet."""
    wall = time.monotonic()
    if not pid:
        return Moment(wall)
    cpu, threads = cpu_seconds(pid), thread_seconds(pid)
    if threads is None:
        return Moment(wall, cpu)
    ran, waited = threads
    return Moment(wall, cpu, waited, max((cpu or 0.0) - ran, 0.0))


@dataclass(slots=True)
class Allowance:
    """Seconds that a child may be charged.

    Several threads that wait together count more than the wall does, so what is charged is at least the CPU
    time: a child that is given a processor uses its allowance up, whatever its threads do. Of threads that
    have ended nobody knows how long they waited: where that decides, the child is run again by itself, and
    then what may have been waiting counts little.

    Attributes
    ----------
    seconds : float
    alone : bool
        Whether nothing else is graded meanwhile.
    start : Moment or None
        When it began; None until the child is first looked at.
    used : float
        What was charged for so far, as of the last look.
    before : float
        What earlier children used of it.
    share : float
        Seconds after which the rest is put off, because others wait.
    """

    seconds: float
    alone: bool = False
    start: Moment | None = None
    used: float = 0.0
    before: float = 0.0
    share: float = math.inf

    def begin(self, wall: float) -> None:
        """Let it go on with a child that was given its program at a moment of `time.monotonic`."""
        self.before = self.used
        self.start = Moment(wall, 0.0, 0.0)

    def charge(self, now: Moment, what: str) -> float:
        """Charge for the time until now; return how much is left.

        Raises
        ------
        Stopped
            If it is used up.
        Starved
            If the child had so little of the processor that nothing can be said.
        OverShare
            If it took more than its share.
        """
        if self.start is None:
            self.start = now
        wall = now.wall - self.start.wall
        cpu = max((now.cpu or 0.0) - (self.start.cpu or 0.0), 0.0)
        blind = now.ended - self.start.ended > NOTICED
        if now.waited is not None:
            asleep = wall - (now.waited - (self.start.waited or 0.0))
            spent = max(asleep / PATIENCE if blind and self.alone else asleep, cpu)
        else:
            spent = wall if now.cpu is None else max(cpu, wall / WIDER)
        self.used = self.before + spent
        if self.used >= self.share:
            raise OverShare(f"{what} took more than its share of the time")
        decided = now.cpu is None or self.before + cpu >= self.seconds  # by what it computed
        unclear = (now.waited is None or blind) and not decided and not self.alone
        if self.used >= self.seconds and not unclear:
            kind = "cpu" if cpu > spent / 2 else "wall"
            raise Stopped("timeout", f"{what} was stopped after {self.seconds:g} s", kind)
        patience = LAST_PATIENCE if self.alone else PATIENCE
        if self.used >= self.seconds or wall > self.seconds * patience:
            raise Starved(
                f"The machine was too busy to run {what}: in {wall:.0f} s it had a processor for "
                f"{cpu:.1f} s; grade again when less is going on, or with fewer --jobs."
            )
        return min(self.seconds, self.share) - self.used


def charge_all(allowances: tuple[Allowance, ...], pid: int, what: str) -> float:
    """Charge a process for its time; return after how many seconds to look at it again.

    Raises
    ------
    Stopped, Starved
        As `Allowance.charge`.
    """
    now = read_clocks(pid)
    left = min((allowance.charge(now, what) for allowance in allowances), default=LOOK)
    return min(max(left, SHORTEST), LOOK)
