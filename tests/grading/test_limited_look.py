"""What nobody is known to have handed in yet is looked into in a limited process."""

import os
import signal

import pytest

from autograder.boundary.wanted import Wanted
from autograder.grading import limited_look as module
from autograder.grading.budget import TooMuchWork
from autograder.grading.limited_look import LimitedLook
from autograder.sandbox.lockdown import landlock
from autograder.submission import look as look_module
from autograder.submission.entries import list_folder
from autograder.submission.look import Seen, seen_in

WANTED = {"decay": Wanted({"decay": ()}), "rise": Wanted({"rise": ()})}


@pytest.fixture
def items(tmp_path):
    folder = tmp_path / "class"
    (folder / "cyd").mkdir(parents=True)
    (folder / "ada.py").write_text("import helpers\ndef decay(t): return t\n")
    (folder / "ben.py").write_text("def rise(t): raise NotImplementedError\n")
    (folder / "cyd" / "rise.py").write_text("def rise(t): return t\n")
    return {item.name: item for item in list_folder(folder)}


def test_it_sees_what_is_seen_without_it(items):
    with LimitedLook([items["ada.py"].path.parent]) as look:
        found = {name: look(item, WANTED) for name, item in items.items()}
    assert found == {name: seen_in(item, WANTED) for name, item in items.items()}
    assert found["ada.py"] == Seen(("decay",), ("helpers",), frozenset({"decay"}))
    assert found["ben.py"].unwritten == {"rise"} and found["cyd"].answers == ("rise",)


@pytest.mark.parametrize("fault", [lambda: os.kill(os.getpid(), signal.SIGKILL), MemoryError, TooMuchWork])
def test_in_what_costs_too_much_nothing_is_seen_and_the_others_are_looked_into(items, monkeypatch, fault):
    def see(item, wanted):
        if item.name == "ben.py" and (error := fault()):
            raise error
        return seen_in(item, wanted)

    monkeypatch.setattr(module, "seen_in", see)
    with LimitedLook([items["ada.py"].path.parent]) as look:
        found = [look(items[name], WANTED).answers for name in ("ada.py", "ben.py", "cyd")]
    assert found == [("decay",), (), ("rise",)]


def test_nothing_is_begun_for_what_is_not_looked_into_and_nothing_is_left(items):
    with LimitedLook([]) as look:
        assert look._process is None
        look(items["ada.py"], WANTED)
        pid = look._process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(not landlock.abi(), reason="the kernel has no Landlock")
def test_it_reads_where_the_items_lie_and_where_links_among_them_lead(items, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "rise.py").write_text("def rise(t): return t\n")
    folder = items["ada.py"].path.parent
    (folder / "dan").symlink_to(tmp_path / "elsewhere")
    (linked,) = (item for item in list_folder(folder) if item.name == "dan")
    with LimitedLook([folder]) as look:
        assert look(linked, WANTED).answers == ("rise",)
    (other,) = list_folder(tmp_path / "elsewhere")
    with LimitedLook([folder / "cyd"]) as look:
        assert look(other, WANTED) == Seen()


def test_a_class_is_taken_in_and_nothing_of_it_is_parsed_here(invoke, course, monkeypatch, tmp_path):
    here, real = os.getpid(), look_module._read
    read = tmp_path / "read"

    def note(item):
        assert os.getpid() != here
        read.write_text(item.name)
        return real(item)

    monkeypatch.setattr(look_module, "_read", note)
    monkeypatch.setattr(module, "Reach", lambda places: None)  # so that it can be noted
    folder = course.root / "class"
    folder.mkdir()
    for name in ("ada", "ben"):
        (folder / f"{name}.py").write_text("def decay(t, tau=2.0, v0=1.0): return t\n")
    done = invoke("grade", "class", "--dry-run")
    assert done.code == 0 and "a class of 2 students" in done.out
    assert read.read_text() in ("ada.py", "ben.py")
