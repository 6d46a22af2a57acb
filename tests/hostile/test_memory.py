"""What a child's memory holds: nothing of another submission, of calls to come, or of what staff keep.

The memory of a child is searched from outside where that takes no trick (as root), and by the child itself.
"""

import os
from pathlib import Path

import pytest

from autograder.course.spec import Call, Limits
from autograder.sandbox.clock import Allowance
from autograder.sandbox.conversation import Blocked, program_message
from autograder.sandbox.forkserver.runner import _attested
from autograder.sandbox.forkserver.session import Session

# put together when the test runs, so that neither this file's text nor its code holds a whole marker
EARLIER, LATER, OWN = ("-".join(["hostile", word, "marker", "81f3"]) for word in ("earlier", "later", "own"))


def memory_of(pid: int) -> bytes:
    """Return all that a process can read in its memory."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if rights[0] != "r" or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            start, end = (int(number, 16) for number in span.split("-"))
            memory.seek(start)
            try:
                found.append(memory.read(end - start))
            except OSError:  # a part of a file that is not there
                continue
    return b"".join(found)


def markers_in(memory: bytes) -> set[str]:
    """Return which markers a memory holds, as UTF-8 or as Python's wider strings."""
    texts = {name: name.encode() for name in (EARLIER, LATER, OWN)}
    return {name for name, text in texts.items() if text in memory or b"\0".join(
        text[i : i + 1] for i in range(len(text))) in memory}  # fmt: skip


SOURCE = """
mine = {own!r}
def f(text): return len(text)
"""


def start(arena, source, *calls):
    """Return a child that has loaded a program and has answered no call yet."""
    session = Session(arena.runner._zygote, ("numpy",), Limits())
    _attested(session)
    program = arena.program(source)
    first = arena.plan(*calls or [Call("f", "first")]).messages[0]
    session.send(program_message(program, Limits(), Blocked(), first))
    while session.receive((Allowance(20.0),), "loading")[0] != "loaded":
        pass
    return session


@pytest.fixture
def root_only():
    if os.geteuid() != 0:
        pytest.skip("takes root, to look into a process that does not let itself be looked into")


def test_a_child_holds_its_own_program_and_no_other(arena, harmless, root_only):
    arena.run(SOURCE.format(own=EARLIER), Call("f", EARLIER), limits=Limits())
    with start(arena, SOURCE.format(own=OWN)) as session:
        assert session.alive
        assert markers_in(memory_of(session._pid)) == {OWN}


def test_a_child_holds_no_call_before_the_one_before_it_is_answered(arena, harmless, root_only):
    calls = Call("f", "first"), Call("f", LATER)
    plan = arena.plan(*calls)
    with start(arena, SOURCE.format(own=OWN), *calls) as session:
        assert session.receive((Allowance(20.0),), "f") == ("returned", 5)
        assert session.alive
        assert markers_in(memory_of(session._pid)) == {OWN}
        session.send(plan.messages[1])
        assert session.receive((Allowance(20.0),), "f") == ("returned", len(LATER))
        assert markers_in(memory_of(session._pid)) == {OWN, LATER}  # the search does find what is there


def test_a_child_holds_nothing_of_solutions(arena, harmless, root_only):
    paths = (Path(__file__).parents[2] / "solutions").glob("*/*.py")
    # the longest line of each file, which is in no library as well
    secrets = [max(map(bytes.strip, path.read_bytes().splitlines()), key=len) for path in paths]
    with start(arena, SOURCE.format(own=OWN)) as session:
        assert session.alive
        memory = memory_of(session._pid)
    assert [line for line in secrets if line in memory] == []


def test_the_zygote_has_learnt_nothing(arena, harmless, root_only):
    arena.run(SOURCE.format(own=EARLIER), Call("f", LATER), limits=Limits())
    assert markers_in(memory_of(arena.runner._zygote.pid)) == set()


def test_a_child_finds_no_object_of_another_program(arena, harmless):
    arena.run(SOURCE.format(own=EARLIER), Call("f", EARLIER), limits=Limits())
    source = """
import gc
def search(pieces):
    text, found = "-".join(pieces), set()
    for thing in gc.get_objects():
        for part in gc.get_referents(thing):
            if isinstance(part, str) and text in part or isinstance(part, bytes) and text.encode() in part:
                found.add(type(part).__name__)
    return sorted(found)
"""
    plan = Call("search", EARLIER.split("-")), Call("search", LATER.split("-")), Call("str", LATER)
    first, second, _ = arena.run(source, *plan, limits=Limits())
    assert first.value == [] and second.value == []
