"""An event loop that needs no socket, which the lock-down refuses (child side)."""

import asyncio
import threading
import warnings
from collections.abc import Coroutine
from typing import Any


class _Alarm:
    """What the loop waits on in place of sockets: time, and other threads."""

    def __init__(self) -> None:
        self._rung = threading.Event()

    def select(self, timeout: float | None) -> tuple[()]:
        self._rung.wait(timeout)
        self._rung.clear()
        return ()

    def ring(self) -> None:
        self._rung.set()


class Loop(asyncio.BaseEventLoop):
    """Runs coroutines, timers and threads; there is nothing else here that one could wait for."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Alarm()

    def _process_events(self, events: object) -> None:
        """No events come from outside."""

    def _write_to_self(self) -> None:
        self._selector.ring()


class _Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


def use() -> None:
    """Have `asyncio` make such loops."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # policies are on their way out; nothing has taken their place
        asyncio.set_event_loop_policy(_Policy())


_kept: list[Loop] = []


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine to its end, on the loop on which the notebook's tasks live."""
    if not _kept:
        use()
        _kept.append(Loop())
        asyncio.set_event_loop(_kept[0])
    return _kept[0].run_until_complete(coroutine)
