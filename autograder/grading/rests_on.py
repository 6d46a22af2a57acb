"""What the results of an exercise rest on, check by check, so that a change costs no more than it must."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.course.catalog import Handout, Solution
from autograder.course.plan import Plan
from autograder.grading.references import Expected
from autograder.grading.store import key_of
from autograder.judge.check_digest import CheckDigests


@dataclass(frozen=True, slots=True)
class RestsOn:
    """Digests of an exercise.

    Attributes
    ----------
    checks : mapping of str to str
        By check id; see `autograder.judge.check_digest`.
    basis : str
        Of what outputs depend on besides the program and the calls.
    mistakes : str
        Of the misconceptions, and of which may be told.
    calls : tuple of str
        Of the plan's calls, in its order.
    """

    checks: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""
    mistakes: str = ""
    calls: tuple[str, ...] = ()


NOTHING = RestsOn()


def what_it_rests_on(handout: Handout, solution: Solution, plan: Plan, expected: Expected) -> RestsOn:
    """Return the digests of an exercise with both of its halves."""
    exercise = solution.exercise
    words = repr((sorted(handout.functions.items()), sorted(handout.returns.items())))
    digests = CheckDigests(solution.spec, handout.drivers or b"", words)
    provided = (part for item in sorted(handout.provided.items()) for part in item)
    aliases = repr(sorted(exercise.aliases.items()))
    return RestsOn(
        {check.id: digests.of(check, plan, expected.outputs[check.id]) for check in exercise.checks},
        key_of(repr(exercise.limits), aliases, handout.drivers or b"", *provided),
        key_of(
            repr(exercise.diagnoses), *(part for item in solution.misconceptions.items() for part in item)
        ),
        plan.call_digests(),
    )
