"""Judging again from what was kept gives what grading again would give, and runs nobody's code."""

import contextlib
import json
import shutil
import sqlite3

import pytest

NEAR = "import numpy as np\n\n\ndef decay(t, tau):\n    return np.exp(-np.asarray(t) / tau) * 1.001\n"
#: a part of it is enough, for the last line is nothing that is graded
PART = NEAR.replace("* 1.001", "+ 1") + "print(decay(1.0, 2.0))\n"
RAISES = "def decay(t, tau):\n    return t[10**6]\n"
ACCEPT = ["--accept", "--because", "it was too strict"]


@pytest.fixture
def graded(invoke, hand_in, course):
    hand_in(
        ada=NEAR,
        ben="hard_coded",
        cleo="right",
        dan="grows",
        eve=PART,
        fay=RAISES,
        gus="def decay(",
        hal="stub",
    )
    assert invoke("grade", "class", "-o", "out").code == 0


@pytest.fixture
def no_code(monkeypatch, course):
    """Have nothing of a submission at hand."""

    def hide():
        (course.root / "class").rename(course.root / "elsewhere")

    return hide


def scores(course, folder="out"):
    entries = json.loads((course.root / folder / "results.json").read_text())["results"]
    return {entry["student"]: entry["score"] for entry in entries}


CHANGES = {
    "tolerance": lambda spec: spec.replace("rtol=1e-6", "rtol=1e-2"),
    "points": lambda spec: spec.replace("points=2", "points=4"),
    "words": lambda spec: spec.replace("The potential falls", "It falls"),
    "remark": lambda spec: spec + "# no more than a remark\n",
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_gives_the_same_bytes_as_grading_again(invoke, graded, course, solutions, change):
    path = solutions / "spec.py"
    path.write_text(CHANGES[change](path.read_text()))
    shutil.copytree(course.root / "out", course.root / "again", copy_function=shutil.copy2)
    invoke("regrade", "class", "-o", "again", *ACCEPT)
    shown = invoke("regrade", "class", "-o", "out").out
    (course.root / "class").rename(course.root / "elsewhere")
    done = invoke("rejudge", "-o", "out", "--diff")
    assert (done.code, done.out) == (0, shown)
    assert invoke("rejudge", "-o", "out", *ACCEPT).code == 0
    for name in ("results.json", "grades.csv", "index.html", "reports", "staff"):
        one, other = course.root / "out" / name, course.root / "again" / name
        for path in sorted(one.rglob("*.*")) if one.is_dir() else [one]:
            assert path.read_bytes() == (other / path.relative_to(one)).read_bytes(), path
    (course.root / "elsewhere").rename(course.root / "class")
    assert "8 of 8 were graded before" in invoke("grade", "class", "-o", "out").err
    assert invoke("rejudge", "-o", "out").out.startswith("0 rise")


def test_changed_misconceptions_name_mistakes_anew(invoke, graded, course, solutions, no_code):
    (solutions / "misconceptions" / "grows.py").unlink()
    no_code()
    done = invoke("rejudge", "-o", "out", *ACCEPT)
    assert done.code == 0 and "spec (misconceptions)" in done.out
    assert (
        "misconception:grows" in done.out
        and "misconception:grows" not in (course.root / "out" / "results.json").read_text()
    )


def test_a_changed_reference_is_judged_by_without_running_anyone(invoke, graded, course, solutions, no_code):
    path = solutions / "decay.py"
    path.write_text(path.read_text() + f"\n\n{NEAR}")
    no_code()
    done = invoke("rejudge", "-o", "out", *ACCEPT)
    assert done.code == 0 and "because of: reference" in done.out
    assert scores(course)["ada"] == 5 and scores(course)["cleo"] == 0


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"decay", T, 10.0', '"decay", T, 11.0', "check decay makes a call that did not run"),
        ("            hidden=True,\n", "", "which checks are hidden has changed"),
        (
            "    checks=(",
            "    aliases={'decay': ('fall',)},\n    checks=(",
            "provided files or names have changed",
        ),
    ],
)
def test_what_must_run_is_named_and_left_to_regrade(invoke, graded, course, respec, no_code, old, new, why):
    respec(old, new)
    before = scores(course)
    no_code()
    done = invoke("rejudge", "-o", "out", *ACCEPT)
    assert done.code == 3 and f"results must run first, with 'regrade': {why}" in done.err.replace(
        "limits, ", ""
    )
    assert scores(course) == before


def test_nothing_is_written_without_accept_and_old_results_stay_with_it(
    invoke, graded, course, respec, no_code
):
    respec("rtol=1e-6", "rtol=1e-2")
    no_code()

    def ask(query):
        with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
            return connection.execute(query).fetchall()

    count = "SELECT count(*), sum(current) FROM results"
    assert invoke("rejudge", "-o", "out").code == 0 and ask(count) == [(8, 8)]
    assert invoke("rejudge", "-o", "out", "--student", "ada", *ACCEPT).code == 0
    assert ask(count) == [(9, 8)] and scores(course)["ada"] == 5
    ((action, student, detail),) = ask("SELECT action, student, detail FROM events")
    assert (action, student) == ("rejudge", "ada") and detail.startswith(
        "it was too strict: ada, decay: 0 -> 5"
    )


def test_what_was_graded_without_outputs_must_run(invoke, hand_in, respec):
    hand_in(ada=NEAR, ben="right")
    invoke("grade", "class", "-o", "out", "--no-outputs")
    respec("rtol=1e-6", "rtol=1e-2")
    done = invoke("rejudge", "-o", "out")
    assert done.code == 3 and "its outputs were not kept" in done.err


def test_filters_look_at_scores_machines_and_versions(invoke, graded, respec, no_code):
    respec("rtol=1e-6", "rtol=1e-2")
    no_code()
    for options, count in (
        (["--from", "0"], 1), (["--from", "0.5"], 0), (["--to", "0"], 1), (["--machine", "none"], 0),
        (["--version", "0.0"], 0),
    ):  # fmt: skip
        assert len(invoke("rejudge", "-o", "out", *options).out.splitlines()) == count + 1, options
