"""A process that has imported the scientific stack once and forks a child for every submission.

It is started by exec with a clean environment, so its memory never held a reference, a spec or a
gradebook; programs and calls go straight from the grader to the child, so it never holds those either.
The grader sends one message per child: which import set, how much memory, and three descriptors.

==========  ===================================================================================
descriptor  what for
==========  ===================================================================================
channel     the child's end of its conversation with the grader
log         where the child's printed output goes
control     this process tells ``P pid folder`` at once and ``S status cpu rss`` at the end, or ``E reason``;
            when the grader closes it, the child and all it started are killed
==========  ===================================================================================

Import sets beyond NumPy live in processes forked from this one on first use, which then serve in the
same way: pages stay shared, and nobody pays for what no submission imports.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import struct
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox import scratch as folders
from autograder.sandbox import standins, worker
from autograder.sandbox.modulepath import keep_own_entries
from autograder.sandbox.protection import Protection, Slot, may_change_user
from autograder.values import pack

PR_SET_CHILD_SUBREAPER = 36
BASE = ("numpy",)  # import set of the first process, which starts the others
PID = struct.Struct("<cq")
STATUS = struct.Struct("<cqdq")
MODULES = {
    "numpy": ("numpy", "numpy.fft", "numpy.linalg", "numpy.ma", "numpy.polynomial", "numpy.random"),
    "scipy": (
        "scipy", "scipy.fft", "scipy.integrate", "scipy.interpolate", "scipy.io", "scipy.linalg",
        "scipy.ndimage", "scipy.optimize", "scipy.signal", "scipy.special", "scipy.stats",
    ),
    "sympy": ("sympy",),
    "matplotlib": ("matplotlib", "matplotlib.pyplot"),
}  # fmt: skip
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass
class _Child:
    pid: int
    pidfd: int
    control: socket.socket
    slot: Slot


class Zygote:
    """Serves fork requests until every holder of the other end of its socket is gone.

    Parameters
    ----------
    requests : socket.socket
        SEQPACKET socket on which the graders' requests arrive.
    imports : tuple of str
        Keys of `MODULES` that this process has loaded.
    scratch : Path
        Folder in which every child gets a private working directory.
    warm : bool
        Whether to use every library once, so that no child pays for what is set up on first use.
    change_user : bool
        Whether each child becomes a user of its own.
    mounted : bool
        Whether each child's working directory is a small file system of its own.
    """

    def __init__(
        self,
        requests: socket.socket,
        imports: tuple[str, ...],
        scratch: Path,
        warm: bool,
        change_user: bool,
        mounted: bool,
    ) -> None:
        self.requests = requests
        self.imports = imports
        self.scratch = scratch
        self.warm = warm
        self.selector = selectors.DefaultSelector()
        self.selector.register(requests, selectors.EVENT_READ, self.on_request)
        self.children: dict[int, _Child] = {}
        self.others: dict[tuple[str, ...], tuple[int, socket.socket]] = {}
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        for name in imports:
            for module in MODULES[name]:
                importlib.import_module(module)
        if warm:
            warm_up(imports)
            worker.rehearse(20)
        worker.prepare()
        gc.collect()
        gc.disable()
        gc.freeze()
        group = sum(1 << place for place, name in enumerate(MODULES) if name in imports) >> 1
        self.change_user = change_user
        self.mounted = mounted
        self.protection = Protection(
            [scratch / "matplotlib"], scratch / "work", change_user=change_user, mounted=mounted, group=group
        )

    def serve(self) -> None:
        """Answer requests for ever."""
        while True:
            for key, _ in self.selector.select():
                key.data(key.fileobj)

    def on_request(self, requests: socket.socket) -> None:
        """Fork a child, or pass the request on to the process that has its import set."""
        message, fds, _, _ = socket.recv_fds(requests, 4096, 3)
        if not message:
            self.leave()
        request = json.loads(message)
        imports = tuple(request["imports"])
        if imports == self.imports:
            channel, log, control = fds
            self.fork_child(channel, log, socket.socket(fileno=control), request["memory"])
        else:
            try:
                socket.send_fds(self.other(imports), [message], fds)
            except OSError:  # it died; the next request starts another
                del self.others[imports]
        for fd in fds if imports != self.imports else fds[:2]:
            os.close(fd)

    def other(self, imports: tuple[str, ...]) -> socket.socket:
        """Return the socket of the process for another import set, started on first use."""
        if imports not in self.others:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            pid = os.fork()
            if pid == 0:
                _become_other(self, theirs, imports)
            theirs.close()
            self.others[imports] = pid, ours
        return self.others[imports][1]

    def fork_child(self, channel: int, log: int, control: socket.socket, memory: int) -> None:
        """Fork the child of one submission and watch both it and the grader's end of its control."""
        slot = None
        try:
            slot = self.protection.take(memory)
            pid = os.fork()
        except (OSError, SandboxFault) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            with contextlib.suppress(OSError):
                control.send(b"E" + f"no process could be started for a submission: {reason}".encode())
            control.close()
            if slot is not None:
                self.protection.give_back(slot)
            return
        if pid == 0:
            _become_child(self.protection, slot, channel, log)
        child = _Child(pid, os.pidfd_open(pid), control, slot)
        self.children[pid] = child
        self.selector.register(child.pidfd, selectors.EVENT_READ, lambda _: self.reap(child))
        self.selector.register(control, selectors.EVENT_READ, lambda _: self.kill(child))
        with contextlib.suppress(OSError):
            control.send(PID.pack(b"P", pid) + (b"" if self.mounted else os.fsencode(slot.home)))

    def kill(self, child: _Child) -> None:
        """Kill a child whose grader hung up; its end is then noticed like any other."""
        if child.pid not in self.children:
            return  # it ended in the same moment
        self.selector.unregister(child.control)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(child.pidfd, signal.SIGKILL)

    def reap(self, child: _Child) -> None:
        """Kill what is left of a dead child's group, then collect it, clean up and tell the grader."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)  # the zombie still holds the group's number
        _, status, usage = os.wait4(child.pid, 0)
        self.selector.unregister(child.pidfd)
        os.close(child.pidfd)
        del self.children[child.pid]
        self.kill_orphans()
        self.protection.give_back(child.slot)
        with contextlib.suppress(KeyError, ValueError):
            self.selector.unregister(child.control)
        with contextlib.suppress(OSError):
            child.control.send(STATUS.pack(b"S", status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss))
        child.control.close()

    def kill_orphans(self) -> None:
        """Kill processes that a child left behind; as their subreaper this process inherits them."""
        known = {*self.children, *(pid for pid, _ in self.others.values())}
        listing = Path(f"/proc/self/task/{os.getpid()}/children")
        try:
            while orphans := [pid for pid in map(int, listing.read_text().split()) if pid not in known]:
                for pid in orphans:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)
        except (OSError, ValueError):
            return

    def leave(self) -> None:
        """Kill all children and end, when no grader is left."""
        for child in self.children.values():
            with contextlib.suppress(OSError):
                os.killpg(child.pid, signal.SIGKILL)
            self.protection.give_back(child.slot)
        if self.imports == BASE:
            folders.remove(self.scratch, mounted=False)  # a grader that was killed could not
        os._exit(0)


def _become_other(base: Zygote, requests: socket.socket, imports: tuple[str, ...]) -> None:
    """Turn a fork of the base process into the server of another import set; never returns."""
    try:
        requests.set_inheritable(True)
        keep = os.dup2(requests.fileno(), 3)
        os.closerange(4, 65536)
        gc.enable()
        Zygote(
            socket.socket(fileno=keep), imports, base.scratch, base.warm, base.change_user, base.mounted
        ).serve()
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(1)


def _become_child(protection: Protection, slot: Slot, channel: int, log: int) -> None:
    """Turn a fork into the child of one submission; never returns."""
    try:
        os.setsid()
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.dup2(channel, 3)
        os.environ["HOME"] = os.environ["TMPDIR"] = str(slot.home)
        os.umask(0o077)
        tempfile.tempdir = None
        worker.send(3, pack(("locked", protection.enter(slot))))
        worker.serve(3)
    except SandboxFault as fault:
        worker.send(3, pack(("fault", str(fault))))
    finally:
        os._exit(70)


def warm_up(imports: tuple[str, ...]) -> None:
    """Use the libraries once, so that no child pays for what they set up on first use."""
    import numpy as np

    matrix = np.eye(3) + 0.1
    np.linalg.solve(matrix, matrix)
    np.random.default_rng(0).standard_normal(4)
    if "scipy" in imports:
        import scipy.integrate
        import scipy.linalg

        scipy.linalg.solve(matrix, matrix)
        scipy.integrate.solve_ivp(lambda _, y: -y, (0, 1), [1.0])
    if "sympy" in imports:
        import sympy

        x = sympy.Symbol("x")
        sympy.integrate(sympy.exp(-(x**2)), x)
        sympy.lambdify(x, sympy.diff(sympy.sin(x), x))
        sympy.sympify("x + 1")
    if "matplotlib" in imports:
        import io

        import matplotlib.pyplot as plt

        figure, axes = plt.subplots()
        axes.plot([0, 1], label="$x$")
        axes.set_title("warm")
        axes.legend()
        figure.savefig(io.BytesIO())
        plt.close(figure)


def main() -> None:
    """Serve; the arguments are the descriptor of the requests, the scratch folder and "warm" or "cold"."""
    requests, scratch, warm = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "warm"
    change_user = may_change_user()
    mounted = folders.may_mount(scratch / "work")
    keep_own_entries()
    standins.install()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    Zygote(socket.socket(fileno=requests), BASE, scratch, warm, change_user, mounted).serve()
