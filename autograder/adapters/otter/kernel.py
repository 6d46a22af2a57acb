"""A visible check inside the student's own kernel: what the generated test files of Otter call."""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from typing import Any

from autograder.boundary.outputs import Output, Raised
from autograder.boundary.text import clean
from autograder.boundary.values import unpack_frame
from autograder.boundary.wanted import Wanted, code_digests
from autograder.course.catalog import Course, Handout, find_course
from autograder.course.examples import load_released, read_examples
from autograder.course.plan import make_plan
from autograder.course.spec import Check, Exercise
from autograder.errors import UsageError
from autograder.grading.session import open_grader
from autograder.judge.result import CheckResult
from autograder.judge.verdict import judge
from autograder.report.sections import check_section
from autograder.sandbox.child.loading import Loading
from autograder.sandbox.child.worker import Drivers, call_function
from autograder.sandbox.replies import read_reply
from autograder.student.interactive import running_code
from autograder.submission.outline import outline_of


class CheckFailed(AssertionError):
    """A visible check that is not passed; its text is what a report says about it."""


def check_public(slug: str, check_id: str, env: Mapping[str, Any]) -> None:
    """Hold the functions in a notebook's globals against one visible check.

    The calls are made right here, beside the student's code, with values that the student has: nothing is
    hidden from it and nothing is graded by it.

    Parameters
    ----------
    slug, check_id : str
    env : mapping of str to object
        The globals of the notebook or script.

    Raises
    ------
    CheckFailed
        If the check is not passed.
    UsageError
        If the exercise's folder or its examples are not where they were released to.
    """
    course = find_course(None)
    course.require(slug)
    public = load_released(course.root / "exercises" / slug)
    exercise, expected, _ = read_examples(public)
    for check in exercise.checks:
        if check.id == check_id:
            if any(call.observe == "value" and call.kwargs for call in check.calls):
                verdict = _run_again(course, slug, check_id)
                break
            names = _names(public.wanted, env)
            outputs = _outputs(check, exercise, public, env, names)
            signatures = {names[name]: parameters for name, parameters in public.functions.items()}
            verdict = judge(check.renamed(names), outputs, expected[check.id], signatures)
            break
    else:
        raise UsageError(
            f"The tests and the examples of {slug} are not of the same release: there is no check "
            f"{check_id!r}; get both folders again from your course."
        )
    if verdict.status != "passed":
        raise CheckFailed("\n".join(clean(text) for text in check_section(verdict).feedback))


def _run_again(course: Course, slug: str, check_id: str) -> CheckResult:
    """Return the verdict on a check for which the student's program runs once more, with names held."""
    with open_grader(course, [slug], released=True) as grader:
        (result,) = grader.grade(running_code(), tell_loading=False)
    return next(verdict for verdict in result.checks if verdict.id == check_id)


def _names(wanted: Wanted, env: Mapping[str, Any]) -> dict[str, str]:
    """Return under which name each function is there, as `used_names` finds it in a file; else its own."""
    found = {}
    for function in wanted.functions:
        bound = [name for name in wanted.names(function) if name in env]
        there = [(name, *_written(env[name], name, wanted)) for name in bound]
        kept = [(name, written) for name, written, copied in there if not copied]
        written = [name for name, is_written in kept if is_written]
        found[function] = next(iter([*written, *(name for name, _ in kept), function]))
    return found


def _written(function: object, name: str, wanted: Wanted) -> tuple[bool, bool]:
    """Return whether a function is more than the released stub, and whether it is a copy from the course."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))  # type: ignore[arg-type]
    except (OSError, TypeError, SyntaxError, ValueError):  # no function, or one whose source is not kept
        return True, False
    own = getattr(function, "__name__", name)
    return own not in outline_of(tree).unwritten, dict(code_digests(tree)).get(own) in wanted.given_code


def _outputs(
    check: Check, exercise: Exercise, public: Handout, env: Mapping[str, Any], names: Mapping[str, str]
) -> tuple[Output, ...]:
    """Make a check's calls as the sandbox's child would."""
    plan = make_plan(exercise, (check,))
    drivers = Drivers(public.drivers)
    program = {"value_limit": exercise.limits.value_mib << 20, "names": dict(names)}
    loaded = Loading(program, dict(env))
    outputs = []
    for message in plan.messages:
        output = read_reply(unpack_frame(call_function(unpack_frame(message), loaded, drivers)))
        if isinstance(output, Raised) and output.type == "KeyboardInterrupt":
            raise KeyboardInterrupt  # the student stopped waiting; the function did not raise it
        outputs.append(output)
    return plan.by_check((check,), outputs)[check.id]
