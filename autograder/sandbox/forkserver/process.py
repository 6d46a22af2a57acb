"""The fork server's process as the grader sees it: its start and its end."""

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox.exits import Shortages
from autograder.sandbox.forkserver import credentials
from autograder.sandbox.forkserver.launch import COPY, GIVEN, Launch, clean_environment, launches
from autograder.sandbox.forkserver.settings import StartupReport
from autograder.sandbox.lockdown.scratch import remove
from autograder.sandbox.lockdown.syscalls import syscall

_PR_SET_DUMPABLE = 4
START_SECONDS = 120.0  # libraries are read from disk, which may be slow
END_SECONDS = 10.0
BOOTSTRAP = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from autograder.sandbox.forkserver.template import main; main()"
)


class ZygoteProcess:
    """The first template and the folder its children work in; shared by forked graders, owned by its maker.

    Started in the best available way. Failure shows on first use; the next way is then tried.

    Attributes
    ----------
    launch : Launch
        The one in use.
    refused : dict of str to str
        Ways that did not work, and why.
    shortages : Shortages
    """

    def __init__(self, *, warm: bool) -> None:
        with contextlib.suppress(OSError):
            # else a child under the same account could read what this one holds
            syscall("prctl", _PR_SET_DUMPABLE, 0)
        self.shortages = Shortages()
        self._owner = os.getpid()
        self._launches = launches(warm)
        self._report: StartupReport | None = None
        self._hopeless: SandboxFault | None = None
        self._requests: dict[tuple[str, ...], socket.socket] = {}
        self.refused: dict[str, str] = {}
        self.pid = 0
        self._start(next(self._launches))
        atexit.register(self.close)

    @property
    def report(self) -> StartupReport:
        """What it said of itself when it was ready.

        Raises
        ------
        SandboxFault
            If it could be started in no way.
        """
        while self._report is None:
            if self._hopeless is not None:
                raise self._hopeless
            report = self._hear()
            if not report.fault:
                self._report = report
                break
            self._end()
            self.refused[self.launch.name] = report.fault
            try:
                self._start(self._launches.send(report))
            except (StopIteration, SandboxFault) as error:
                self._hopeless = SandboxFault(report.fault)
                if isinstance(error, SandboxFault):
                    self.refused[COPY] = str(error)
        return self._report

    @property
    def notes(self) -> tuple[str, ...]:
        """How it was started, and in which better ways it could not be.

        Raises
        ------
        SandboxFault
            If it could be started in no way.
        """
        user = "each as a user of its own" if self.report.change_user else "under the grader's account"
        refused = (f"not {name}: {why}" for name, why in self.refused.items())
        return (f"submissions run {self.launch.name}, {user}", *refused)

    def requests(self, imports: tuple[str, ...], *, fresh: bool = False) -> socket.socket:
        """Return where requests for children with some libraries are sent.

        Parameters
        ----------
        imports : tuple of str
            One of `IMPORT_SETS`.
        fresh : bool
            Whether the children are to be forked by a new zygote from now on.

        Raises
        ------
        SandboxFault
            If it could be started in no way, or has died.
        """
        if fresh:
            self.forget(imports)
        if imports not in self._requests:
            self.report  # noqa: B018 - it must be ready
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            ours.settimeout(START_SECONDS)
            message = json.dumps({"imports": imports, "fresh": fresh}).encode()
            with ours, theirs:
                try:
                    socket.send_fds(self._control, [message], [theirs.fileno()])
                    theirs.close()
                    _, fds, _, _ = socket.recv_fds(ours, 1, 1)
                except OSError:
                    raise self.fault() from None
            if not fds:
                raise self.fault()
            self._requests[imports] = socket.socket(fileno=fds[0])
        return self._requests[imports]

    def begin(self, import_sets: Iterable[tuple[str, ...]]) -> None:
        """Have libraries be read that will be asked for; where it has to be started anew, this is lost."""
        with contextlib.suppress(OSError):  # what is wrong shows when it is needed
            self._control.send(json.dumps({"soon": list(import_sets)}).encode())

    def forget(self, imports: tuple[str, ...]) -> None:
        """Ask anew where requests are sent, before the next one."""
        if imports in self._requests:
            self._requests.pop(imports).close()

    def fault(self) -> SandboxFault:
        """Return the error to raise when it does not answer."""
        said = self._complaint()
        reason = f" ({said})" if said else ""
        return SandboxFault(
            f"The process that runs submissions ended by itself{reason}; see 'autograder doctor'."
        )

    def close(self) -> None:
        """End it with all its children and remove the folder; safe to call twice."""
        if os.getpid() != self._owner:
            self._hang_up()
            return
        atexit.unregister(self.close)
        self._end()

    def _start(self, launch: Launch) -> None:
        self.launch = launch
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        credentials.ask(self._control)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed at its end
        package = str(Path(__file__).resolve().parents[3])
        line = [*launch.before, launch.python, "-s", "-P", "-c", BOOTSTRAP, package, str(theirs.fileno())]
        try:
            self._process = subprocess.Popen(
                [*line, launch.setting.argument()],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._errors,
                start_new_session=True, pass_fds=(theirs.fileno(), *(file.fileno() for file in launch.files)),
                env=clean_environment(launch.setting.scratch / "matplotlib"),
                cwd="/" if launch.before else launch.setting.scratch,
            )  # fmt: skip
        finally:
            theirs.close()
            for file in launch.files:
                file.close()

    def _hear(self) -> StartupReport:
        """Return what the process says when it is ready; a report of a fault when it does not say it."""
        self._control.settimeout(START_SECONDS)
        try:
            data, sender = credentials.receive(self._control, 1 << 16)
        except TimeoutError:
            return StartupReport(fault=f"It was not ready after {START_SECONDS:g} s.")
        except OSError as error:
            return StartupReport(fault=f"It ended at once: {error.strerror}.")
        self._control.settimeout(None)
        if not data:
            self._process.wait()
            return StartupReport(
                fault=self._complaint() or f"It ended at once, with code {self._process.returncode}."
            )
        self.pid = sender
        report = StartupReport.decode(data)
        if report.fault:
            return report
        if (report.prefix, report.version) != (self.launch.prefix, sys.version):
            return StartupReport(fault=f"Another Python was started, of {report.prefix}: {report.version}.")
        if not set(report.environment) <= GIVEN:
            return StartupReport(
                fault=f"It has variables that it was not given: {', '.join(report.environment)}."
            )
        return report

    def _complaint(self) -> str:
        """Return the last line that it wrote to its log."""
        with contextlib.suppress(OSError, ValueError):
            text = os.pread(self._errors.fileno(), 1 << 16, 0).decode(errors="replace")
            return " ".join(text.strip().splitlines()[-1:])
        return ""

    def _hang_up(self) -> None:
        self._control.close()
        while self._requests:
            self._requests.popitem()[1].close()

    def _end(self) -> None:
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # whoever else holds it
        self._hang_up()
        if self._report is None and self._process.poll() is None:  # it does not listen yet
            with contextlib.suppress(ProcessLookupError):  # all of bubblewrap: one half waits for the other
                os.killpg(self._process.pid, signal.SIGKILL)
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            for number in {self.pid or self._process.pid, self._process.pid}:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
            self._process.wait()
        self._errors.close()
        if not self.launch.setting.boxed:
            remove(self.launch.setting.scratch, mounted=False)
