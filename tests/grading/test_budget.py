"""What a stage may cost: an interruption that nothing swallows, and stages that are given up at once."""

import contextlib
import mmap
import threading

import pytest

from autograder.grading import budget as module
from autograder.grading.budget import EVERYTHING, NOTED, REFERENCE, TooMuchWork, budget, noted, sentence


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    for name in ("noted", "given_up", "exceeded"):
        monkeypatch.setattr(module._State, name, getattr(module._State, name))


def spin():
    while True:
        pass


def test_work_without_end_is_interrupted():
    with pytest.raises(TooMuchWork), budget("ada", "decay", "judging", 0.05):
        spin()
    assert module.exceeded()


def test_no_handler_of_ordinary_exceptions_swallows_the_interruption():
    with pytest.raises(TooMuchWork), budget("ada", "decay", "judging", 0.05):
        while True:
            with contextlib.suppress(Exception):
                spin()


def test_an_interruption_that_was_swallowed_comes_again():
    with pytest.raises(TooMuchWork), budget("ada", "decay", "judging", 0.05):
        try:
            spin()
        except BaseException:
            spin()


def test_work_within_its_budget_is_not_interrupted_later():
    with budget("ada", "decay", "judging", 0.2):
        pass
    for _ in range(3_000_000):
        pass
    assert not module.exceeded()


def test_what_is_given_up_is_not_tried(monkeypatch):
    monkeypatch.setattr(module._State, "given_up", frozenset())
    module.give_up([("ada", "decay", "judging"), ("bob", "", EVERYTHING), ("eve", "decay", EVERYTHING)])
    tried = []
    for stage in (
        ("ada", "decay", "judging"),
        ("ada", "decay", "drawing"),
        ("bob", "decay", "judging"),
        ("bob", "", "reading"),
        ("bob", "decay", REFERENCE),
        ("eve", "decay", "judging"),
        ("eve", "other", "judging"),
    ):
        try:
            with budget(*stage):
                tried.append(stage)
        except TooMuchWork:
            pass
    assert tried == [("ada", "decay", "drawing"), ("bob", "decay", REFERENCE), ("eve", "other", "judging")]


def test_in_another_thread_there_is_no_timer_and_the_work_is_done():
    done = []

    def work():
        with budget("ada", "decay", "judging", 0.0):
            done.append("all")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["all"]


@pytest.mark.parametrize("data", [b"", b"\xff\n", b'["a"]\n', b"{", b'["ada","",1]\n'])
def test_nonsense_in_the_place_for_stages_is_no_stage(data):
    with mmap.mmap(-1, NOTED) as place:
        place[: len(data)] = data
        assert noted(place) is None


def test_the_sentence_names_what_ran_short():
    assert sentence(TooMuchWork(), 2.0).startswith("takes more than the 2 s of computing")
    assert "MiB of memory" in sentence(MemoryError())
