"""The wrong outputs of an invented exercise, and what is said of them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder import Call, Check, close
from autograder.boundary.outputs import Returned
from autograder.judge.patterns.naming import name_patterns
from autograder.judge.verdict import judge_all

T = 0.05 * np.arange(12)
NAMES = {"decay": ("t", "amplitude", "tau", "dt")}
#: two calls that differ in all that they are given
CALLS = (
    Call("decay", T, 3.0, 0.7, 0.05),
    Call("decay", 0.2 * np.arange(15), 2.5, 1.3, 0.2),
)


def right(t: Any, amplitude: float, tau: float, dt: float) -> Any:
    """Return what the invented exercise asks for."""
    return amplitude * np.exp(-t / tau) - 1.0


@pytest.fixture
def said() -> Callable[..., tuple[str | None, str]]:
    """Return code and sentence for an answer, a function of the right value and the call's arguments."""

    def say(
        answer: Callable[..., Any], expect: Any = None, reference: Any = right, calls: Any = CALLS
    ) -> tuple[str | None, str]:
        check = Check(id="a", points=1, call=calls, expect=expect or close())
        wanted = [reference(*call.args) for call in calls]
        given = [answer(value, *call.args) for value, call in zip(wanted, calls, strict=True)]
        outputs = {"a": [Returned(value) for value in given]}
        expected = {"a": [Returned(value) for value in wanted]}
        verdicts = judge_all([check], outputs, expected, NAMES)
        (found,) = name_patterns([check], outputs, expected, verdicts, NAMES)
        return found.diagnosis, found.explanation

    return say
