"""The process that zygotes are forked from: it has imported and used the libraries, and runs nothing else.

It is started by exec with a clean environment, so its memory never held a reference, a spec or a
gradebook. It never forks a child of a submission itself, so that a zygote which has served its time, or one
whose child was not locked down as it should be, is replaced by a fork of something that is as it was at
the start; that costs milliseconds. Import sets beyond NumPy are templates forked from the first one when they
are first announced or asked for: pages stay shared, and what no submission imports costs nothing.

Graders ask over the control socket, once for each import set, for the socket on which the zygotes of that set
read their requests; they are given its other end, and then talk to the zygotes directly.

===================================================  ==================================================
a grader's message, with a socket for the answer     the answer
===================================================  ==================================================
``{"imports": [...], "fresh": false}``               one byte, with the socket for requests
``{"imports": [...], "fresh": true}``                the same, when a zygote that has had no child is there
``{"soon": [[...], ...]}``, without a socket         none: these import sets will be asked for
===================================================  ==================================================
"""

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import replace

from autograder.errors import SandboxFault
from autograder.sandbox.child import inert_modules, libraries, worker
from autograder.sandbox.child.libraries import IMPORT_SETS
from autograder.sandbox.child.module_path import keep_own_entries
from autograder.sandbox.forkserver import trial
from autograder.sandbox.forkserver.interpreter import Unreadable
from autograder.sandbox.forkserver.settings import Settings, StartupReport
from autograder.sandbox.forkserver.slots import Slots, may_change_user
from autograder.sandbox.forkserver.zygote import PR_SET_CHILD_SUBREAPER, Zygote
from autograder.sandbox.lockdown import forks
from autograder.sandbox.lockdown import scratch as folders
from autograder.sandbox.lockdown.syscalls import die_with, syscall

_PR_SET_DUMPABLE = 4
#: zygotes that may die by themselves, one after the other, before something must be wrong with all of them
MAX_DEATHS = 3
BASE = IMPORT_SETS[0]  # of the first template, which starts the others


class Template:
    """Keeps a zygote at work, and starts templates for other import sets when they are asked for.

    Parameters
    ----------
    control : socket.socket
        SEQPACKET socket on which graders' messages arrive.
    imports : tuple of str
        One of `IMPORT_SETS`, which this process loads.
    setting : Settings
    """

    def __init__(self, control: socket.socket, imports: tuple[str, ...], setting: Settings) -> None:
        self.control = control
        self.imports = imports
        self.setting = setting
        self.for_graders, self.requests = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.zygote: tuple[int, socket.socket] | None = None
        self.others: dict[tuple[str, ...], tuple[int, socket.socket]] = {}
        self.deaths = 0
        self.selector = selectors.DefaultSelector()
        self.selector.register(control, selectors.EVENT_READ, self.on_control)
        syscall("prctl", PR_SET_CHILD_SUBREAPER, 1)
        libraries.load(imports)
        if setting.warm:
            libraries.warm_up(imports)
            worker.rehearse(20)
        worker.prepare()
        if setting.root is not None:
            trial.load_system_libraries()
        gc.collect()
        gc.disable()
        gc.freeze()
        self.protection = Slots(
            [setting.scratch / "matplotlib"],
            setting.scratch / "work",
            change_user=setting.change_user,
            mounted=setting.mounted,
            counted=setting.counted,
            group=IMPORT_SETS.index(imports),
            root=setting.root,
            boxed=setting.boxed,
        )

    def serve(self) -> None:
        """Answer until every grader is gone; never returns."""
        self.start_zygote()
        while True:
            for key, _ in self.selector.select():
                key.data()

    def on_control(self) -> None:
        """Answer a grader, or have the right template do so."""
        message, fds, _, _ = socket.recv_fds(self.control, 4096, 1)
        if not message:
            self.leave()
        asked = json.loads(message)
        if "soon" in asked:
            with contextlib.suppress(OSError):  # it is tried again when one is needed
                for imports in map(tuple, asked["soon"]):
                    self.start_template(imports)
            return
        imports = tuple(asked["imports"])
        with socket.socket(fileno=fds[0]) as answer, contextlib.suppress(OSError):  # the grader may be gone
            if imports != self.imports:
                self.pass_on(imports, message, fds)
                return
            if asked["fresh"]:
                self.replace_zygote()
            socket.send_fds(answer, [b"!"], [self.for_graders.fileno()])

    def pass_on(self, imports: tuple[str, ...], message: bytes, fds: list[int]) -> None:
        """Have the template for another import set answer, started on first use or when it has died."""
        for _ in range(2):
            self.start_template(imports)
            try:
                socket.send_fds(self.others[imports][1], [message], fds)
                return
            except OSError:
                _close(*self.others.pop(imports))

    def start_template(self, imports: tuple[str, ...]) -> None:
        """Have a template for another import set, unless there is one."""
        if imports != self.imports and imports not in self.others:
            self.others[imports] = self.fork(_become_template, self.setting, imports)

    def start_zygote(self) -> None:
        """Have a zygote read the requests."""
        self.zygote = self.fork(_become_zygote, self)
        self.selector.register(self.zygote[1], selectors.EVENT_READ, self.on_zygote)
        self.protection.generation += 1

    def on_zygote(self) -> None:
        """Replace a zygote that has served its time and only waits for its last children, or that died."""
        assert self.zygote is not None
        handle, said = self.zygote
        try:
            retired = said.recv(16)
        except OSError:
            retired = b""
        self.deaths = 0 if retired else self.deaths + 1
        self.selector.unregister(said)
        _close(handle, said)
        if self.deaths > MAX_DEATHS:
            self.leave()
        self.start_zygote()

    def replace_zygote(self) -> None:
        """Have the zygote read no more requests, and another one start."""
        assert self.zygote is not None
        with contextlib.suppress(OSError):
            self.zygote[1].send(b"!")
        self.on_zygote()

    def fork(self, become: Callable[..., None], *arguments: object) -> tuple[int, socket.socket]:
        """Start a process that holds one end of a new socket; return a handle of it and the other end."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        parent = os.getpid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        pid = forks.fork()
        if pid == 0:
            try:
                if die_with(parent):
                    become(theirs, *arguments)
            except BaseException as error:
                os.write(2, f"{type(error).__name__}: {error}\n".encode())
            finally:
                os._exit(1)
        theirs.close()
        handle = os.pidfd_open(pid)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # from here on the kernel collects what has ended
        return handle, ours

    def leave(self) -> None:
        """Kill all that was started from here, collect it, tidy up and end."""
        # whatever is below these dies with its parent, and then ends as this process's own
        living = [*([self.zygote] if self.zygote else []), *self.others.values()]
        for handle, _ in living:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while True:
                os.wait()
        if self.imports == BASE:
            tidy(self.setting)
        os._exit(0)


def _close(handle: int, connection: socket.socket) -> None:
    os.close(handle)
    connection.close()


def tidy(setting: Settings) -> None:
    """Remove the scratch folder with all in it; no process may be at work there."""
    with contextlib.suppress(OSError):
        for folder in (setting.scratch / "work").iterdir():
            folders.remove(folder, mounted=setting.mounted)
    folders.remove(setting.scratch, mounted=False)


def _become_zygote(up: socket.socket, template: Template) -> None:
    """Turn a fork of a template into a zygote; never returns."""
    requests, up = _park(template.requests, up)
    os.closerange(5, 65536)
    Zygote(requests, up, template.protection).serve()
    template.protection.clear()
    os._exit(0)


def _become_template(control: socket.socket, setting: Settings, imports: tuple[str, ...]) -> None:
    """Turn a fork of the first template into that of another import set; never returns."""
    (control,) = _park(control)
    os.closerange(4, 65536)
    gc.enable()
    Template(control, imports, setting).serve()


def _park(*sockets: socket.socket) -> list[socket.socket]:
    """Return sockets at the descriptors from 3 on, so that all others can be closed."""
    copies = [os.dup(each.fileno()) for each in sockets]
    return [socket.socket(fileno=os.dup2(copy, 3 + place)) for place, copy in enumerate(copies)]


def main() -> None:
    """Serve; the arguments are the descriptor of the control socket and a `Settings`."""
    control, setting = socket.socket(fileno=int(sys.argv[1])), Settings.parse(sys.argv[2])
    syscall("prctl", _PR_SET_DUMPABLE, 0)
    try:
        template = _start(control, setting)
        report = trial.run(template.protection, template.setting)
    except (SandboxFault, OSError) as fault:
        report = StartupReport(fault=str(fault), unreadable=isinstance(fault, Unreadable))
    control.send(report.encode())
    if report.fault:
        tidy(setting)
        os._exit(1)
    template.serve()


def _start(control: socket.socket, setting: Settings) -> Template:
    (setting.scratch / "work").mkdir()  # children pass through to their own folders
    for folder in (setting.scratch, setting.scratch / "work"):
        folder.chmod(0o711)
    change_user = may_change_user()
    mounted = folders.may_mount(setting.scratch / "work")
    keep_own_entries()
    inert_modules.install()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    counted = change_user or trial.counts_threads()
    found = replace(setting, change_user=change_user, mounted=mounted, counted=counted)
    return Template(control, BASE, found)
