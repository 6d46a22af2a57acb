"""An event loop that needs no socket, which the lock-down refuses (child side)."""

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


def use_without_sockets(asyncio: Any) -> None:
    """Have `asyncio` make loops that run coroutines, timers and threads; nothing else is here to wait for.

    The module is given, because few programs need it and it takes long to import.
    """

    class Loop(asyncio.BaseEventLoop):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self._selector = _Alarm()

        def _process_events(self, events: object) -> None:
            """No events come from outside."""

        def _write_to_self(self) -> None:
            self._selector.ring()

    class Policy(asyncio.DefaultEventLoopPolicy):  # type: ignore[misc]
        _loop_factory = Loop

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # policies are on their way out; nothing has taken their place
        asyncio.set_event_loop_policy(Policy())


_kept: list[Any] = []


def run_to_end(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run what a cell awaits, on the loop on which the notebook's tasks live."""
    import asyncio  # not at the top, see above

    if not _kept:
        _kept.append(asyncio.new_event_loop())
        asyncio.set_event_loop(_kept[0])
    return _kept[0].run_until_complete(coroutine)
