"""The exported autograder in the platform's folders under another root, started as the platform starts it."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import nbformat
import pytest

from autograder.adapters.gradescope import run as running
from autograder.adapters.gradescope.export import write_gradescope
from autograder.adapters.gradescope.files import STUB
from autograder.sandbox.fake import FakeRunner
from autograder.sandbox.forkserver.launch import CACHE
from autograder.submission.entries import Entry

PLACES = {"visible", "hidden", "after_due_date", "after_published"}
FORMATS = {"text", "html", "simple_format", "md", "ansi"}
#: what a container has by default (moby's list); CAP_SYS_ADMIN, for namespaces and mounts, is not in it
CONTAINER = (
    "chown", "dac_override", "fowner", "fsetid", "kill", "setgid", "setuid", "setpcap", "net_bind_service",
    "net_raw", "sys_chroot", "mknod", "audit_write", "setfcap",
)  # fmt: skip
RIGHTS = {
    "all rights": (),
    "without CAP_SYS_ADMIN": ("setpriv", "--bounding-set", "-sys_admin"),
    "as a container": ("setpriv", "--bounding-set", ",".join(["-all", *(f"+{name}" for name in CONTAINER)])),
}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the platform is Linux")


@pytest.fixture(scope="module", autouse=True)
def no_copy_of_python_is_left() -> Iterator[None]:
    """Remove the copies that graders without the right to mount made here, and no others."""
    before = set(CACHE.iterdir()) if CACHE.is_dir() else None
    yield
    if CACHE.is_dir():
        for path in set(CACHE.iterdir()) - (before or set()):
            shutil.rmtree(path)
        if before is None:
            CACHE.rmdir()


def hold_to_the_format(found: dict[str, Any]) -> None:
    """Fail unless a ``results.json`` is as the platform's specification has it."""
    known = {"score", "execution_time", "output", "output_format", "test_output_format", "test_name_format"}
    known |= {"visibility", "stdout_visibility", "extra_data", "tests", "leaderboard"}
    assert set(found) <= known
    assert is_number(found["score"]) or all(is_number(test["score"]) for test in found["tests"])
    assert is_number(found.get("execution_time", 0))
    assert {found.get(key, "text") for key in ("output_format", "test_output_format")} <= FORMATS
    assert {found.get(key, "visible") for key in ("visibility", "stdout_visibility")} <= PLACES
    for test in found.get("tests", []):
        assert set(test) <= {
            "score", "max_score", "status", "name", "name_format", "number", "output", "output_format",
            "tags", "visibility", "extra_data",
        }  # fmt: skip
        assert is_number(test["score"]) and 0 <= test["score"] <= test["max_score"]
        assert test["status"] in ("passed", "failed")
        assert all(isinstance(test[key], str) for key in ("name", "number", "output"))
        assert test.get("visibility", "visible") in PLACES


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@dataclass(frozen=True)
class Platform:
    """The platform's folders."""

    root: Path

    def hand_in(self, **files: str | bytes) -> None:
        for name, data in files.items():
            path = self.root / "submission" / name.replace("__", ".")
            path.write_bytes(data if isinstance(data, bytes) else dedent(data).encode())

    def start(self, *prefix: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*prefix, str(self.root / "source" / "run_autograder"), str(self.root), sys.executable],
            cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip

    def run(self, *prefix: str) -> tuple[int, str]:
        process = self.start(*prefix)
        said, _ = process.communicate(timeout=120)
        return process.returncode, said

    def graded(self, *prefix: str) -> dict[str, Any]:
        code, said = self.run(*prefix)
        assert code == 0, said
        found: dict[str, Any] = json.loads(self.results.read_text())
        hold_to_the_format(found)
        return found

    @property
    def results(self) -> Path:
        return self.root / "results" / "results.json"


@pytest.fixture
def platform(course) -> Iterator[Platform]:
    """The export of the test's course, unpacked where everybody may go, as on the platform."""
    write_gradescope(course, ["decay"], None, course.root / "autograder.zip")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        for name in ("source", "submission", "results"):
            (root / name).mkdir()
        with zipfile.ZipFile(course.root / "autograder.zip") as archive:
            for entry in archive.infolist():
                place = Path(archive.extract(entry, root / "source"))
                place.chmod(entry.external_attr >> 16 & 0o777)
        yield Platform(root)


@pytest.fixture(params=RIGHTS)
def rights(request) -> tuple[str, ...]:
    """A prefix that takes rights away from a command."""
    prefix = RIGHTS[request.param]
    if prefix and (os.geteuid() != 0 or shutil.which("setpriv") is None):
        pytest.skip("takes root, to give rights up")
    return prefix


def test_a_right_answer_has_full_marks(platform, known, rights, from_gradescope):
    platform.hand_in(decay__py=known["right"])
    found = platform.graded(*rights)
    assert found["score"] == 5.0 == sum(test["max_score"] for test in found["tests"])
    assert [test["number"] for test in found["tests"]] == ["1.1", "1.2"]
    assert list(from_gradescope(found)) == [
        ("decay", "decay", "passed", 2.0, ""),
        ("decay", "other-time-constant", "passed", 3.0, ""),
    ]


def test_the_stub_has_none(platform, known):
    platform.hand_in(decay__py=known["stub"])
    assert platform.graded()["score"] == 0.0


def test_a_visible_check_says_what_is_wrong_and_a_hidden_one_nothing(platform, known):
    platform.hand_in(decay__py=known["grows"])
    visible, hidden = platform.graded()["tests"]
    assert (visible["visibility"], hidden["visibility"]) == ("visible", "after_published")
    assert "<p>Hint: The potential falls to 37 % within one time constant.</p>" in visible["output"]
    assert "Looks like: Your potential grows" in visible["output"]
    assert (hidden["output"], hidden["extra_data"]["message"]) == ("", "")


def test_what_everybody_sees_is_the_same_whether_a_hidden_check_passed(platform, known):
    platform.hand_in(decay__py=known["right"])
    passed = platform.graded()
    platform.hand_in(decay__py=known["hard_coded"])
    failed = platform.graded()
    assert (passed["score"], failed["score"]) == (5.0, 2.0)
    assert passed["output"] == failed["output"]


#: every line of it tries to earn more than the nothing that its function earns, or to read what is hidden
THIEF = """
import ctypes, glob, json, os, signal, sys
ROOT = {root!r}
def tried(attempt):
    try:
        return attempt()
    except BaseException as error:
        return ""
found = tried(lambda: glob.glob(ROOT + "/s*e/**/decay.py", recursive=True))
for path in (*found, ROOT + "/source/solutions/decay/decay.py"):
    tried(lambda: exec(open(path).read(), globals()))
reference = globals().get("decay")
tried(lambda: open(ROOT + "/results/results.json", "w").write(json.dumps({{"score": 5.0}})))
tried(lambda: os.chmod(ROOT + "/source", 0o777))
tried(lambda: os.kill(os.getppid(), signal.SIGKILL))
tried(lambda: os.fork())
def decay(t, tau):
    return reference(t, tau) if reference else t
"""


def test_a_thief_earns_nothing_and_reads_nothing(platform, rights):
    platform.hand_in(decay__py=THIEF.format(root=str(platform.root)))
    assert platform.graded(*rights)["score"] == 0.0


def test_the_user_of_student_code_cannot_read_the_solutions_whatever_else_fails(platform, known):
    platform.hand_in(decay__py=known["right"])
    (platform.root / "submission_metadata.json").write_text("{}")
    platform.graded()
    for name in ("source", "results", "submission"):
        assert stat.S_IMODE((platform.root / name).stat().st_mode) == 0o700
    assert stat.S_IMODE((platform.root / "submission_metadata.json").stat().st_mode) == 0o600
    if os.geteuid() == 0 and shutil.which("setpriv"):
        other = ("setpriv", "--reuid", "61200", "--regid", "61200", "--clear-groups")
        place = platform.root / "source/solutions/decay/decay.py"
        done = subprocess.run([*other, "cat", place], capture_output=True, text=True)
        assert "Permission denied" in done.stderr


def test_a_broken_notebook_is_explained(platform):
    platform.hand_in(decay__ipynb='{"cells": [{"cell_type": "code", "sour')
    found = platform.graded()
    assert found["score"] == 0.0
    assert "Problem: decay.ipynb" in found["output"]


def test_a_notebook_under_any_name_is_graded(platform, known):
    cell = nbformat.v4.new_code_cell(known["right"].decode(), id="a")
    book = nbformat.v4.new_notebook(cells=[cell])
    (platform.root / "submission" / "week 3 (2) final.ipynb").write_text(nbformat.writes(book))
    assert platform.graded()["score"] == 5.0


def test_an_empty_upload_is_explained(platform):
    found = platform.graded()
    assert found["score"] == 0.0
    assert "submission holds no files<" in found["output"]


def test_a_link_in_an_upload_is_not_followed(platform):
    (platform.root / "submission" / "decay.py").symlink_to(platform.root / "source/solutions/decay/decay.py")
    found = platform.graded()
    assert found["score"] == 0.0
    assert "decay.py is a link: it was left out" in found["output"]


def test_what_a_student_writes_is_text_in_the_page(platform):
    platform.hand_in(decay__py="def decay(t, tau):\n    raise RuntimeError('<script>alert(1)</script>')\n")
    found = platform.graded()
    page = "".join([found["output"], *(test["output"] for test in found["tests"])])
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


@pytest.fixture
def brief(course, respec):
    """Let calls of the course's exercise have half a second."""
    respec("import Call, Check, Exercise, close", "import Call, Check, Exercise, Limits, close")
    respec('slug="decay",', 'slug="decay", limits=Limits(call_seconds=0.5, load_seconds=5),')


def test_a_hang_costs_the_call_that_hangs(brief, platform):
    platform.hand_in(
        decay__py="""
        import numpy as np
        def decay(t, tau):
            while tau == 7.5:
                pass
            return np.exp(-t / tau)
        """
    )
    assert platform.graded()["score"] == 2.0


def test_the_metadata_are_told_and_change_no_mark(platform, known):
    platform.hand_in(decay__py=known["right"])
    before = platform.graded()
    (platform.root / "submission_metadata.json").write_text(
        json.dumps(
            {
                "id": 1,
                "created_at": "2026-03-02T14:30:00.000000-08:00",
                "assignment": {"due_date": "2026-03-01T12:00:00.000000-08:00"},
                "users": [{"id": 7, "email": "ada@example.org", "name": "Ada"}],
                "previous_submissions": [{"score": 1.0}, {"score": 2.0}],
            }
        )
    )
    after = platform.graded()
    told = "<p>This is attempt 3.</p><p>It was handed in 1 day 2 hours 30 minutes after the due date.</p>"
    assert after["output"] == told + before["output"]
    assert after["tests"] == before["tests"]


@pytest.fixture
def paused(platform, known):
    """A grader that waits in the middle, and its process number, which it tells from an author's spec."""
    platform.hand_in(decay__py=known["right"])
    told, never = platform.root / "told", platform.root / "never"
    os.mkfifo(told)
    os.mkfifo(never)
    spec = platform.root / "source/solutions/decay/spec.py"
    wait = f"import os\nopen({str(told)!r}, 'w').write(str(os.getpid()))\nopen({str(never)!r}).read()\n"
    spec.write_text(wait + spec.read_text())
    process = platform.start()
    yield process, int(told.read_text())
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_a_platform_that_ends_everything_finds_a_sentence(platform, paused):
    process, _ = paused
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    found = json.loads(platform.results.read_text())
    hold_to_the_format(found)
    assert found["output"] == STUB


def test_a_grader_that_is_killed_leaves_no_mark(platform, paused):
    process, grader = paused
    os.kill(grader, signal.SIGKILL)
    said, _ = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "a fault of the grader, not of the submission" in said
    assert not platform.results.exists()


def test_a_fault_of_the_grader_is_no_mark(platform, known):
    platform.hand_in(decay__py=known["right"])
    reference = platform.root / "source/solutions/decay/decay.py"
    reference.write_text("raise OSError('no data')\n")
    code, said = platform.run()
    assert code == 3
    assert "autograder: decay stays ungraded, and with it the submission" in said
    assert not platform.results.exists()


def test_an_environment_that_was_never_made_is_named(platform):
    command = [platform.root / "source" / "run_autograder", platform.root, "/no/python"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 3
    assert "setup.sh did not come to its end" in done.stdout


def test_student_code_is_not_run_beside_solutions_that_it_could_read(platform, monkeypatch, capsys):
    monkeypatch.setattr("autograder.sandbox.start.start_runner", lambda warm: FakeRunner())
    assert running.run(platform.root) == 3
    assert "Isolation here is 'limited'" in capsys.readouterr().out
    assert not platform.results.exists()


def test_time_is_shared_out_so_that_one_exercise_cannot_use_up_another_s(
    course, template, known, monkeypatch, tmp_path
):
    """The first exercise hangs wherever it may; the second, which is right, is graded all the same."""
    for half in ("exercises", "solutions"):
        for path in shutil.copytree(course.root / half / "decay", course.root / half / "fade").rglob("*.*"):
            if path.suffix == ".py":
                path.write_text(path.read_text().replace("decay", "fade"))
            if path.name == "decay.py":
                path.rename(path.with_name("fade.py"))
    monkeypatch.setattr(running, "SECONDS", 4.0)
    hang = b"def decay(t, tau):\n    while True:\n        pass\n"
    files = {"decay.py": hang, "fade.py": known["right"].replace(b"decay", b"fade")}
    place = tmp_path / "ada"
    place.mkdir()
    for name, data in files.items():
        (place / name).write_bytes(data)
    results, _ = running._grade(course, ("decay", "fade"), Entry("ada", place))
    assert [result.score for result in results] == [0.0, 5.0]
    assert "was used up" in results[0].checks[1].message or "2 s" in results[0].checks[0].message
