"""``autograder rejudge``: what a changed check would change, from what was kept, before it is written."""

import os
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from autograder.boundary.wording import count_of
from autograder.cli.changes import Wanted, change_options, show_changes, show_reviews, wanted_of
from autograder.cli.class_folder import FOLDER, WHICH, draw_report, kept_outputs, open_class, refuse_untrusted
from autograder.cli.options import JOBS, ROOT
from autograder.cli.terminal import no_command, say
from autograder.course.catalog import find_course
from autograder.gradebook.by_hand import set_report_key
from autograder.gradebook.conditions import conditions_of
from autograder.gradebook.output import disk_faults, write_views
from autograder.gradebook.regrades import Change, changes_between, line_of
from autograder.gradebook.rejudged import Rejudged, stale, standings, write_rejudged
from autograder.gradebook.rules import hidden_from, policy_of
from autograder.gradebook.store import Gradebook
from autograder.grading.rejudge import Rejudge
from autograder.grading.rejudge_many import rejudge_many
from autograder.grading.session import Grader, open_grader
from autograder.grading.student_results import StudentResults
from autograder.judge.human import NOTHING_SAID
from autograder.judge.result import Result

AT_ONCE = 200  # students in a transaction
SHOWN = 10  # reasons for which something must run


@click.command()
@FOLDER
@change_options
@WHICH
@JOBS
@ROOT
def command(**options: Any) -> int:
    """Say what a changed course would change, from what was kept; no submission is read or run.

    Only checks that have changed are judged. What cannot be told without running something is named and left
    to 'regrade', which is given the submissions; exit 3 then.
    """
    wanted, because = wanted_of(options)
    return rejudge(**options, wanted=wanted, because=because)


def rejudge(
    folder: Path,
    *,
    wanted: Wanted,
    because: str | None,
    assignment: str | None = None,
    jobs: int | None = None,
    root: Path | None = None,
) -> int:
    """Show, or write, what changes.

    Returns
    -------
    int
        0 when done, 3 when something must run first.

    Raises
    ------
    UsageError
        If there is no gradebook, or it does not hold the assignment.
    """
    course = find_course(root)
    with open_class(folder, assignment) as book:
        refuse_untrusted(book)
        slugs = [slug for slug in book.exercises() if slug in course.slugs]
        with open_grader(course, slugs, warm=True) as grader:
            kept = kept_outputs(folder)
            judge = Rejudge(grader.exercises, grader.references, kept)
            found = _judge(book, grader, judge, jobs or os.cpu_count() or 1, kept.folder)
            machines = book.machines() if wanted.machine else {}
            changes = [
                change
                for one in found.values()
                for change in one.changes
                if wanted.takes(change, machines.get(change.place, ""))
            ]
            show_changes(changes)
            waiting = Counter(reason for one in found.values() for reason in one.waiting)
            if because is not None:
                chosen = {change.student for change in changes}
                written = {
                    name: one
                    for name, one in found.items()
                    if one.new and (wanted.takes_all() or name in chosen)
                }
                _write(book, folder, grader, judge, written)
                for change in changes:
                    book.note("rejudge", f"{because}: {line_of(change)}", change.student, change.exercise)
                write_views(folder, book)
                say(f"{count_of(len(written), 'student')} written to {folder}.")
            show_reviews(book, [(name, one.new) for name, one in found.items()], some=True)
    for (exercise, reason), count in waiting.most_common(SHOWN):
        text = f"{exercise}: {count_of(count, 'result')} must run first, with 'regrade': {reason}"
        click.echo(no_command(f"autograder: {text}."), err=True)
    return 3 if waiting else 0


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of a student's results that do not rest on the course as it is now.

    Attributes
    ----------
    new : tuple of Result
        Judged again, as the machine finds them.
    waiting : tuple of tuple of str
        Exercise and reason of those that must run first.
    shown : bool
        Whether the report says something else now.
    """

    new: tuple[Result, ...]
    changes: tuple[Change, ...]
    waiting: tuple[tuple[str, str], ...]
    shown: bool


def _judge(book: Gradebook, grader: Grader, judge: Rejudge, jobs: int, outputs: Path) -> dict[str, _Found]:
    """Judge again what does not rest on the course as it is now; return it by student."""
    basis = {}
    for slug, ready in grader.exercises.items():
        if ready.expected is None or ready.solution is None:
            click.echo(no_command(f"autograder: not judged: {ready.fault}"), err=True)
        else:
            basis[slug] = (ready.solution.digest, ready.expected.digest)
    old = list(stale(book, basis)) if basis else []
    grader.judge_mistakes({result.exercise for result in old})
    words = book.words()
    grouped: dict[str, list[tuple[Result, Result | str]]] = defaultdict(list)
    for before, after in zip(old, rejudge_many(old, judge, jobs, grader.reach(outputs)), strict=True):
        grouped[before.student].append((before, after))
    found = {}
    for student, pairs in grouped.items():
        judged = [(before, after) for before, after in pairs if isinstance(after, Result)]
        word = words.get(student, NOTHING_SAID)
        one, other = (
            (StudentResults(student, tuple(results)).amended(word) for results in zip(*judged, strict=True))
            if judged
            else (StudentResults(student, ()),) * 2
        )
        found[student] = _Found(
            tuple(after for _, after in judged),
            tuple(changes_between(one, other)),
            tuple((before.exercise, after) for before, after in pairs if isinstance(after, str)),
            any(
                _told(before) != _told(after)
                for before, after in zip(one.results, other.results, strict=True)
            ),
        )
    return found


def _told(result: Result) -> tuple[object, ...]:
    """Return what a report may say of a result that was judged again."""
    checks = [
        (check.id, check.title, check.status, check.earned, check.possible, check.message, check.detail,
         check.hint, check.readme_hints, check.diagnosis, check.explanation, check.by_hand)
        for check in result.checks
    ]  # fmt: skip
    return result.title, result.possible, checks


def _write(book: Gradebook, folder: Path, grader: Grader, judge: Rejudge, found: dict[str, _Found]) -> None:
    conditions = conditions_of(grader, answered_only=not book.assignment)
    places = standings(book)
    whole = {outcome.student: outcome.hand_in for outcome in book.outcomes(found)}
    later = hidden_from(policy_of(book))
    rows, keys = [], {}
    for student, one in found.items():
        place = places[student]
        stands, key = "", place.report_key
        if place.fingerprint and not one.waiting:
            stands = conditions.of(place.fingerprint)
            key = conditions.of_report(place.fingerprint, whole[student], book.weights(), later)
        if one.shown:
            keys[student] = key
        rows.append(Rejudged(place, one.new, stands, key if place.report_key and not one.shown else ""))
    for start in range(0, len(rows), AT_ONCE):
        write_rejudged(book, rows[start : start + AT_ONCE])
    with disk_faults(folder):
        for outcome in book.outcomes(keys):
            if outcome.report:
                draw_report(book, folder, outcome, judge)
                set_report_key(book, outcome.student, keys[outcome.student])
