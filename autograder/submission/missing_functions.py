"""What to tell a student whose functions were not found."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from autograder.boundary.problems import Place, Problem, some
from autograder.boundary.text import show
from autograder.errors import near_miss
from autograder.submission.notebook import Notebook
from autograder.submission.submission import Submission

MAX_CANDIDATES = 500  # names that a missing one is compared with; comparing is slow
MAX_NAME = 60
MAX_LISTED = 4
MIN_NEAR_MISS = 5  # letters; shorter names are close to too many others, such as psp to sp


@dataclass(frozen=True, slots=True)
class Missing:
    """A function that was not found, and what in the submission may have been meant to be it, if anything."""

    function: str
    clue: str = ""
    file: str = ""

    @property
    def problem(self) -> Problem:
        """Return what the student reads."""
        return Problem(f"no function {self.function} was found{self.clue}", "missing", Place(self.file))


def nothing_found(submission: Submission, slug: str, functions: Collection[str]) -> tuple[Problem, ...]:
    """Return why no file answers an exercise: what was looked for, near misses, unreadable files."""
    if not submission.files:
        return (Problem("no answer found: no files were handed in", "choice"), *submission.problems)
    names = list(functions)
    listed = " or ".join(names[:MAX_LISTED]) + (" or …" if len(names) > MAX_LISTED else "")
    found = [near.problem for name in names if (near := look_for(submission, name, functions)).clue]
    found += [error for source in submission.sources.values() if (error := source.error)]
    sought = f"no answer found: there is no file {slug}.py, and no other defines {listed}"
    return (Problem(sought, "choice"), *some(found, 5), *submission.problems)


def missing_functions(
    submission: Submission, functions: Collection[str], answer: str, called: Iterable[str]
) -> tuple[Problem, ...]:
    """Return a problem for each called function that nothing in the answer defines.

    Functions defined after the point where loading stopped are left out; the loading error covers them.

    Parameters
    ----------
    submission : Submission
    functions : collection of str
        All names that the exercise asks for.
    answer : str
        The file that was graded.
    called : iterable of str
        Functions that were not there when they were called, in order.
    """
    bound = submission.sources[answer].outline.bound
    names = [name for name in dict.fromkeys(called) if name not in bound]
    return some([look_for(submission, name, functions, answer).problem for name in names], 4)


def look_for(submission: Submission, function: str, functions: Collection[str], answer: str = "") -> Missing:
    """Look for what in the submission may have been meant to be a missing function.

    Parameters
    ----------
    submission : Submission
    function : str
        The missing name.
    functions : collection of str
        All names that the exercise asks for; none of them is a misspelling of another.
    answer : str
        The file that was graded, if there is one.
    """
    where: dict[str, str] = {}
    for name, parsed in submission.sources.items():
        shown = show(name)
        written = parsed.outline.defined - parsed.outline.unwritten
        if answer and name != answer and function in written:
            clue = f" in {show(answer)}, but {shown} has one: import it or move it there"
            return Missing(function, clue, name)
        if function in parsed.outline.inner:
            inside = "defines it inside another function or a class"
            clue = f"; {shown} {inside}: move it to the top level of the file"
            return Missing(function, clue, name)
        if isinstance(parsed, Notebook) and function in parsed.text_names:
            clue = f"; in {shown} it stands in a text cell: change that cell to code"
            return Missing(function, clue, name)
        for other in parsed.outline.defined:
            where.setdefault(other, name)
    names = sorted(name for name in where if name not in functions and len(name) <= MAX_NAME)[:MAX_CANDIDATES]
    alike = [name for name in names if _same_words(name, function)]
    close = near_miss(function, names) if len(function) >= MIN_NEAR_MISS else None
    match = alike[0] if alike else close
    if match is None:
        return Missing(function)
    file = where[match]
    return Missing(function, f"; {match} in {show(file)} looks similar: rename it to {function}", file)


def _same_words(name: str, other: str) -> bool:
    """Whether two names differ in their case, their underscores or the order of their words alone."""
    one, two = name.casefold(), other.casefold()
    return one.replace("_", "") == two.replace("_", "") or sorted(one.split("_")) == sorted(two.split("_"))
