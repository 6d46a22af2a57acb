"""Right answers given the same numbers in other forms, as far as the README promises these."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output
from autograder.course.catalog import Handout, Solution
from autograder.course.plan import make_plan
from autograder.course.spec import Call, Check
from autograder.errors import AutograderError
from autograder.grading.references import References
from autograder.judge.verdict import judge_all

# Appended to an answer: its functions then get their arrays in another form. Calls among themselves do not.
_WRAPPER = """

def _give_other_forms(names):
    import functools

    import numpy as np

    def change(value):
        if isinstance(value, dict):
            return {{key: change(item) for key, item in value.items()}}
        if isinstance(value, np.ndarray) and value.ndim:
            return {form}
        return value

    calling = []

    def wrap(function):
        def outer(*args, **kwargs):
            if calling:
                return function(*args, **kwargs)
            calling.append(function)
            try:
                return function(*map(change, args), **{{name: change(item) for name, item in kwargs.items()}})
            finally:
                calling.pop()

        return outer

    for name in names:
        if callable(globals().get(name)) and not isinstance(globals()[name], type):
            globals()[name] = wrap(globals()[name])


_give_other_forms({names!r})
"""


@dataclass(frozen=True, slots=True)
class Form:
    """One other form of an array.

    Attributes
    ----------
    name : str
        What arrays become, in the plural.
    given : str
        Expression that makes it from the array ``value``.
    plain : str
        Expression for the array of float64 with the same numbers, which the reference gets.
    promised : str
        Pattern of the README that promises it; empty if any array may have this form.
    longer : bool
        Whether arrays have more elements, which those in a dict of parameters cannot have.
    """

    name: str
    given: str
    plain: str = "value"
    promised: str = ""
    longer: bool = False


# a grid goes on, other values come again backwards; a grid in a dict belongs to other parameters there
_LONGER = (
    "value if value.ndim > 1 else np.concatenate([value, value[-1:] + value[1:] - value[:1]])"
    " if (np.diff(value) > 0).all() else np.concatenate([value, value[::-1]])"
)
FORMS = (
    Form("read-only arrays", "np.lib.stride_tricks.as_strided(value, writeable=False)"),
    Form("arrays with gaps in memory", "np.repeat(value, 2, axis=-1)[..., ::2]"),
    Form("arrays twice as long", _LONGER, _LONGER, longer=True),
    Form("lists", "value.tolist()", promised=r"\blists?\b"),
    Form(
        "arrays of whole numbers",
        "np.rint(value).astype(int)",
        "np.rint(value).astype(float)",
        r"\bwhole numbers?\b|\bintegers?\b",
    ),
    Form(
        "arrays of float32",
        "value.astype(np.float32)",
        "value.astype(np.float32).astype(float)",
        r"\bfloat32\b",
    ),
    Form("columns", "value.reshape(-1, 1) if value.ndim == 1 else value", promised=r"\bcolumns?\b"),
)


def failing_forms(
    handout: Handout, solution: Solution, answers: Mapping[str, bytes], references: References
) -> Iterator[tuple[str, str]]:
    """Yield the names of answers that are not right about arrays of another form, and what they must be.

    Parameters
    ----------
    answers : mapping
        Sources of right answers by name; the reference is among them.
    """
    promises = _argument_texts(handout)
    checks = [check for check in solution.exercise.checks if _has_array(check)]
    plan = make_plan(solution.exercise, tuple(checks))

    def outputs(source: bytes, form: str) -> Mapping[str, tuple[Output, ...]]:
        run = references.recall(handout, source + _wrapper(form, handout), plan, solution.exercise)
        return plan.by_check(checks, run.outputs)

    for form in FORMS if checks else ():
        if form.promised and not re.search(form.promised, promises):
            continue
        expected = outputs(solution.reference, form.plain)
        judged = [
            check
            for check in checks
            if _is_about(check, expected[check.id]) and not (form.longer and _has_grid(check))
        ]
        for name, source in answers.items():
            verdicts = judge_all(judged, outputs(source, form.given), expected, handout.functions)
            failed = (verdict for verdict in verdicts if verdict.status != "passed")
            if first := next(failed, None):
                yield name, f"must be right for {form.name}; it fails {first.id}: {first.message}"


def _has_array(check: Check) -> bool:
    """Whether some call of a check is given an array; what a program is held at keeps its form."""
    calls = [call for call in check.calls if isinstance(call, Call)]
    return any(_holds_array(value) for call in calls for value in (*call.args, *call.kwargs.values()))


def _has_grid(check: Check) -> bool:
    """Whether some call of a check is given parameters with the time points that belong to them."""
    given = [value for call in check.calls for value in (*call.args, *call.kwargs.values())]
    return any(isinstance(value, dict) and _holds_array(value) for value in given)


def _holds_array(value: Any) -> bool:
    return isinstance(value, np.ndarray) or (
        isinstance(value, dict) and any(map(_holds_array, value.values()))
    )


def _is_about(check: Check, expected: Sequence[Output]) -> bool:
    """Whether the reference itself passes a check on arrays of another form."""
    try:
        check.comparer.check_reference(expected)
        return check.comparer.compare_all(expected, expected).passed
    except AutograderError:
        return False


def _wrapper(form: str, handout: Handout) -> bytes:
    return _WRAPPER.format(form=form, names=tuple(sorted(handout.wanted.all_names))).encode()


def _argument_texts(handout: Handout) -> str:
    """Return what the README's table of functions says about arguments."""
    path = handout.folder / "README.md"
    if not path.is_file():
        return ""
    rows = re.findall(r"^\| *`\w+\(.*", path.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    return "\n".join(row.split("|")[2] for row in rows if row.count("|") > 2)
