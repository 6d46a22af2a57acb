"""What to tell a student whose functions were not found."""

from collections.abc import Collection, Mapping, Sequence

from autograder.files import show, some, suffix
from autograder.notebook import Notebook
from autograder.outputs import Failed, Output
from autograder.spec import Check, near_miss
from autograder.submission import Submission, parse

FOUND = "was found"
MAX_CANDIDATES = 500  # names that a missing one is compared with; comparing is slow
MAX_NAME = 60
MAX_LISTED = 4
MIN_NEAR_MISS = 5  # letters; shorter names are close to too many others, such as psp to sp


def nothing_found(submission: Submission, slug: str, functions: Collection[str]) -> tuple[str, ...]:
    """Return why no file answers an exercise: what was looked for, near misses, unreadable files."""
    if not submission.files:
        return ("no answer found: no files were handed in", *submission.problems)
    names = list(functions)
    listed = " or ".join(names[:MAX_LISTED]) + (" or …" if len(names) > MAX_LISTED else "")
    sentences = [near_miss_sentence(submission, name, functions) for name in names]
    found = [sentence for sentence in sentences if not sentence.endswith(FOUND)]
    found += [error for name in _readable(submission) if (error := parse(submission, name).error)]
    return (
        f"no answer found: there is no file {slug}.py, and no other defines {listed}",
        *some(found, 5),
        *submission.problems,
    )


def missing_functions(
    submission: Submission,
    functions: Collection[str],
    answer: str,
    checks: Sequence[Check],
    outputs: Mapping[str, Sequence[Output]],
) -> tuple[str, ...]:
    """Return a sentence for each function that was called and that nothing in the answer defines.

    Of a function that is defined and was not there, the answer stopped before it, and that is told already.
    """
    bound = parse(submission, answer).outline.bound
    names = {
        call.function: None
        for check in checks
        for call, output in zip(check.calls, outputs[check.id], strict=True)
        if isinstance(output, Failed) and output.reason == "missing" and call.function not in bound
    }
    return some([near_miss_sentence(submission, name, functions, answer) for name in names], 4)


def near_miss_sentence(
    submission: Submission, function: str, functions: Collection[str], answer: str = ""
) -> str:
    """Say that a function is missing, and what in the submission may have been meant to be it.

    Parameters
    ----------
    submission : Submission
    function : str
        The missing name.
    functions : collection of str
        All names that the exercise asks for; none of them is a misspelling of another.
    answer : str
        The file that was graded, if there is one.

    Returns
    -------
    str
        One sentence without its full stop; it ends in "was found" when nothing comes close.
    """
    missing = f"no function {function} {FOUND}"
    where: dict[str, str] = {}
    for name in _readable(submission):
        parsed, shown = parse(submission, name), show(name)
        written = parsed.outline.defined - parsed.outline.unwritten
        if answer and name != answer and function in written:
            return f"{missing} in {show(answer)}, but {shown} has one: import it or move it there"
        if function in parsed.outline.inner:
            return f"{missing}; {shown} defines it inside another function or a class: move it to the margin"
        if isinstance(parsed, Notebook) and function in parsed.text_names:
            return f"{missing}; in {shown} it stands in a text cell: change that cell to code"
        for other in parsed.outline.defined:
            where.setdefault(other, shown)
    names = sorted(name for name in where if name not in functions and len(name) <= MAX_NAME)[:MAX_CANDIDATES]
    alike = [name for name in names if _same_words(name, function)]
    close = near_miss(function, names) if len(function) >= MIN_NEAR_MISS else None
    match = alike[0] if alike else close
    if match is None:
        return missing
    return f"{missing}; {match} in {where[match]} looks similar: rename it to {function}"


def _readable(submission: Submission) -> list[str]:
    return [name for name in submission.files if suffix(name) in (".py", ".ipynb")]


def _same_words(name: str, other: str) -> bool:
    """Whether two names differ in their case, their underscores or the order of their words alone."""
    one, two = name.casefold(), other.casefold()
    return one.replace("_", "") == two.replace("_", "") or sorted(one.split("_")) == sorted(two.split("_"))
