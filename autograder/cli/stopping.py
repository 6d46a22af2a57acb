"""Ctrl-C in a batch: once, and what is being graded is finished; twice, and it is dropped."""

import contextlib
import os
import signal
from collections.abc import Iterator
from types import FrameType

FINISHING = b"\nautograder: finishing what is being graded; Ctrl-C once more drops it.\n"


class Stop:
    """Whether a batch was asked to stop; `SIGTERM`, after which little time may be left, drops at once."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        """Whether no more submissions are to be begun."""
        return self.asked

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Take Ctrl-C for a wish to stop until the end of the block."""
        before = signal.signal(signal.SIGINT, self._ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        with contextlib.suppress(OSError):
            os.write(2, FINISHING)  # this may come in the middle of printing, which must not be entered twice
