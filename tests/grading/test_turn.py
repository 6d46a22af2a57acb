"""A turn: who had too little of the machine comes again alone, who took too much when the others are done."""

import pytest

from autograder.boundary.outputs import Returned
from autograder.errors import OverShare, Starved
from autograder.grading import turn
from autograder.grading.turn import Pace, Postponed, Turn
from autograder.sandbox.fake import FakeRunner
from autograder.submission.program import Program

PROGRAM = Program("answer", "script", (), {}, None, frozenset(), "")


def ran(runner, **options):
    return Turn(runner, **options).run(PROGRAM, None, None)


def test_who_was_starved_comes_again_alone_and_then_it_is_said():
    with pytest.raises(Postponed) as caught:
        ran(FakeRunner(faults=[Starved("too busy")]))
    assert caught.value.alone
    with pytest.raises(Starved, match="too busy"):
        ran(FakeRunner(faults=[Starved("too busy")]), alone=True)


def test_who_took_more_than_its_share_comes_again_among_its_kind():
    with pytest.raises(Postponed) as caught:
        ran(FakeRunner(faults=[OverShare("f took more")]), share=1.0)
    assert not caught.value.alone
    assert ran(FakeRunner(Returned(1))).outputs == (Returned(1),)


def test_a_share_follows_from_what_the_others_took(monkeypatch):
    now = iter([0.0, 10.0, 20.0, 50.0, 60.0, 61.0])
    monkeypatch.setattr(turn.time, "monotonic", lambda: next(now))
    pace = Pace()
    assert pace.share == turn.FIRST
    for _ in range(2):
        with pace:
            pass
    assert pace.share == turn.TIMES * 20.0
    with pytest.raises(Postponed), pace:
        raise Postponed(alone=True)
    assert pace.share == turn.TIMES * 20.0


def test_a_slow_class_is_put_off_only_at_its_beginning():
    pace = Pace()
    shares = []
    for _ in range(4):
        shares.append(pace.share)
        with pytest.raises(Postponed), pace:
            raise Postponed(alone=False)
    assert shares == [turn.FIRST, 2 * turn.FIRST, 3 * turn.FIRST, 4 * turn.FIRST]
