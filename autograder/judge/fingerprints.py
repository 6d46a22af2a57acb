"""Misconceptions into fingerprints, for ``examples.json``, and back, for a check at home."""

import contextlib
from collections.abc import Mapping, Sequence

from autograder.boundary.outputs import Failed, Output, Raised, Returned
from autograder.compare.base import Comparer
from autograder.compare.stored import from_dict
from autograder.compare.symbolic import Equivalence
from autograder.course.fingerprints import Expression, Failing, Fingerprint, Imprint
from autograder.course.spec import Check
from autograder.errors import ReferenceFault
from autograder.judge.imprints import NoImprint, imprint_of
from autograder.judge.misconceptions import Misconception


def fingerprints_of(
    mistakes: Sequence[Misconception], checks: Sequence[Check], expected: Mapping[str, Sequence[Output]]
) -> tuple[Fingerprint, ...]:
    """Return the fingerprints of those misconceptions that a visible check finds.

    Parameters
    ----------
    expected : mapping of str to sequence of Output
        The reference's outputs, by check id.
    """
    visible = [check for check in checks if not check.hidden]
    at_home = {check.id: from_dict(check.expect.example(expected[check.id])[0]) for check in visible}
    return tuple(
        _fingerprint(mistake, at_home)
        for mistake in mistakes
        if mistake.text and mistake.outputs.keys() & at_home.keys()  # `verify` finds one without a sentence
    )


def _fingerprint(mistake: Misconception, at_home: Mapping[str, Comparer]) -> Fingerprint:
    imprints: list[Imprint] = []
    failing = {}
    for name, comparer in at_home.items():
        if name in mistake.outputs:
            found = _imprints(mistake.outputs[name], comparer)
            imprints += [imprint for imprint in found if imprint not in imprints]
            places = [imprints.index(imprint) for imprint in found]
            failing[name] = Failing(places, mistake.words.get(name))
    return Fingerprint(mistake.name, mistake.text, failing, imprints)


def _imprints(outputs: Sequence[Output | Imprint], comparer: Comparer) -> list[Imprint]:
    """Return the imprints of a check's outputs; none where one of them cannot have one."""
    try:
        return [_imprint(output, comparer) for output in outputs]
    except NoImprint:
        return []


def _imprint(output: Output | Imprint, comparer: Comparer) -> Imprint:
    if not isinstance(output, Returned | Raised | Failed):
        return output
    if isinstance(comparer, Equivalence) and isinstance(output, Returned):
        with contextlib.suppress(ReferenceFault):  # it is no expression, or a complex one
            (values,) = comparer.example((output,))[1]
            return Expression(values)
    return imprint_of(output)


def misconception_of(fingerprint: Fingerprint) -> Misconception:
    """Return the misconception that left a fingerprint, with imprints in place of outputs."""
    return Misconception(
        fingerprint.name,
        fingerprint.text,
        {
            name: [fingerprint.outputs[place] for place in failing.outputs]
            for name, failing in fingerprint.checks.items()
        },
        {name: failing.words for name, failing in fingerprint.checks.items() if failing.words},
    )
