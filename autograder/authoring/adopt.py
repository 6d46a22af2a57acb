"""A cluster of students becomes a misconception: the program of one of them, freed of names, and proved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.anonymous import freed_of_names, names_in
from autograder.authoring.known_answers import KnownAnswers
from autograder.authoring.student_answer import keep_if_proved, new_file
from autograder.authoring.verification import Finding
from autograder.authoring.verify import Prover
from autograder.errors import UsageError
from autograder.grading.exercise import ReadyExercise
from autograder.grading.session import Grader
from autograder.judge.sameness import sameness
from autograder.submission.listing import text_of
from autograder.submission.program import program_of_source
from autograder.submission.slice import closed_slice


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a misconception must do to be that of a cluster.

    Attributes
    ----------
    checks : tuple of str
        That it must fail.
    alike : mapping of str to str
        What its outputs must be, for those of them where that is known; see `autograder.judge.sameness`.
    """

    checks: tuple[str, ...]
    alike: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Adopted:
    """The file that was written, and the student whose program it holds, freed of names."""

    path: Path
    student: str


def adopt(
    grader: Grader,
    slug: str,
    name: str,
    wanted: Wanted,
    specimens: Mapping[str, str],
    people: Sequence[str],
) -> Adopted:
    """Write the first specimen that holds as ``solutions/<slug>/misconceptions/<name>.py``.

    It must fail as the cluster does after it was freed of names, and `verify` must find nothing wrong with
    it; otherwise nothing is left behind.

    Parameters
    ----------
    grader : Grader
        In which the exercise is ready.
    specimens : mapping of str to str
        Programs of students of the cluster, the best first.
    people : sequence of str
        Names, ids and addresses of all of them.

    Raises
    ------
    UsageError
        If the name is taken or none, or no specimen holds.
    """
    ready = grader.exercises[slug]
    path = new_file(grader.course, slug, "misconceptions", name)
    student, source = _first_that_holds(grader, ready, wanted, specimens, people)
    titles = {check.id: check.title for check in ready.exercise.checks}
    line = f"Several answers have this same mistake; it shows in “{titles[wanted.checks[0]]}”."

    def prove() -> list[Finding]:
        return list(Prover(grader.course, slug, grader.references).findings(f"misconceptions/{name}"))

    found = keep_if_proved(path, line, source, prove)
    if found:
        raise UsageError(f"The cluster cannot be adopted as {name}: {found[0].text}.")
    return Adopted(path, student)


def _first_that_holds(
    grader: Grader, ready: ReadyExercise, wanted: Wanted, specimens: Mapping[str, str], people: Sequence[str]
) -> tuple[str, str]:
    if ready.solution is None or ready.expected is None:
        raise UsageError(f"Nothing can be adopted for {ready.handout.slug}: {ready.fault}.")
    parts = (ready.handout, ready.solution, ready.plan, ready.expected, grader.references)
    answers = KnownAnswers(*parts)
    keep = names_in(ready.handout.stub.decode()) | names_in(ready.solution.reference.decode())
    why = "none of its students has code that stands alone in one file"
    for student, specimen in specimens.items():
        for source in forms(ready, specimen):
            try:
                freed = freed_of_names(source, people, keep)
            except UsageError as error:
                why = str(error).removesuffix(".")
                continue
            answer = answers.judged(freed.encode())
            alike = all(sameness(answer.outputs[name]) == key for name, key in wanted.alike.items())
            if alike and answer.problem is None and set(wanted.checks) <= set(answer.failed()):
                return student, freed
            why = str(
                answer.problem or "freed of names and by itself, the code does not fail in the same way"
            )
    raise UsageError(f"This cluster cannot be adopted: {why}.")


def forms(ready: ReadyExercise, specimen: str) -> Iterator[str]:
    """Yield a program without what the graded functions do not need, then the whole."""
    handout = ready.handout
    program = program_of_source(
        handout.slug, specimen.encode(), handout.provided, handout.drivers, handout.wanted
    )
    graded = {program.name_of(call.function) for check in ready.exercise.checks for call in check.calls}
    own = {name.removesuffix(".py").partition("/")[0] for name in handout.provided if name.endswith(".py")}
    if (cells := closed_slice(program.cells, "script", own, graded)) is not None:
        yield text_of(cells)
    yield text_of(program.cells)
