"""What there is to see in hand-ins before they are graded, found in a limited process."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from autograder.boundary.wanted import Wanted
from autograder.grading.budget import TOO_MUCH, budget
from autograder.grading.reach import Reach, inputs
from autograder.grading.shared_out import SharedOut, Work
from autograder.submission.answer_file import answers
from autograder.submission.entries import Entry
from autograder.submission.submission import read_submission

MANY = 200  # hand-ins for which a further process is begun


def answered_by(entry: Entry, wanted: Mapping[str, Wanted]) -> tuple[str, ...]:
    """Return what a hand-in answers, found in a limited process; nothing where that costs too much."""
    found = _look_into([entry], lambda entry: answers(read_submission(entry), wanted))
    return found.get(entry.student, ())


def fingerprints(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the fingerprints of hand-ins by student, found in a limited process.

    A student is left out whose hand-in costs too much to read; see `Submission.fingerprint`.
    """
    found = _look_into(entries, lambda entry: (read_submission(entry, parse=False).fingerprint,))
    return {student: fingerprint for student, (fingerprint,) in found.items()}


def _look_into(
    entries: Sequence[Entry], look: Callable[[Entry], tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return what there is to see in hand-ins, by student, as far as it can be seen at a reasonable cost."""

    def do(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[str, ...]] | None]:
        for entry in entries:
            try:
                with budget(entry.student, "", "reading"):
                    yield entry.student, look(entry)
            except TOO_MUCH:
                yield None

    decoder = msgspec.msgpack.Decoder(tuple[str, tuple[str, ...]] | None)
    reach = Reach(inputs(path for entry in entries for path in entry.paths))
    unpack, whose = (lambda data, _: decoder.decode(data)), (lambda entry: entry.student)
    work = Work(do, msgspec.msgpack.encode, unpack, whose, reach)
    workers = max(1, min(os.cpu_count() or 1, len(entries) // MANY))
    return dict(found for found in SharedOut(entries, work, workers).answers() if found is not None)
