"""A process that has imported the scientific stack and forks a child for every submission.

It is itself a fork of a template (`autograder.sandbox.forkserver.template`), never runs student code, and is
replaced after some hundred children. Programs and calls go straight from the grader to the child, so it
never holds those. The grader sends one message per child: how much memory it may have, and three descriptors.

A fork shares all pages, and every page touched later is copied. So the code that runs per child allocates as
little as possible.

==========  ===================================================================================
descriptor  what for
==========  ===================================================================================
channel     the child's end of its conversation with the grader
log         where the child's printed output goes
control     the child says ``P`` at once (from whom, the kernel adds, as the grader's own process numbers have
            it), this process ``S status cpu rss`` at the end, ``F`` or ``T`` when it ends the child because
            it has too many files or threads, ``E reason`` when there can be none, or ``L reason`` when
            there was no room for it for long;
            the grader says ``A seconds`` when the child works ahead of its turn (see `Ahead`), and ``G``
            when its turn has come, to which the answer is ``G seconds``, for which it was stopped;
            when the grader closes it, the child and all it started are killed
==========  ===================================================================================
"""

import contextlib
import os
import select
import signal
import socket
import struct
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from autograder.boundary.values import pack
from autograder.errors import SandboxFault
from autograder.sandbox.child import worker
from autograder.sandbox.forkserver import overstepping
from autograder.sandbox.forkserver.ahead import Ahead
from autograder.sandbox.forkserver.slots import Slot, Slots
from autograder.sandbox.lockdown import forks
from autograder.sandbox.lockdown.syscalls import syscall
from autograder.sandbox.processes import cpu_seconds

#: children after which a zygote is replaced
RENEWAL = 500
PR_SET_CHILD_SUBREAPER = 36
REQUEST = struct.Struct("<q")
STATUS = struct.Struct("<cqdq")
SECONDS = struct.Struct("<cd")


@dataclass(frozen=True, slots=True)
class _Request:
    channel: int
    log: int
    control: int
    memory: int
    until: float  # when to give up

    def close(self) -> None:
        """Close what is the child's alone."""
        os.close(self.channel)
        os.close(self.log)


@dataclass(slots=True)
class _Child:
    pid: int
    pidfd: int
    control: int
    slot: Slot
    given_up: bool = False  # the grader hung up
    ahead: Ahead | None = None  # while it is not its turn
    used: float | None = 0.0  # CPU time as of the last look


class Zygote:
    """Serves fork requests until it has served its time and its last child has ended.

    Parameters
    ----------
    requests : socket.socket
        SEQPACKET socket on which requests arrive; the next zygote will read them there.
    template : socket.socket
        SEQPACKET socket for saying that this one reads no more, and for being told to.
    protection : Slots
    """

    def __init__(self, requests: socket.socket, template: socket.socket, protection: Slots) -> None:
        self.requests = requests
        self.template = template
        self.protection = protection
        self.poll = select.epoll()
        #: what to do, and with what, when there is something to read
        self.handlers: dict[int, tuple[Callable[[Any], None], Any]] = {}
        self.watch(requests.fileno(), self.on_request, requests)
        self.watch(template.fileno(), self.on_template, template)
        self.children: dict[int, _Child] = {}
        self.delayed: list[_Request] = []
        self.below = os.open(f"/proc/self/task/{os.getpid()}/children", os.O_RDONLY)
        self.count = 0
        self.retired = False
        self.counts = overstepping.is_needed(protection)
        self.last_look = 0.0
        syscall("prctl", PR_SET_CHILD_SUBREAPER, 1)

    def watch(self, fd: int, handler: Callable[[Any], None], subject: object) -> None:
        """Have a handler called when there is something to read."""
        self.handlers[fd] = handler, subject
        self.poll.register(fd, select.EPOLLIN)

    def forget(self, fd: int) -> None:
        """Watch a descriptor no more."""
        if self.handlers.pop(fd, None) is not None:
            self.poll.unregister(fd)

    def serve(self) -> None:
        """Answer requests until none can come and the last child is reaped."""
        while self.handlers or self.delayed:
            wait = overstepping.LOOK if self.must_look() or self.delayed else None
            ready = [self.handlers[fd] for fd, _ in self.poll.poll(wait)]
            for handler, subject in ready:
                handler(subject)
            if wait is not None and time.monotonic() >= self.last_look + wait:
                self.look()
                self.try_again()

    def must_look(self) -> bool:
        """Whether a child is alive that this process has to look at now and then."""
        return any(self.counts or (each.ahead and not each.ahead.stopped) for each in self.children.values())

    def look(self) -> None:
        """Stop who has worked ahead for long enough, and end who has too much."""
        for child in self.children.values():
            if child.ahead is not None:
                child.ahead.look()
            used = cpu_seconds(child.pid)
            if not self.counts or used == child.used:  # it has done nothing since
                continue
            child.used = used
            if what := overstepping.overstepped(child.pid, child.slot, self.protection):
                with contextlib.suppress(OSError):
                    os.write(child.control, what)
                self.kill(child)
        self.last_look = time.monotonic()

    def on_request(self, requests: socket.socket) -> None:
        """Fork a child."""
        if self.retired:
            return  # the news came at the same moment; the next zygote reads this
        message, fds, _, _ = socket.recv_fds(requests, REQUEST.size, 3)
        channel, log, control = fds
        (memory,) = REQUEST.unpack(message)
        request = _Request(channel, log, control, memory, time.monotonic() + forks.PATIENCE)
        if not self.fork_child(request):
            self.delayed.append(request)
        self.count += 1
        if self.count == RENEWAL:
            self.retire()

    def on_template(self, template: socket.socket) -> None:
        """Retire when told to."""
        template.recv(16)  # what is left unread when this process ends would be an error at the other end
        self.retire()

    def retire(self) -> None:
        """Leave all further requests to another zygote."""
        if self.retired:
            return
        self.retired = True
        self.forget(self.requests.fileno())
        self.forget(self.template.fileno())
        self.template.send(b"!")

    def try_again(self) -> None:
        """Fork the children for which there was no room."""
        self.delayed = [request for request in self.delayed if not self.fork_child(request)]

    def fork_child(self, request: _Request) -> bool:
        """Fork the child of one submission and watch both it and the grader's end of its control.

        Returns
        -------
        bool
            Whether that is done with; False to try it again later.
        """
        slot, control = None, request.control
        try:
            slot = self.protection.take(request.memory)
            pid = os.fork()
        except (OSError, SandboxFault) as error:
            if slot is not None:
                self.protection.give_back(slot)
            short = forks.is_shortage(error)
            if short and time.monotonic() < request.until:
                return False
            reason = error.strerror if isinstance(error, OSError) else error
            said = f"no process could be started for a submission: {reason}"
            with contextlib.suppress(OSError):
                os.write(control, (b"L" if short else b"E") + said.encode())
            request.close()
            os.close(control)
            return True
        if pid == 0:
            _become_child(self.protection, slot, request)
        request.close()
        child = self.children[pid] = _Child(pid, os.pidfd_open(pid), control, slot)
        self.watch(child.pidfd, self.reap, child)
        self.watch(control, self.on_control, child)
        return True

    def on_control(self, child: _Child) -> None:
        """Do what the grader says about a child."""
        if child.pid not in self.children:
            return  # it ended in the same moment
        try:
            message = os.read(child.control, SECONDS.size)
        except OSError:
            message = b""
        match message[:1]:
            case b"A":
                child.ahead = Ahead.begin(child.pid, child.pidfd, SECONDS.unpack(message)[1])
            case b"G":
                seconds = child.ahead.end() if child.ahead else 0.0
                child.ahead = None
                with contextlib.suppress(OSError):
                    os.write(child.control, SECONDS.pack(b"G", seconds))
            case _:
                self.kill(child)

    def kill(self, child: _Child) -> None:
        """Kill a child whose grader hung up; its end is then noticed like any other."""
        child.given_up = True
        self.forget(child.control)
        _kill_group(child)
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(child.pidfd, signal.SIGKILL)

    def reap(self, child: _Child) -> None:
        """Kill what is left of a dead child's group, then collect it, clean up and tell the grader."""
        _kill_group(child)  # the zombie still holds the group's number
        _, status, usage = os.wait4(child.pid, 0)
        del self.children[child.pid]
        self.kill_orphans()
        self.protection.give_back(child.slot)
        for fd in (child.pidfd, child.control):
            self.forget(fd)
        if not child.given_up:
            with contextlib.suppress(OSError):
                seconds = usage.ru_utime + usage.ru_stime
                os.write(child.control, STATUS.pack(b"S", status, seconds, usage.ru_maxrss))
        os.close(child.pidfd)
        os.close(child.control)

    def kill_orphans(self) -> None:
        """Kill processes that a child left behind; as their subreaper this process inherits them."""
        with contextlib.suppress(OSError):
            while len(found := os.pread(self.below, 65536, 0).split()) > len(self.children):
                for pid in map(int, found):
                    if pid not in self.children:
                        os.kill(pid, signal.SIGKILL)
                        os.waitpid(pid, 0)


def _kill_group(child: _Child) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _nothing_to_read() -> int:
    """Return an input that has ended; its flags and locks are nobody else's, as those of a device were."""
    reading, writing = os.pipe()
    os.close(writing)
    return reading


def _become_child(protection: Slots, slot: Slot, request: _Request) -> None:
    """Turn a fork into the child of one submission; never returns."""
    try:
        os.setsid()
        os.write(request.control, b"P")
        os.dup2(_nothing_to_read(), 0)
        os.dup2(request.log, 1)
        os.dup2(request.log, 2)
        os.dup2(request.channel, 3)
        os.environ["HOME"] = os.environ["TMPDIR"] = str(slot.home)
        os.umask(0o077)
        tempfile.tempdir = None
        worker.send(3, pack(("locked", protection.enter(slot))))
        worker.serve(3)
    except SandboxFault as fault:
        worker.send(3, pack(("fault", str(fault))))
    finally:
        os._exit(70)
