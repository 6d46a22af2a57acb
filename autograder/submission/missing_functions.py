"""What to tell a student whose functions were not found."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.boundary.look_alikes import latin_for
from autograder.boundary.problems import Place, Problem, some
from autograder.boundary.text import show
from autograder.boundary.wanted import Wanted
from autograder.submission.notebook import Notebook
from autograder.submission.submission import Submission
from autograder.submission.used_names import used_names

SHOWING = ("plot", "draw", "show", "display", "demo", "test", "check", "animate")
LEAST_LIKENESS = 0.75
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

    @property
    def hint(self) -> Problem:
        """Return the clue alone, for where it was said that the function was not found."""
        return Problem(self.clue.removeprefix("; "), "missing", Place(self.file))


def nothing_found(submission: Submission, slug: str, wanted: Wanted) -> tuple[Problem, ...]:
    """Return why no file answers an exercise: what was looked for, near misses, unreadable files."""
    if not submission.files:
        unread = any(problem.place.file for problem in submission.problems)
        why = "nothing that was handed in could be read" if unread else "no files were handed in"
        return (Problem(f"no answer found: {why}", "choice"), *submission.problems)
    names = list(wanted.functions)
    listed = " or ".join(names[:MAX_LISTED]) + (" or …" if len(names) > MAX_LISTED else "")
    if wanted.values:
        listed = " and ".join(wanted.values[:MAX_LISTED]) + (
            " and …" if len(wanted.values) > MAX_LISTED else ""
        )
    found = [near.hint for near in look_for(submission, wanted) if near.clue]
    found += values_left_out(submission, wanted)
    found += [error for source in submission.sources.values() if (error := source.error)]
    sought = f"no answer found: there is no file {slug}.py, and no other defines {listed}"
    return (Problem(sought, "choice"), *some(found, 5), *submission.problems)


def missing_functions(
    submission: Submission, wanted: Wanted, answer: str, called: Iterable[str]
) -> tuple[Problem, ...]:
    """Return a problem for each called function that nothing in the answer defines.

    Parameters
    ----------
    submission : Submission
    wanted : Wanted
    answer : str
        The file that was graded.
    called : iterable of str
        Functions that were not there when they were called, in order.
    """
    used = used_names(wanted, submission.sources[answer])
    broken = submission.sources[answer].outline.broken  # of these the syntax error is told
    names = {name for name in called if name not in used}
    found = [near for near in look_for(submission, wanted, answer) if near.function in names]
    return some([near.problem for near in found if near.clue or near.function not in broken], 4)


def values_left_out(submission: Submission, wanted: Wanted) -> list[Problem]:
    """Return what keeps files from answering that bind most of the values of an exercise, which takes all."""
    found = []
    for file, parsed in submission.sources.items():
        bound = [name for name in parsed.outline.bound if len(name) <= MAX_NAME]
        absent = [value for value in wanted.values if value not in bound]
        alike = {value: next((name for name in bound if _same_words(name, value)), "") for value in absent}
        lost = [value for value in absent if not alike[value]]
        if 2 * len(lost) < len(wanted.values):
            said = [f"{name} must be called {value}" for value, name in alike.items() if name][:MAX_LISTED]
            if lost:
                said.append(f"{' and '.join(lost[:MAX_LISTED])} {'is' if len(lost) == 1 else 'are'} missing")
            found.append(Problem(f"in {show(file)} {', '.join(said)}", "missing", Place(file)))
    return found


def look_for(submission: Submission, wanted: Wanted, answer: str = "") -> list[Missing]:
    """Look for what in the submission may have been meant to be the functions that nothing defines.

    Parameters
    ----------
    submission : Submission
    wanted : Wanted
    answer : str
        The file that was graded, if there is one.
    """
    defined = {answer} if answer else submission.sources.keys()
    absent = [
        name
        for name in wanted.functions
        if all(not used_names(wanted, submission.sources[one]).get(name) for one in defined)
    ]
    elsewhere = {name: _elsewhere(submission, name, answer) for name in absent}
    renamed = _misnamed(submission, wanted, [name for name in absent if elsewhere[name] is None])
    return [elsewhere[name] or renamed.get(name) or Missing(name) for name in absent]


def _elsewhere(submission: Submission, function: str, answer: str) -> Missing | None:
    """Return where a function stands under its own name, in a place that does not count."""
    for name, parsed in submission.sources.items():
        shown = show(name)
        written = parsed.outline.defined - parsed.outline.unwritten
        if answer and name != answer and function in written:
            clue = f" in {show(answer)}, but {shown} has one: import it or move it there"
            return Missing(function, clue, name)
        if function in parsed.outline.inner:
            inside = f"{shown} defines {function} inside another function or a class"
            return Missing(function, f"; {shown} {inside}: move it to the top level of the file", name)
        if isinstance(parsed, Notebook) and function in parsed.text_names:
            clue = f"; {function} of {shown} stands in a text cell: change that cell to code"
            return Missing(function, clue, name)
    return None


def _misnamed(submission: Submission, wanted: Wanted, absent: list[str]) -> dict[str, Missing]:
    """Return the functions that look like absent ones; each is taken for one, the most similar first."""
    where: dict[str, str] = {}
    for file, parsed in submission.sources.items():
        for name in parsed.outline.arity:
            where.setdefault(name, file)
    names = [name for name in sorted(where) if name not in wanted.all_names and len(name) <= MAX_NAME]
    likeness = [
        (_likeness(name, function), name, function)
        for name in names[:MAX_CANDIDATES]
        for function in absent
        if _takes(submission.sources[where[name]].outline.arity[name], wanted.functions[function])
    ]
    found: dict[str, Missing] = {}
    taken: set[str] = set()
    for name in names:
        meant, kind = latin_for(name)
        if meant in absent:
            looks = f"a {kind} letter that looks Latin"
            clue = f"; the name of {meant} in {show(where[name])} holds {looks}: type it again"
            found[meant] = Missing(meant, clue, where[name])
            taken.add(name)
    for worth, name, function in sorted(likeness, key=lambda one: (-one[0], *one[1:])):
        if worth >= LEAST_LIKENESS and function not in found and name not in taken:
            clue = f"; {name} in {show(where[name])} looks similar: rename it to {function}"
            found[function] = Missing(function, clue, where[name])
            taken.add(name)
    return found


def _takes(arity: tuple[int, int], parameters: Sequence[str]) -> bool:
    """Whether a function takes what is asked for; at home the parameters may not be known."""
    least, most = arity
    return not parameters or least <= len(parameters) <= most


def _likeness(name: str, function: str) -> float:
    """Return how similar two names are, from 0 to 1; a plot of something is not the thing."""
    if name.startswith(SHOWING) and not function.startswith(SHOWING):
        return 0.0
    if _same_words(name, function):
        return 1.0
    if len(function) < MIN_NEAR_MISS:
        return 0.0
    return difflib.SequenceMatcher(None, name, function).ratio()


def _same_words(name: str, other: str) -> bool:
    """Whether two names differ in their case, their underscores or the order of their words alone."""
    one, two = name.casefold(), other.casefold()
    return one.replace("_", "") == two.replace("_", "") or sorted(one.split("_")) == sorted(two.split("_"))
