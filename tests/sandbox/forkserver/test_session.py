"""One child from the grader's side: malformed frames are the submission's fault, a dead zygote is ours."""

import os
import signal

import pytest

from autograder.boundary.values import PREFIX, pack
from autograder.course.spec import Limits
from autograder.errors import SandboxFault
from autograder.sandbox.clock import Allowance
from autograder.sandbox.conversation import decode
from autograder.sandbox.exits import Stopped
from autograder.sandbox.forkserver.process import ZygoteProcess
from autograder.sandbox.forkserver.session import Session


def split(frame):
    header, _ = PREFIX.unpack_from(frame)
    return frame[PREFIX.size : PREFIX.size + header], memoryview(frame)[PREFIX.size + header :]


def test_a_frame_is_decoded():
    assert decode(split(pack({"a": [1, 2.5, None]}))) == {"a": [1, 2.5, None]}


@pytest.mark.parametrize("header", [b"", b"\x00", b"{", b"[[[[", b'{"pickle": "cos"}', b"\xff" * 64])
def test_a_malformed_frame_is_the_submissions_fault(header):
    with pytest.raises(Stopped) as caught:
        decode((header, memoryview(b"")))
    assert caught.value.reason == "unsendable"


@pytest.fixture
def zygote():
    zygote = ZygoteProcess(warm=False)
    yield zygote
    zygote.close()


def kill(zygote):
    """Kill the first template when it is ready, and wait until all below it is gone."""
    assert not zygote.report.fault
    os.kill(zygote.pid, signal.SIGKILL)
    zygote._process.wait()


def test_a_zygote_that_is_gone_is_a_fault_of_the_grader(zygote):
    kill(zygote)
    with pytest.raises(SandboxFault, match="ended by itself"):
        Session(zygote, ("numpy",), Limits())


def test_a_zygote_that_dies_in_the_middle_is_a_fault_of_the_grader(zygote):
    with Session(zygote, ("numpy",), Limits()) as session:
        session.receive_frame((Allowance(20.0),), "the start")
        kill(zygote)
        with pytest.raises(SandboxFault):
            session.receive_frame((Allowance(20.0),), "the call")
