"""What humans decided in a class: what counts, and what must be looked at again."""

from collections.abc import Iterator
from dataclasses import dataclass

from autograder.gradebook.store import Gradebook
from autograder.judge.human import Override, Review, reviews
from autograder.report.sentences import number


@dataclass(frozen=True, slots=True)
class Decision:
    """A human's decision on a check of a student; `review` says why it does not count, if so."""

    student: str
    override: Override
    review: Review | None


def decisions(book: Gradebook) -> Iterator[Decision]:
    """Yield all decisions of an assignment, in order of student."""
    words = {student: word for student, word in book.words().items() if word.overrides}
    if not words:
        return
    for outcome in book.outcomes(words, machine=True):
        word = words[outcome.student]
        waiting = {id(review.override): review for review in reviews(outcome.results, word)}
        for item in word.overrides:
            yield Decision(outcome.student, item, waiting.get(id(item)))


def review_lines(book: Gradebook) -> list[str]:
    """Return a sentence for each decision that must be looked at again."""
    return [review_line(found.student, found.review) for found in decisions(book) if found.review is not None]


def review_line(student: str, review: Review) -> str:
    """Return what is to be looked at, why, and what to do."""
    word, check = review.override, review.machine
    now = (
        "" if check is None else f"; the machine now gives {number(check.earned)} of {number(check.possible)}"
    )
    decided = f"{number(word.points)} by hand ({word.because})"
    return (
        f"for review: {student}, {word.exercise}/{word.check}: {decided}, but {review.why}{now}. Say it "
        "again with 'override', or take it back with 'override ... machine'"
    )
