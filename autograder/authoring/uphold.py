"""An appeal ends in proof: a student's answer, freed of names, is accepted or contradicted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.adopt import forms
from autograder.authoring.anonymous import freed_of_names, names_in
from autograder.authoring.student_answer import keep_if_proved, new_file
from autograder.authoring.verification import ALL_ELSE, Finding
from autograder.authoring.verify import verify
from autograder.errors import UsageError
from autograder.grading.session import Grader

LINE = "Another right answer, upheld in an appeal."


@dataclass(frozen=True, slots=True)
class Upheld:
    """The accepted variant, or what contradicts it; then nothing was written."""

    path: Path
    contradictions: tuple[Finding, ...]


def uphold(grader: Grader, slug: str, name: str, code: str, people: Sequence[str]) -> Upheld:
    """Write an answer as ``solutions/<slug>/accepted/<name>.py`` and prove the exercise with it.

    What the exercise had to be said of before is nothing against it. All is proved but what takes long and
    does not look at accepted variants.

    Parameters
    ----------
    grader : Grader
        In which the exercise is ready.
    code : str
        As it was graded.
    people : sequence of str
        All that tells whose it is: names, ids, addresses.

    Raises
    ------
    UsageError
        If the name is taken or none, or the code cannot be freed of names.
    """
    path = new_file(grader.course, slug, "accepted", name)
    source = _freed(grader, slug, code, people)
    before = {(found.rule, found.text) for found in _findings(grader, slug)}

    def prove() -> tuple[Finding, ...]:
        return tuple(one for one in _findings(grader, slug) if (one.rule, one.text) not in before)

    return Upheld(path, tuple(keep_if_proved(path, LINE, source, prove)))


def _findings(grader: Grader, slug: str) -> Sequence[Finding]:
    return verify(grader.course, slug, grader.references, examples=False, part=ALL_ELSE).findings


def _freed(grader: Grader, slug: str, code: str, people: Sequence[str]) -> str:
    """Return the part of the code that the graded functions need, freed of names, if that is enough."""
    ready = grader.exercises[slug]
    if ready.solution is None or ready.expected is None:
        raise UsageError(f"Nothing can be upheld for {slug}: {ready.fault}.")
    keep = names_in(ready.handout.stub.decode()) | names_in(ready.solution.reference.decode())
    for source in forms(ready, code):
        freed = freed_of_names(source, people, keep)
        run = grader.references.run(ready.handout, freed.encode(), ready.plan, ready.exercise)
        if run.problem is None:
            return freed
    raise UsageError(f"The answer cannot stand alone in one file: {run.problem}.")
