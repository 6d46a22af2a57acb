"""Score and messages are the same, check for check, whichever front end ran.

``autograder grade`` is what the others are held against. A front end is a fixture: a function that takes one
submission of the sample class and the exercises that it answers, and returns what was shown.
"""

import html
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.adapters.gradescope import run as gradescope
from autograder.adapters.gradescope.export import CHOICE
from autograder.cli import commands
from autograder.course.catalog import Course
from autograder.grading.references import References

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parents[2]
CLASS = ROOT / "tests" / "samples" / "class"
#: every status, misconceptions, problems of files, and every kind of file; none that takes long
STUDENTS = (
    "frida_olsen",  # a stub as it was
    "grace_mwangi",  # no function found; a library that nobody has
    "luca_bianchi",  # a syntax error
    "mia_larsen",  # a misconception that is named
    "noah_weiss",  # the same, in checks of all kinds
    "oskar_lind.zip",  # hidden checks alone
    "pablo_ruiz",  # exceptions
    "rafael_silva",  # stops half-way
    "tomás_silva.ipynb",  # a notebook with a cell that is no Python
    "walid_nasser",  # a shape
    "xavier_roux",  # two files answer
    "yara_saleh",  # full marks and a problem
    "zoe_martin",  # other names for the functions; see `OTHER_NAMES`
)
#: what an exercise asks for in variables, hard-coded in part
VARIABLES = """import numpy as np
t = np.arange(0, 10, 0.1)
tau = 0.5
f = t * np.exp(-t / tau)
du_dt = 1
dv_dt = -2 * np.exp(-t / tau)
df_dt = {1, 2}
"""
#: a stub as it was, a wrong answer under another name, and a right one
OTHER_NAMES = """import numpy as np
def isi_cv(spike_times):
    raise NotImplementedError("isi_cv: replace this line by your own code")
def isi_cv_LIF(spike_times):
    isi = np.diff(spike_times)
    return isi, isi.std(ddof=1) / isi.mean()
def alphaM(V):
    u = np.asarray(V) + 65.0
    return 1.0 + 0 * u
def betaM(V):
    return 4 * np.exp(-(V + 65) / 18)
"""


@dataclass(frozen=True)
class Shown:
    """What a front end showed of a check; `staff` says whether hidden checks are explained, too."""

    earned: float
    possible: float
    text: str
    staff: bool


@dataclass(frozen=True)
class Seen:
    """All that a front end showed: of each check of an exercise, and anywhere."""

    checks: dict[tuple[str, str], Shown]
    text: str


FrontEnd = Callable[[Path, list[str]], Seen]


@pytest.fixture(scope="module")
def students(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of all students."""
    folder = tmp_path_factory.mktemp("same") / "class"
    folder.mkdir()
    for name in STUDENTS[:-1]:
        copy = shutil.copytree if (CLASS / name).is_dir() else shutil.copyfile
        copy(CLASS / name, folder / name)
    (folder / STUDENTS[-1]).mkdir()
    (folder / STUDENTS[-1] / "homework.py").write_text(OTHER_NAMES)
    (folder / STUDENTS[-1] / "slopes.py").write_text(VARIABLES)
    return folder


@pytest.fixture(scope="module")
def graded(students: Path) -> dict[str, list[dict[str, Any]]]:
    """The results of ``autograder grade``, by student."""
    place = students.parent
    command = ["grade", place / "class", "-o", place / "graded", "--no-reports", "--quiet", "--root", ROOT]
    assert (
        commands.run(lambda: commands.cli.main([str(part) for part in command], standalone_mode=False)) == 0
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for result in json.loads((place / "graded" / "results.json").read_text(encoding="utf-8"))["results"]:
        found.setdefault(result["student"], []).append(result)
    return found


@pytest.fixture(scope="module")
def references(runner: Any) -> References:
    return References(runner)


@pytest.fixture
def by_pytest(
    pytester: pytest.Pytester, runner: Any, references: References, monkeypatch: pytest.MonkeyPatch
) -> FrontEnd:
    monkeypatch.setattr("autograder.sandbox.start.start_runner", lambda warm: runner)
    monkeypatch.setattr("autograder.grading.session.References", lambda *_: references)

    def grade(path: Path, exercises: list[str]) -> Seen:
        record = pytester.inline_run(
            f"--submission={path}", "-o", f"autograder_root={ROOT}", "-p", "no:cacheprovider"
        )
        seen = {}
        for report in record.getreports("pytest_runtest_logreport"):
            if report.when == "call":
                points = dict(report.user_properties)
                _, exercise, check = report.nodeid.rsplit("::", 2)
                text = report.longreprtext
                seen[exercise, check] = Shown(points["earned"], points["possible"], text, staff=True)
        return Seen(seen, "\n".join(shown.text for shown in seen.values()))

    return grade


@pytest.fixture
def by_gradescope(
    tmp_path: Path, runner: Any, references: References, monkeypatch: pytest.MonkeyPatch
) -> FrontEnd:
    monkeypatch.setattr("autograder.sandbox.start.start_runner", lambda warm: runner)
    monkeypatch.setattr("autograder.grading.session.References", lambda *_: references)

    def grade(path: Path, exercises: list[str]) -> Seen:
        for name in ("results", "submission"):
            (tmp_path / name).mkdir()
        for name in ("exercises", "solutions"):
            shutil.copytree(ROOT / name, tmp_path / "source" / name)
        choice = {"exercises": exercises, "assignment": None}
        (tmp_path / "source" / CHOICE).write_text(json.dumps(choice))
        target = tmp_path / "submission" / ("" if path.is_dir() else path.name)
        shutil.copytree(path, target, dirs_exist_ok=True) if path.is_dir() else shutil.copyfile(path, target)
        assert gradescope.run(tmp_path) == 0
        found = json.loads((tmp_path / "results" / "results.json").read_text(encoding="utf-8"))
        seen = {}
        for test in found["tests"]:
            place = (test["extra_data"]["exercise"], test["extra_data"]["check"])
            seen[place] = Shown(test["score"], test["max_score"], _text(test["output"]), staff=False)
        return Seen(seen, _text(found["output"]))

    return grade


@pytest.fixture
def by_otter(
    otter: Any, otter_shell: Any, otter_rows: Any, references: References, monkeypatch: pytest.MonkeyPatch
) -> FrontEnd:
    monkeypatch.setattr("autograder.grading.session.References", lambda *_: references)

    def grade(path: Path, exercises: list[str]) -> Seen:
        results = otter_shell(Course(ROOT), tuple(exercises)).grade(path)
        seen = {
            (row.exercise, row.id): Shown(row.earned, row.possible, row.text, staff=False)
            for row in otter_rows(results)
        }
        return Seen(seen, results.summary(public_only=True))

    return grade


def _text(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "\n", page))


@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.parametrize("front_end", ["by_pytest", "by_gradescope", "by_otter"])
def test_a_front_end_gives_the_points_and_the_words_of_the_command_line(
    front_end: str,
    student: str,
    students: Path,
    graded: dict[str, list[dict[str, Any]]],
    request: pytest.FixtureRequest,
) -> None:
    results = graded[Path(student).stem]
    grade: FrontEnd = request.getfixturevalue(front_end)
    seen = grade(students / student, [result["exercise"] for result in results])
    checks = {(result["exercise"], check["id"]): check for result in results for check in result["checks"]}
    assert seen.checks.keys() == checks.keys()
    for place, check in checks.items():
        shown = seen.checks[place]
        assert (shown.earned, shown.possible) == (check["earned"], check["possible"]), place
        words = [check["message"], check["hint"], check["diagnosis"] or ""]
        if shown.staff or not check["hidden"]:
            assert [part for part in words if part not in shown.text] == [], place
        else:
            assert shown.text == "", place
    for result in results:
        lost = any(check["status"] != "passed" for check in result["checks"])
        assert not lost or (result["problem"] or "") in seen.text


def test_functions_under_other_names_are_graded_and_named_as_the_student_did(
    graded: dict[str, list[dict[str, Any]]],
) -> None:
    results = {result["exercise"]: result for result in graded["zoe_martin"]}
    assert results.keys() == {"cv_isi", "hh_gating", "product_rule_script"}
    words = {check["id"]: check["message"] for check in results["hh_gating"]["checks"]}
    assert any("alphaM" in text for text in words.values())
    assert not any("alpha_m" in text for text in words.values())
    assert {check["id"] for check in results["cv_isi"]["checks"] if check["status"] == "passed"} >= {
        "intervals"
    }
    assert results["cv_isi"]["score"] < results["cv_isi"]["possible"]


def test_variables_are_graded_with_other_values_too(graded: dict[str, list[dict[str, Any]]]) -> None:
    results = {result["exercise"]: result for result in graded["zoe_martin"]}
    checks = {check["id"]: check for check in results["product_rule_script"]["checks"]}
    passed = {name for name, check in checks.items() if check["status"] == "passed"}
    assert passed == {"curve", "du-dt", "dv-dt", "other-curves"}
    assert checks["df-dt"]["message"].startswith("df_dt is a set")


def test_the_students_chosen_cover_every_status_but_partial_credit(
    graded: dict[str, list[dict[str, Any]]],
) -> None:
    checks = [check for results in graded.values() for result in results for check in result["checks"]]
    assert {check["status"] for check in checks} == {"passed", "failed", "error", "skipped"}
    assert {check["hidden"] for check in checks if check["status"] != "passed"} == {True, False}
