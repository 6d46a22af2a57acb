"""Why a child stopped replying, found from outside: its exit status, its clock, its last output."""

import signal
from pathlib import Path

from autograder.boundary.outputs import Reason
from autograder.errors import Starved

#: whole seconds of CPU after which a child is killed even if the grader has forgotten it
CPU_SECONDS = 600
#: bytes that are kept of the beginning of the printed output, for the student who wrote the program
FIRST_WORDS = 8192
#: what is kept of the printed output, for the last words of compiled code
LAST_WORDS = 2000
#: libraries end the process where Python would raise a MemoryError
_OUT_OF_MEMORY = (b"OpenBLAS error: Memory allocation", b"std::bad_alloc")
_CRASHES = {
    "SIGSEGV": "compiled code used memory that is not its own, or a recursion had no end",
    "SIGBUS": "compiled code used memory that is not there",
    "SIGABRT": "compiled code gave up",
    "SIGFPE": "an arithmetic fault in compiled code",
    "SIGILL": "an instruction that this processor does not have",
    "SIGSYS": "a request to the operating system that is not possible here",
}
#: by what code Windows ends a process where other systems send a signal
_ON_WINDOWS = {
    0xC0000005: -signal.SIGSEGV, 0xC00000FD: -signal.SIGSEGV, 0xC000001D: -signal.SIGILL,
    0xC0000094: -signal.SIGFPE, 0xC0000409: -signal.SIGABRT, 0xC0000374: -signal.SIGABRT,
}  # fmt: skip


class Stopped(Exception):
    """The child will not answer.

    Attributes
    ----------
    reason : Reason
    detail : str
        A sentence for the student.
    kind : str
        As of `autograder.boundary.outputs.Failed`.
    cell : int or None
        Position of the cell that was running, when it happened during loading.
    last : bool
        Whether no later cell is to run either, because the time for all of them is used up.
    """

    def __init__(self, reason: Reason, detail: str, kind: str = "") -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.kind = kind
        self.cell: int | None = None
        self.last = False


class Shortages:
    """Counts the processes that the kernel killed for lack of memory, to notice the next one."""

    def __init__(self) -> None:
        self._count = _oom_kills()

    def noticed(self) -> bool:
        """Whether there was one since it was last asked."""
        before, self._count = self._count, _oom_kills()
        return self._count > before


def _oom_kills() -> int:
    """Return the kernel's count; it includes those within control groups."""
    try:
        rows = Path("/proc/vmstat").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("oom_kill ")), 0)


def describe_end(code: int, cpu: float, said: bytes, what: str, shortages: Shortages) -> Stopped:
    """Return what a child's end means for the call or cell that was running.

    Parameters
    ----------
    code : int
        Exit code, or a signal's number below 0; it was not the grader who ended the child.
    cpu : float
        Seconds of CPU time that it used in all.
    said : bytes
        The end of what it printed. It may lie, about the words the student reads and nothing else.
    what : str
        Subject of the sentence.
    shortages : Shortages

    Raises
    ------
    Starved
        If the machine ran out of memory, which is not the submission's fault.
    """
    if any(words in said for words in _OUT_OF_MEMORY):
        return Stopped("memory", f"{what} needed more memory than a submission may use")
    code = _ON_WINDOWS.get(code, code)
    if code >= 0:
        return Stopped("crash", f"{what} ended the Python process (exit code {code})", "left")
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    if name in _CRASHES:
        return Stopped(
            "crash", f"the Python process crashed in {what}: {_CRASHES[name]} ({name})", name[3:].lower()
        )
    if name == "SIGXCPU" or (name == "SIGKILL" and cpu >= CPU_SECONDS):
        return Stopped("timeout", f"{what} used more CPU time than a submission may", "cpu")
    if name == "SIGXFSZ":
        return Stopped("output_limit", f"{what} wrote more into a file than it may hold", "files")
    if name == "SIGKILL" and shortages.noticed():
        raise Starved(
            "The machine ran out of memory and the system killed a submission's process; grade with fewer "
            "--jobs or on a larger machine."
        )
    return Stopped("crash", f"{what} ended the Python process with a signal ({name})", "left")
