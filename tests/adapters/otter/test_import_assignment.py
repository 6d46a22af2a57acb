"""An exercise begins from an Otter assignment of any form, nothing of which is run."""

import ast
import json
import zipfile

import pytest

EXCEPTION = """from otter.test_files import test_case
import numpy as np

OK_FORMAT = False
name = "q1"
points = 4

def _expected(t):
    return np.exp(-t)

@test_case(name="peak at tau", points=1, hidden=False, failure_message="Look at the peak.")
def test_peak(alpha, env):
    assert abs(alpha(5., 5., 1.)) < env["limit"], "not flat"

@test_case(hidden=True)
def test_other_times(alpha):
    assert np.allclose(alpha(np.array([1.0, 2.0]), 7.3, dt=0.1), _expected(2.0))
"""
OK = {
    "name": "q2",
    "points": 3,
    "all_or_nothing": True,
    "suites": [
        {
            "type": "doctest",
            "cases": [
                {"code": ">>> round(rate(3), 2)\n0.95", "hidden": False, "points": 1},
                {"code": ">>> for x in (1, 2):\n...     print(rate(x) > 0)\nTrue\nTrue"},
            ],
        }
    ],
}
EMPTY = {"cell_type": "raw", "source": "# ASSIGNMENT CONFIG"}
TRAP = "\nopen({path!r}, 'w').close()\n"


def ok_file(document=OK):
    return f"OK_FORMAT = True\n\ntest = {document!r}\n"


def master():
    def cell(kind, text):
        return {"cell_type": kind, "source": text, "metadata": {}}

    cells = [
        cell("raw", "# ASSIGNMENT CONFIG\ntests:\n  ok_format: false\ngenerate:\n  seed: 42\n"),
        cell("code", "import numpy as np\nimport otter\ngrader = otter.Notebook()"),
        cell("raw", "# BEGIN QUESTION\nname: q1\npoints: 4  # in all\n"),
        cell("markdown", "Write the **slope** of alpha."),
        cell("raw", "# BEGIN SOLUTION"),
        cell(
            "code",
            'def slope(t: np.ndarray, tau=5.0):\n    """Return the "slope"."""\n'
            "    return np.exp(-t / tau)  # SOLUTION",
        ),
        cell("raw", "# END SOLUTION"),
        cell("raw", "# BEGIN TESTS"),
        cell("code", "def test_flat(slope):\n    assert slope(0.0) == 1"),
        cell(
            "code",
            '""" # BEGIN TEST CONFIG\nhidden: true\npoints: 3\nfailure_message: "Try other times."\n'
            '""" # END TEST CONFIG\ndef test_later(slope):\n    assert slope(1.0, tau=2.0) < 1',
        ),
        cell("raw", "# END TESTS"),
        cell("raw", "# END QUESTION"),
        cell("raw", "# BEGIN QUESTION\nname: q2\nmanual: true\n"),
        cell("markdown", "Discuss."),
        cell("raw", "# END QUESTION"),
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def begin(invoke, course):
    """Begin the exercise ``fresh`` from a file with this content; return how it ended and its files."""

    def begin(content, name="q1.py"):
        path = course.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content) if isinstance(content, bytes) else path.write_text(content)
        done = invoke("new", "fresh", "--from", path)
        files = {
            file.relative_to(course.root).as_posix(): file.read_text()
            for half in ("exercises", "solutions")
            for file in (course.root / half / "fresh").glob("*")
        }
        return done, files

    return begin


def test_names_points_titles_and_hints_become_checks_that_wait_beside_the_quoted_tests(begin):
    done, files = begin(EXCEPTION)
    assert done.code == 0
    assert {name.rpartition("/")[2] for name in files} == {"README.md", "fresh.py", "spec.py"}
    parts = (
        '"q1-peak-at-tau",',
        '#     id="q1-peak-at-tau",',
        "#     points=1,",
        '#     call=Call("alpha", 5.0, 5.0, 1.0),',
        '#     hint="Look at the peak.",',
        "def _expected(t):",
        'assert abs(alpha(5., 5., 1.)) < env["limit"], "not flat"',
        '"q1-other-times",',
        "#     points=3,",
        '#     call=Call("alpha", np.array([1.0, 2.0]), 7.3, dt=0.1),',
        "#     hidden=True,",
    )
    assert [part for part in parts if part not in files["solutions/fresh/spec.py"]] == []
    assert "not taken over: q1 looks into the student's whole notebook (env)" in done.out
    assert "def alpha(x1, x2, x3):" in files["exercises/fresh/fresh.py"]


def test_every_file_is_valid_and_verify_says_what_is_still_to_be_done(begin, invoke):
    _, files = begin(EXCEPTION)
    for name, text in files.items():
        if name.endswith(".py"):
            assert ast.get_docstring(ast.parse(text))
    done = invoke("verify", "fresh")
    assert done.code == 1
    assert "must be turned into checks in solutions/fresh/spec.py" in done.out
    assert "still there: q1-peak-at-tau, q1-other-times." in done.out


def test_an_import_that_was_finished_loads(begin, course, invoke):
    _, files = begin(EXCEPTION)
    lines = (
        files["solutions/fresh/spec.py"]
        .replace('    "q1-peak-at-tau",\n    "q1-other-times",\n', "")
        .split("\n")
    )
    in_check, kept = False, []
    for line in lines:
        text = line.strip()
        in_check = in_check or text == "# Check("
        kept.append(line.replace("# ", "", 1) if in_check else line)
        in_check = in_check and text != "# ),"
    (course.root / "solutions/fresh/spec.py").write_text("\n".join(kept))
    checks = course.solution("fresh").exercise.checks
    assert [(check.id, check.points, check.hidden) for check in checks] == [
        ("q1-peak-at-tau", 1, False), ("q1-other-times", 3, True),
    ]  # fmt: skip
    done = invoke("verify", "fresh")
    assert done.code == 1 and "is still to be written in the reference" in done.out


def test_the_format_of_ok_is_read_as_a_literal(begin):
    done, files = begin(ok_file(), "q2.py")
    spec = files["solutions/fresh/spec.py"]
    for part in (
        "#   >>> round(rate(3), 2)",
        '#     call=Call("rate", 3),',
        "#     points=1,",
        "#     points=2,",
    ):
        assert part in spec
    assert spec.count("#     hidden=True,") == 1
    for part in (
        "compares printed text",
        "1 of 2 tests do not say whether they are hidden",
        "all or nothing",
    ):
        assert part in done.out


def test_a_master_notebook_gives_the_task_and_the_reference_too(begin, course):
    done, files = begin(master(), "master.ipynb")
    assert done.code == 0
    assert "Write the **slope** of alpha." in files["exercises/fresh/README.md"]
    assert "## q1 (4 points)" in files["exercises/fresh/README.md"]
    solution = files["solutions/fresh/fresh.py"]
    assert "return np.exp(-t / tau)\n" in solution and "otter" not in solution and "SOLUTION" not in solution
    assert "def slope(t, tau=5.0):" in files["exercises/fresh/fresh.py"]
    assert "np.exp" not in files["exercises/fresh/fresh.py"]
    spec = files["solutions/fresh/spec.py"]
    for part in (
        'id="q1-flat"',
        'id="q1-later"',
        "points=1,",
        "points=3,",
        'hint="Try other times."',
        "tau=2.0",
    ):
        assert part in spec
    assert "q2 is graded by hand" in done.out and "seed" in done.out
    assert course.handout("fresh").functions == {"slope": ("t", "tau")}


def test_an_archive_is_read_and_the_fuller_copy_of_a_question_taken(invoke, course):
    shorter = EXCEPTION[: EXCEPTION.index("@test_case(hidden=True)")]
    with zipfile.ZipFile(course.root / "autograder.zip", "w") as archive:
        archive.writestr("run_otter.py", "raise RuntimeError")
        archive.writestr("otter_config.json", '{"seed": 42, "zips": true}')
        archive.writestr("tests/q1.py", EXCEPTION)
        archive.writestr("student/tests/q1.py", shorter)
        archive.writestr("tests/q9.R", "test = list()")
        archive.writestr("files/data.csv", "1,2\n")
        archive.writestr("files/helper.py", "x = 1\n")
    done = invoke("new", "fresh", "--from", "autograder.zip")
    assert done.code == 0
    assert "q1-other-times" in (course.root / "solutions/fresh/spec.py").read_text()
    for part in ("seed of otter_config.json", "tests/q9.R is written in R", "files/data.csv: put it into"):
        assert f"not taken over: {part}" in done.out


def test_tests_that_a_students_notebook_carries_are_read(begin):
    cells = [{"cell_type": "code", "source": "def rate(x): ...", "metadata": {}}]
    metadata = {"otter": {"OK_FORMAT": True, "tests": {"q2": OK}}}
    done, files = begin(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4}), "student.ipynb")
    assert done.code == 0 and 'Call("rate", 3)' in files["solutions/fresh/spec.py"]


def test_nothing_that_is_imported_is_run(begin, tmp_path):
    trap = TRAP.format(path=str(tmp_path / "trapped"))
    done, _ = begin(trap + EXCEPTION.replace("def _expected", f"{trap}\ndef _expected"))
    assert done.code == 0 and not (tmp_path / "trapped").exists()


def test_what_a_test_holds_cannot_get_out_of_its_comment(begin, course, tmp_path):
    trap = f"open({str(tmp_path / 'trapped')!r}, 'w')"
    breaking = f'>>> rate(3)\n"""\r{trap}\x0c{trap}\u2028{trap}\x85{trap}'
    document = OK | {
        "suites": [{"cases": [{"code": breaking, "name": f'x"\n{trap}', "failure_message": f"\\\n{trap}"}]}]
    }
    done, files = begin(ok_file(document), "q2.py")
    assert done.code == 0
    names = {
        node.func.id
        for node in ast.walk(ast.parse(files["solutions/fresh/spec.py"]))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert names <= {"Exercise", "SpecError"}
    assert not (tmp_path / "trapped").exists()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("x = 1\n", "plain.py", "No Otter test in Python was found in"),
        ("OK_FORMAT = False\n", "q1.py", "holds no test"),
        ("OK_FORMAT = True\ntest = {'suites': []}\n", "q1.py", "holds no test"),
        ("OK_FORMAT = True\ntest = {'suites': open('x')}\n", "q1.py", "must be a literal"),
        (EXCEPTION.replace("points = 4", "points = four()"), "q1.py", "'points' in q1.py must be a literal"),
        (EXCEPTION.replace("points = 4", "points = [1]"), "q1.py", "one number for each of its 2 tests"),
        (EXCEPTION.replace("points = 4", "points = 'many'"), "q1.py", "must be a number"),
        (EXCEPTION + "def (:\n", "q1.py", "syntax error at line"),
        ("library(testthat)\n", "tests/q1.R", "Python alone is graded here"),
        ("{", "work.ipynb", "saved half-way"),
        (b"PK\x03\x04 no", "autograder.zip", "No Otter test in Python was found in"),
        (json.dumps({"cells": [EMPTY]}), "m.ipynb", "no question with tests"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_sentence_and_writes_nothing(begin, content, name, said):
    done, files = begin(content, name)
    assert done.code == 2 and files == {}
    assert said in done.err and done.err.count("\n") == 1 and done.err.startswith("autograder: ")


def test_a_place_that_is_not_there_and_a_name_in_use_are_one_sentence(invoke, course):
    done = invoke("new", "fresh", "--from", "nowhere.zip")
    assert done.code == 2 and "There is no file or folder nowhere.zip" in done.err
    (course.root / "q1.py").write_text(EXCEPTION)
    done = invoke("new", "decay", "--from", "q1.py")
    assert done.code == 2 and "exists; remove it or choose another name" in done.err


def test_points_are_shared_out_as_otter_does(begin):
    _, files = begin(EXCEPTION.replace("points = 4\n", "").replace("points=1, ", ""))
    assert files["solutions/fresh/spec.py"].count("#     points=0.5,") == 2
