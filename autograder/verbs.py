"""What the verbs of the command line do; `autograder.cli` parses and this module carries out."""

import contextlib
import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

import click

from autograder.adapters.github import Annotator
from autograder.adapters.prairielearn import ResultsFile, only_entry
from autograder.batch import Job, grade_many, uninterrupted
from autograder.catalog import Course, find_course
from autograder.errors import AutograderError, UsageError
from autograder.example_figure import draw_example
from autograder.examples import write_examples
from autograder.folder import OutputFolder, disk_faults
from autograder.grading import prepare
from autograder.plan import make_plan
from autograder.progress import Progress, say
from autograder.proofs import print_verification, to_plain
from autograder.reference import References
from autograder.report import isolation_note
from autograder.result import Level
from autograder.sandbox.choice import refuse_below, running, start_runner
from autograder.sandbox.reach import refuse_reachable
from autograder.sandbox.runner import Runner
from autograder.submission import find_submissions
from autograder.verify import EXAMPLES, Finding, Verification
from autograder.verify import verify as verify_one


def grade(
    paths: Sequence[Path],
    output: Path,
    assignment: str | None,
    slugs: Sequence[str],
    jobs: int | None,
    json_file: Path | None,
    require: Level,
    no_reports: bool,
    form: str | None,
    quiet: bool,
    root: Path | None,
) -> int:
    """Grade a class; return 0 when done, 3 when something stayed ungraded, 130 when interrupted."""
    course = find_course(root)
    chosen, weights = _choose(course, assignment, slugs)
    if form == "prairielearn":
        entries = only_entry(paths, course.slugs, json_file)
    else:
        entries = find_submissions(paths, course.slugs)
    _refuse_inside(paths, output)
    refuse_reachable(course.root / "solutions")
    interrupted = False
    with _termination_as_interrupt(), running(lambda: start_runner(warm=True)) as runner:
        refuse_below(require, runner)
        if (note := isolation_note(runner.level)) and not quiet:
            click.echo(f"autograder: {note}", err=True)
        references = References(runner)
        exercises = {slug: prepare(course, slug, references) for slug in chosen}
        folder: OutputFolder | ResultsFile
        if form == "prairielearn":
            folder = ResultsFile(output, weights)
        else:
            folder = OutputFolder(
                output, chosen, runner.level, weights, reports=not no_reports, copy=json_file
            )
        annotator = Annotator(entries, exercises, weights, os.environ) if form == "github" else None
        job = Job(
            exercises, not (assignment or slugs), folder.reports, runner, references, runner.level, weights
        )
        with Progress(len(entries), quiet=quiet or form is not None) as progress:
            try:
                with disk_faults(output):
                    for outcome in grade_many(entries, job, min(jobs or os.cpu_count() or 1, len(entries))):
                        with uninterrupted():
                            folder.add(outcome)
                        progress.advance(outcome)
                        if annotator is not None:
                            annotator.add(outcome)
            except KeyboardInterrupt:
                interrupted = True
            finally:
                with uninterrupted():
                    folder.finish()
    for fault in sorted(
        {f"ungraded: {item.fault}" for item in exercises.values() if item.fault} | folder.faults
    ):
        click.echo(f"autograder: {fault}", err=True)
    if not quiet and form is None and sys.stdout.isatty():
        say(f"{folder.done} of {len(entries)} graded; open {output / 'index.html'}")
    if interrupted:
        click.echo(f"Interrupted; {folder.done} of {len(entries)} are graded in {output}.", err=True)
        return 130
    return 3 if folder.incomplete else 0


def _choose(
    course: Course, assignment: str | None, slugs: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, float] | None]:
    """Return the exercises asked for, in order, and their weights."""
    if assignment and slugs:
        raise UsageError("Give either --assignment or --exercise, not both.")
    if assignment:
        found = course.assignment(assignment)
        return found.exercises, dict(found.weights)
    return _named_or_all(course, slugs), None


def _named_or_all(course: Course, slugs: Sequence[str]) -> tuple[str, ...]:
    """Return the exercises named, each once, or all of the course when none is.

    Raises
    ------
    UsageError
        If a name is unknown, or the course has no exercise.
    """
    for slug in slugs:
        course.require(slug)
    found = tuple(dict.fromkeys(slugs)) or course.in_order()
    if not found:
        raise UsageError(f"There is no exercise in {course.root / 'exercises'}; 'autograder new' makes one.")
    return found


def _refuse_inside(paths: Sequence[Path], output: Path) -> None:
    """Refuse an output folder that the next run would take for a submission."""
    place = output.resolve()
    for path in paths:
        if path.is_dir() and place.is_relative_to(path.resolve()):
            raise UsageError(f"-o must name a folder outside of the submissions; {output} lies in {path}.")


@contextlib.contextmanager
def _termination_as_interrupt() -> Iterator[None]:
    """Have a termination request end a batch as tidily as Ctrl-C does."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def verify(slugs: Sequence[str], write: bool, json_file: Path | None, quiet: bool, root: Path | None) -> int:
    """Prove exercises; return 1 with findings."""
    course = find_course(root)
    chosen = _named_or_all(course, slugs)
    found: list[Verification] = []
    with running(lambda: start_runner(warm=True)) as runner:
        references = References(runner)
        for slug in chosen:
            fault = _write_examples(course, slug, runner, references) if write else ""
            proved = verify_one(course, slug, references)
            if fault and fault not in {finding.text for finding in proved.findings}:
                proved = replace(
                    proved, findings=(*proved.findings, Finding(slug, "examples", fault, EXAMPLES))
                )
            found.append(proved)
            print_verification(found[-1], quiet)
    if json_file is not None:
        json_file.write_text(json.dumps(to_plain(found), indent=1) + "\n", encoding="utf-8")
    return 1 if any(verification.findings for verification in found) else 0


def _write_examples(course: Course, slug: str, runner: Runner, references: References) -> str:
    """Make the generated files anew; return why one could not be made, or nothing."""
    try:
        public, hidden = course.public(slug), course.hidden(slug)
        expected = references.expected(public, hidden, make_plan(hidden.exercise))
        text = write_examples(hidden.exercise, expected)
        (public.folder / "examples.json").write_text(text, encoding="utf-8")
        figure = draw_example(public, hidden, runner)
    except AutograderError as error:
        return str(error)
    if figure is not None:
        (public.folder / "example.svg").write_bytes(figure)
    return ""


def demo(output: Path, jobs: int | None, root: Path | None) -> int:
    """Write a class made from the course's own known answers and grade it."""
    from autograder.demo import write_class

    course = find_course(root)
    submissions, graded = output / "class", output / "graded"
    count = write_class(course, submissions)
    say(f"{count} submissions are in {submissions}; grading them as an instructor would:")
    say(f"  autograder grade {submissions} -o {graded}\n")
    code = grade([submissions], graded, None, (), jobs, None, "limited", False, None, False, root)
    say(f"\nOpen {graded / 'index.html'} for the class, and a student's report from there.")
    return code


def new(slug: str, source: Path | None, root: Path | None) -> int:
    """Write the files of a new exercise and say what to do next."""
    from autograder.scaffold import write_scaffold

    course = find_course(root)
    if source is not None:
        from autograder.adapters.otter.begin import import_exercise

        files, notes = import_exercise(course, slug, source)
    else:
        files, notes = write_scaffold(course, slug), ()
    for path in files:
        say(str(path))
    for note in notes:
        say(f"not taken over: {note}")
    say(f"\nEdit these files, then run: autograder verify {slug} --write")
    return 0


def release(assignment: str | None, output: Path, otter: bool, root: Path | None) -> int:
    """Write what students get."""
    from autograder.release import write_release

    slugs = write_release(find_course(root), assignment, output)
    for slug in slugs:
        say(str(output / "exercises" / slug))
    if otter:
        from autograder.adapters.otter.handout import write_otter_tests

        write_otter_tests(Course(output), slugs)
        say(str(output / "tests"))
    return 0


def export_otter(
    output: Path, assignment: str | None, slugs: Sequence[str], config: Path | None, root: Path | None
) -> int:
    """Write an Otter autograder."""
    from autograder.adapters.otter.export import write_otter

    course = find_course(root)
    chosen, _ = _choose(course, assignment, slugs)
    write_otter(course, chosen, assignment, config, output)
    say(f"{output} grades {', '.join(chosen)}; try it with: otter run -a {output} SUBMISSION")
    return 0


def export_gradescope(output: Path, assignment: str | None, slugs: Sequence[str], root: Path | None) -> int:
    """Write an autograder for Gradescope."""
    from autograder.adapters.gradescope.export import write_gradescope

    course = find_course(root)
    chosen, _ = _choose(course, assignment, slugs)
    write_gradescope(course, chosen, assignment, output)
    say(f"{output} grades {', '.join(chosen)}; upload it to Gradescope as it is.")
    return 0


def export_github(output: Path) -> int:
    """Write a workflow that proves the course on every push."""
    from autograder.adapters.workflow import write_workflow

    write_workflow(output)
    say(str(output))
    return 0
