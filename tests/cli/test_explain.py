"""Every diagnosis that a result can carry has an explanation."""

import ast
import typing
from pathlib import Path

import pytest

import autograder
from autograder.authoring.scaffold import write_scaffold
from autograder.boundary.outputs import Reason
from autograder.cli.explain import explanation_of
from autograder.errors import UsageError
from autograder.judge.codes import CODES

#: reasons for which a child can end, and so loading
ENDS = ("timeout", "memory", "crash", "output_limit", "unsendable")
PACKAGE = Path(autograder.__file__).parent


def emitted():
    """Yield the codes that the package's sources give to a refusal or a comparison."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ("refusal", "Claim"):
                codes = node.args[:1]
            elif node.func.id == "Comparison":
                codes = node.args[3:4] + [word.value for word in node.keywords if word.arg == "code"]
            else:
                continue
            yield from (code.value for code in codes if isinstance(code, ast.Constant) and code.value)


def test_every_code_that_the_package_emits_is_explained():
    codes = {*emitted(), *typing.get_args(Reason), "raised"}
    assert {"kind", "shape", "expression", "timeout"} <= codes
    assert codes - {"values"} <= set(CODES)  # a wrong value has no code of its own
    # whatever is more precise has a family that is explained too; what may follow is checked where it is made
    assert {code.partition(":")[0] for code in CODES} <= set(CODES)
    assert {f"not_loaded:{reason}" for reason in ENDS} <= set(CODES)


def test_a_family_names_its_members():
    assert explanation_of("timeout", None).splitlines()[-1] == (
        "More precisely: timeout:cpu, timeout:wall, timeout:total, timeout:repeated."
    )
    assert "\n" not in explanation_of("timeout:cpu", None)


def test_every_code_is_explained_on_the_command_line(invoke):
    for code in CODES:
        done = invoke("explain", code)
        assert done.code == 0 and len(done.out) > 30, code


def test_codes_are_explained_outside_of_a_course(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "spelling" in explanation_of("missing", None)


def test_a_misconception_is_explained_by_every_exercise_that_has_it(course):
    write_scaffold(course, "another")
    assert explanation_of("misconception:grows", course.root).splitlines() == [
        f"{slug}: Your potential grows: a decay needs a minus sign in the exponent."
        for slug in ("another", "decay")
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("shapes", "did you mean shape"),
        ("misconception:growing", "did you mean misconception:grows"),
        ("misconception:", "There is no diagnosis 'misconception:'"),
        ("misconception:../spec", "There is no diagnosis"),
        ("misconception:*", "There is no diagnosis"),
        ("qqqq", "there are missing, not_loaded, raised, timeout, memory,"),
        ("timeout:cpus", "did you mean timeout:cpu"),
        ("forbidden:net", "There is no diagnosis 'forbidden:net'"),
        ("", "There is no diagnosis ''"),
    ],
)
def test_an_unknown_code_is_one_sentence(course, code, said):
    with pytest.raises(UsageError) as caught:
        explanation_of(code, course.root)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_a_misconception_that_is_no_python_is_no_accident(course, solutions):
    (solutions / "misconceptions" / "broken.py").write_text("def f(:\n")
    assert explanation_of("misconception:broken", course.root) == "decay: "


def test_what_a_student_reads_at_home_can_be_explained_without_solutions(course, tmp_path):
    (course.root / "solutions").rename(tmp_path / "elsewhere")
    assert explanation_of("raised", course.root)
    assert explanation_of("misconception:grows", course.root).startswith("decay: Your potential grows")
    with pytest.raises(UsageError, match="There is no diagnosis"):
        explanation_of("misconception:hard_coded_tau", course.root)


def test_damaged_examples_of_another_exercise_do_not_stop_an_explanation(course, tmp_path):
    (course.root / "solutions").rename(tmp_path / "elsewhere")
    broken = course.root / "exercises" / "broken"
    broken.mkdir()
    (broken / "broken.py").write_text("def f(x): ...\n")
    (broken / "examples.json").write_text("{")
    assert explanation_of("misconception:grows", course.root).startswith("decay: ")
