"""What the tests read out of Gradescope's results."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from autograder.judge.result import Status


@pytest.fixture(scope="session")
def from_gradescope() -> Callable[[Mapping[str, Any]], Iterator[tuple[str, str, Status, float, str]]]:
    """Yield exercise, check, status, points before any weight, and message, in the order of the file."""

    def read(found: Mapping[str, Any]) -> Iterator[tuple[str, str, Status, float, str]]:
        for test in found["tests"]:
            data = test["extra_data"]
            yield data["exercise"], data["check"], data["status"], data["earned"], data["message"]

    return read
