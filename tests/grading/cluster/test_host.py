"""A host grades what it is sent as it would be graded here, and refuses what it cannot grade."""

import io
from dataclasses import replace
from importlib.metadata import version

import pytest

from autograder.grading.batch import Batch, grade_many
from autograder.grading.cluster.client import setup_of
from autograder.grading.cluster.frames import (
    Graded,
    Refused,
    Setup,
    Work,
    decode,
    encode,
    receive_answer,
    send,
    work_of,
)  # fmt: skip
from autograder.grading.cluster.host import serve
from autograder.grading.session import open_grader
from autograder.grading.store import OutputStore
from autograder.grading.task import Aftercare
from autograder.submission.entries import Entry
from autograder.submission.submission import parsed, read_submission

NAMES = ("ada", "ben", "cleo")


@pytest.fixture
def batch(course, runner, tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.sandbox.start.start_runner", lambda warm: runner)
    (tmp_path / "out" / "reports").mkdir(parents=True)
    with open_grader(course, ["decay"]) as grader:
        grader.aftercare = Aftercare(OutputStore(tmp_path / "out" / "outputs"))
        yield Batch(grader, False, tmp_path / "out" / "reports", {"decay": 2.0})


def ask(setup, *chunks):
    """Return the answers of a host: the first says that it is ready, or raises."""
    questions, answers = io.BytesIO(), io.BytesIO()
    send(questions, encode(setup))
    for chunk in chunks:
        send(questions, encode(chunk))
    questions.seek(0)
    with pytest.raises(EOFError):  # nothing follows
        serve(questions, answers)
        raise EOFError  # it refused
    answers.seek(0)
    receive_answer(answers)
    graded, outputs = [], {}
    for chunk in chunks:
        graded += [decode(receive_answer(answers), Graded) for _ in chunk]
        outputs |= decode(receive_answer(answers), dict[str, bytes])
    return graded, outputs


def test_it_gives_what_is_given_here(batch, hand_in, tmp_path):
    folder = hand_in(ada="right", ben="grows", cleo="def decay(:")
    works = [work_of(read_submission(Entry(name, folder / name), parse=False)) for name in NAMES]
    found, outputs = ask(setup_of(batch), works[:1], works[1:])
    here = {
        outcome.student: outcome
        for outcome in grade_many([Entry(name, folder / name) for name in NAMES], batch, 1)
    }
    for graded, name in zip(found, NAMES, strict=True):
        assert graded.outcome == here[name]
        for page, data in graded.pages.items():
            assert (tmp_path / "out" / page).read_bytes() == data
        assert {name.partition("/")[0] for name in graded.pages} == {"reports", "staff"}
    store = batch.grader.aftercare.store
    assert sorted(outputs) == sorted(store.files()) != []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"level": "isolated"}, "Isolation here is 'limited', and 'isolated' is required"),
        ({"basis": "other"}, "the reference's numbers are not those that there are where the class is"),
        ({"versions": {"numpy": "1.0"}}, f"numpy is {version('numpy')}, and where the class is it is 1.0"),
        ({"versions": {"python": "3.0.1"}}, "python is 3.*, and where the class is it is 3.0.1"),
        (
            {"level": "limited", "exact": True},
            "isolation is 'isolated', and where the class is it is 'limited'",
        ),
    ],
)
def test_it_refuses_what_would_not_be_the_same(batch, change, said, monkeypatch, runner):
    weak = change == {"level": "isolated"}
    monkeypatch.setattr(runner, "level", "limited" if weak else "isolated")
    setup = replace(setup_of(batch), **{"level": "isolated", **change})
    with pytest.raises(Refused, match=said):
        ask(setup)


def test_a_course_that_leads_out_of_its_folder_is_not_written(tmp_path, runner, monkeypatch):
    with pytest.raises(ValueError, match="leads out of the course"):
        serve(_questions(Setup({"../x": b""}, (), "limited")), io.BytesIO())


def _questions(setup):
    stream = io.BytesIO()
    send(stream, encode(setup))
    stream.seek(0)
    return stream


def test_a_work_is_the_submission_that_it_was_made_of(hand_in):
    folder = hand_in(ada="right")
    whole = read_submission(Entry("ada", folder / "ada"))
    work = decode(encode(work_of(read_submission(Entry("ada", folder / "ada"), parse=False))), Work)
    again = parsed(work.submission())
    assert (again.fingerprint, again.files, again.digest) == (whole.fingerprint, whole.files, whole.digest)
    assert again.sources.keys() == whole.sources.keys()
