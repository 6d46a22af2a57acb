"""A process that has imported the scientific stack and forks a child for every submission.

It is itself a fork of a template (`autograder.sandbox.template`), never runs student code, and is
replaced after some hundred children. Programs and calls go straight from the grader to the child, so it
never holds those. The grader sends one message per child: which import set, how much memory, and three
descriptors.

==========  ===================================================================================
descriptor  what for
==========  ===================================================================================
channel     the child's end of its conversation with the grader
log         where the child's printed output goes
control     the child says ``P folder`` at once (from whom, the kernel adds, as the grader's own process
            numbers have it), this process ``S status cpu rss`` at the end, or ``E reason``;
            when the grader closes it, the child and all it started are killed
==========  ===================================================================================
"""

import contextlib
import json
import os
import selectors
import signal
import socket
import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox import worker
from autograder.sandbox.protection import Protection, Slot
from autograder.sandbox.syscalls import syscall
from autograder.values import pack

#: children after which a zygote is replaced
RENEWAL = 500
PR_SET_CHILD_SUBREAPER = 36
STATUS = struct.Struct("<cqdq")


@dataclass
class _Child:
    pid: int
    pidfd: int
    control: socket.socket
    slot: Slot


class Zygote:
    """Serves fork requests until it has served its time and its last child has ended.

    Parameters
    ----------
    requests : socket.socket
        SEQPACKET socket on which requests arrive; the next zygote will read them there.
    template : socket.socket
        SEQPACKET socket for saying that this one reads no more, and for being told to.
    protection : Protection
    """

    def __init__(self, requests: socket.socket, template: socket.socket, protection: Protection) -> None:
        self.requests = requests
        self.template = template
        self.protection = protection
        self.selector = selectors.DefaultSelector()
        self.selector.register(requests, selectors.EVENT_READ, self.on_request)
        self.selector.register(template, selectors.EVENT_READ, self.on_template)
        self.children: dict[int, _Child] = {}
        self.count = 0
        self.retired = False
        syscall("prctl", PR_SET_CHILD_SUBREAPER, 1)

    def serve(self) -> None:
        """Answer requests until none can come and the last child is reaped."""
        while self.selector.get_map():
            for key, _ in self.selector.select():
                key.data(key.fileobj)

    def on_request(self, requests: socket.socket) -> None:
        """Fork a child."""
        if self.retired:
            return  # the news came at the same moment; the next zygote reads this
        message, fds, _, _ = socket.recv_fds(requests, 4096, 3)
        channel, log, control = fds
        self.fork_child(channel, log, socket.socket(fileno=control), json.loads(message)["memory"])
        os.close(channel)
        os.close(log)
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
        self.selector.unregister(self.requests)
        self.selector.unregister(self.template)
        self.template.send(b"!")

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
            _become_child(self.protection, slot, channel, log, control)
        child = _Child(pid, os.pidfd_open(pid), control, slot)
        self.children[pid] = child
        self.selector.register(child.pidfd, selectors.EVENT_READ, lambda _: self.reap(child))
        self.selector.register(control, selectors.EVENT_READ, lambda _: self.kill(child))

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
        listing = Path(f"/proc/self/task/{os.getpid()}/children")
        try:
            while orphans := [
                pid for pid in map(int, listing.read_text().split()) if pid not in self.children
            ]:
                for pid in orphans:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)
        except (OSError, ValueError):
            return


def _become_child(protection: Protection, slot: Slot, channel: int, log: int, control: socket.socket) -> None:
    """Turn a fork into the child of one submission; never returns."""
    try:
        os.setsid()
        control.send(b"P" + (b"" if protection.mounted else os.fsencode(slot.home)))
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
