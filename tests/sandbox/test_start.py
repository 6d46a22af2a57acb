"""A runner is started in one place and ended whatever happens."""

import pytest

from autograder.errors import GraderError
from autograder.sandbox import start
from autograder.sandbox.start import open_runner


class Closing:
    closed = 0

    def close(self):
        self.closed += 1


def test_a_runner_is_closed_whatever_happens(monkeypatch):
    runner = Closing()
    monkeypatch.setattr(start, "start_runner", lambda warm: runner)
    with open_runner(warm=True):
        pass
    with pytest.raises(KeyboardInterrupt), open_runner(warm=True):
        raise KeyboardInterrupt
    assert runner.closed == 2


def test_a_runner_that_cannot_start_is_a_fault_of_the_grader(monkeypatch):
    def fail(warm):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(start, "start_runner", fail)
    with pytest.raises(GraderError, match="Resource temporarily unavailable"), open_runner(warm=True):
        pass
