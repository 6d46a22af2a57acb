"""Where the time of a batch went: the command's own parts, and what the graders did all together."""

import contextlib
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping

#: parts of the command, one after the other, and what they are called
PARTS = {
    "intake": "finding out who handed in what",
    "preparing": "preparing the sandbox and the exercises",
    "grading": "grading, as long as it took",
    "gradebook": "writing into the gradebook",
    "views": "tables, pages and the scores on reports",
}


class Timings:
    """Seconds by part; of the graders, which work at the same time, the sum."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self.parts: dict[str, float] = defaultdict(float)
        self.graders: dict[str, float] = defaultdict(float)

    @contextlib.contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what the block takes."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.parts[name] += time.perf_counter() - start

    def add(self, seconds: Mapping[str, float]) -> None:
        """Count what a grader needed for a submission."""
        for name, needed in seconds.items():
            self.graders[name] += needed

    @property
    def total(self) -> float:
        """Seconds since the beginning."""
        return time.perf_counter() - self._start

    def lines(self, graders: int) -> list[str]:
        """Return the table that ``--profile`` prints."""
        total = self.total
        parts = {PARTS[name]: self.parts[name] for name in PARTS}
        parts[PARTS["grading"]] -= self.parts["gradebook"]  # which is written meanwhile
        whole = sum(self.graders.values())
        return [
            f"Where the time went: {total:.1f} s",
            *_shares(parts, total),
            f"Of which the graders, {graders} at a time, needed all together: {whole:.1f} s",
            *_shares(dict(sorted(self.graders.items(), key=lambda item: -item[1])), whole),
        ]


def _shares(parts: Mapping[str, float], whole: float) -> list[str]:
    return [
        f"  {name:<42}{seconds:>9.2f} s{100 * seconds / whole if whole else 0:>6.0f} %"
        for name, seconds in parts.items()
    ]
