"""What a diagnosis code means, in words for students and staff."""

from pathlib import Path

from autograder.catalog import find_course
from autograder.errors import UsageError
from autograder.reference import docstring_line
from autograder.spec import near_miss

CODES = {
    "missing": "The function that the exercise asks for was not found in the submission, or the name is that "
    "of something else. Look at its spelling, and whether an error stopped the file before its definition.",
    "not_loaded": "The file or notebook could not be run far enough to call its functions. Run it from a "
    "fresh start, from top to bottom, and mend the first error.",
    "raised": "The function raised an exception when it was called. The message names the line in your file.",
    "timeout": "The call used more time than it may: usually an endless loop, or a loop where an array "
    "operation would do.",
    "memory": "The call needed more memory than it may: usually an array of a wrong, huge size or a list "
    "that grows without end.",
    "crash": "The Python process ended during the call, through os._exit or a fault in compiled code.",
    "output_limit": "The call printed or returned more than it may.",
    "unsendable": "The function returned something that is not a value to compare, such as a generator, a "
    "set or a function. Return numbers, arrays, lists or tuples.",
    "kind": "The kind of value is not the one asked for, such as text where numbers are expected.",
    "items": "The number of items returned is not the one asked for.",
    "ndim": "The array has another number of dimensions than the one asked for.",
    "shape": "The array has another shape than the one asked for: often one sample too many or too few.",
    "dtype": "The values are not numbers of the kind asked for.",
    "expression": "The text or expression could not be read as mathematics in Python's notation, with * for "
    "every product and ** for powers.",
    "symbols": "The expression holds a symbol that should not be left in it.",
    "unevaluated": "A derivative or an integral was written down but not carried out.",
    "nan": "There are nan or infinite values where numbers are expected, or the other way round.",
}  # fmt: skip
MISCONCEPTION = "misconception:"


def explain(code: str, root: Path | None) -> str:
    """Return what a code means; a misconception is looked up in every exercise that has it.

    Raises
    ------
    UsageError
        If the code is unknown.
    """
    if not code.startswith(MISCONCEPTION):
        if code in CODES:
            return CODES[code]
        raise UsageError(_unknown(code, list(CODES)))
    folders = (find_course(root).root / "solutions").glob("*/misconceptions/*.py")
    found = {(path.parent.parent.name, path.stem): path for path in sorted(folders)}
    name = code.removeprefix(MISCONCEPTION)
    lines = [
        f"{slug}: {docstring_line(path.read_bytes())}" for (slug, stem), path in found.items() if stem == name
    ]
    if not lines:
        raise UsageError(_unknown(code, sorted({f"{MISCONCEPTION}{stem}" for _, stem in found})))
    return "\n".join(lines)


def _unknown(code: str, known: list[str]) -> str:
    near = near_miss(code, known)
    guess = f"did you mean {near}?" if near else f"there are {', '.join(CODES)} and {MISCONCEPTION}<name>."
    return f"There is no diagnosis {code!r}; {guess}"
