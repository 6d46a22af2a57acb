"""Symbolic expressions that agree as functions: both are evaluated at points, with many digits.

No test of identity by simplification is made: it would refuse answers that are exact in doubles, such as
2.718281828459045 for E, and could run for ever on a student's expression.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.boundary.values import Symbolic
from autograder.compare.arrays import IMAGINARY
from autograder.compare.base import (
    Comparer,
    Comparison,
    Evidence,
    Refused,
    passed,
    reference_value,
    refusal,
    returned,
)
from autograder.compare.symbolic_evaluate import TOO_LARGE, evaluate
from autograder.compare.symbolic_parse import read
from autograder.compare.wording import kind_of
from autograder.errors import ReferenceFault, is_number, require

Point: TypeAlias = tuple[Fraction, ...]
#: from ratios to the reference at the points, shape (n,), to whether a part of the answer is right
UpTo: TypeAlias = Callable[[Any], Any]

#: on both sides of 0 and of 1, and no whole numbers: there right answers may read 0/0 and wrong ones agree
POINTS = tuple(Fraction(n, 20) for n in (-26, -21, -13, -7, 2, 9, 17, 21, 28))
#: what rounding may leave of terms that cancel, where the reference is 0 at all points
RESIDUE = 1e-30


@dataclass(frozen=True, slots=True)
class Equivalence(Comparer):
    """The comparer that `symbolic` makes."""

    names: tuple[str, ...]
    points: tuple[Point, ...]
    rtol: float = 1e-12
    up_to: UpTo | None = None

    kind = "symbolic"

    def __post_init__(self) -> None:
        """Refuse names that are not identifiers, and a tolerance that could not tell right from wrong."""
        fine = bool(self.names) and all(isinstance(name, str) and name.isidentifier() for name in self.names)
        require(
            fine and len(set(self.names)) == len(self.names),
            "The arguments of symbolic()",
            "different names of symbols",
            self.names,
        )
        rate = self.rtol
        number = is_number(rate)
        require(number and 1e-25 <= rate < 1e-3, "The 'rtol' of symbolic()", "from 1e-25 to 1e-3", rate)
        fine = self.up_to is None or callable(self.up_to)
        require(
            fine, "The 'up_to' of symbolic()", "None or a function of the ratios at the points", self.up_to
        )

    @property
    def portable(self) -> bool:  # type: ignore[override]
        """Return whether it can be written to ``examples.json``, which holds no code."""
        return self.up_to is None

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Evaluate both at all points; the largest difference is held against the reference's peak."""
        wanted = self._reference(reference_value(expected))
        try:
            value = returned(output)
            if self.up_to is not None:
                if isinstance(value, list | tuple) and len(value) == 1:
                    value = value[0]  # what else is right in it is asked here, not what it is kept in
                values = _values(self._tree(value), self.names, self.points)
                return passed(_shares(self.up_to, values, wanted))
            values = _values(self._tree(value), self.names, self.points)
            return passed(self._judge(values, wanted))
        except Refused as refused:
            return refused.comparison

    def matches(self, output: Output, other: Output) -> bool:
        """Whether two expressions agree, or two examples of one."""
        if self.up_to is not None:  # what two answers have in common does not make them the same
            return replace(self, up_to=None).matches(output, other)
        if isinstance(output, Returned) and isinstance(output.value, dict):
            try:
                values = self._reference(output.value)
                return self._judge(values, self._reference(reference_value(other))).bad == 0
            except (Refused, ReferenceFault):
                return False
        return Comparer.matches(self, output, other)

    def to_dict(self) -> Mapping[str, Any]:
        """Return names, points as text, and the tolerance."""
        points = [[str(number) for number in point] for point in self.points]
        return {"kind": self.kind, "names": list(self.names), "points": points, "rtol": self.rtol}

    def example(self, expected: Sequence[Output]) -> tuple[Mapping[str, Any], tuple[Any, ...]]:
        """Keep the values at the two points where the reference is largest, never the expression."""
        import mpmath

        wanted = [self._reference(reference_value(output)) for output in expected]
        peaks = [max(abs(values[i]) for values in wanted) for i in range(len(self.points))]
        chosen = sorted(sorted(range(len(self.points)), key=lambda i: -peaks[i])[:2])
        if any(mpmath.im(values[i]) != 0 for values in wanted for i in chosen):
            raise ReferenceFault("The reference of a visible symbolic check must be real at the points.")
        kept = replace(self, points=tuple(self.points[i] for i in chosen))
        stored = tuple(
            {_key(self.points[i]): mpmath.nstr(values[i], 30) for i in chosen} for values in wanted
        )
        return kept.to_dict(), stored

    def values_of(self, value: Any) -> tuple[Any, ...] | None:
        """Return the values at the points of an expression, or of an example of one; None of the rest."""
        try:
            return self._reference(value)
        except ReferenceFault:
            return None

    def tree_of(self, value: Any) -> tuple[Any, ...] | None:
        """Return an answer as a tree; None of what is no expression."""
        try:
            return self._tree(value)
        except Refused:
            return None

    def at_points(self, tree: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """Return the values of a tree, or of a part of one; None where it has none."""
        try:
            return _values(tree, self.names, self.points)
        except Refused:
            return None

    def _reference(self, value: Any) -> tuple[Any, ...]:
        """Return the reference's values at the points: evaluated, or as an example holds them."""
        import mpmath

        if isinstance(value, dict):
            try:
                with mpmath.mp.workdps(40):
                    return tuple(mpmath.mpf(value[_key(point)]) for point in self.points)
            except (KeyError, ValueError, TypeError) as error:
                raise ReferenceFault("A symbolic example lacks the value at one of its points.") from error
        try:
            return _values(self._tree(value), self.names, self.points)
        except Refused as refused:
            raise ReferenceFault(f"The reference of symbolic() cannot be used: {refused}.") from refused

    def _tree(self, value: Any) -> tuple[Any, ...]:
        if isinstance(value, Symbolic):
            try:
                hash(value)
            except (TypeError, RecursionError):
                raise refusal("expression", "the expression cannot be read") from None
            return value.tree
        if isinstance(value, str):
            return read(value, self.names)
        if isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind in "iufc":
            value = value.item()
        if isinstance(value, int | float | complex) and not isinstance(value, bool):
            return _number(value)
        symbols = " and ".join(self.names)
        raise refusal("kind", f"returned {kind_of(value)} instead of an expression in {symbols}")

    def _judge(self, values: tuple[Any, ...], wanted: tuple[Any, ...]) -> Evidence:
        import mpmath

        with mpmath.mp.workdps(40):
            peak = max(abs(value) for value in wanted)
            if all(mpmath.im(value) == 0 for value in wanted) and all(
                abs(mpmath.im(value)) <= max(IMAGINARY * peak, RESIDUE) for value in values
            ):
                values = tuple(mpmath.re(value) for value in values)
            errors = [abs(value - theirs) for value, theirs in zip(values, wanted, strict=True)]
            allowed = max(self.rtol * peak, mpmath.mpf(RESIDUE))
            bad = [not error <= allowed for error in errors]
            ratio = _float(max(errors) / allowed)
            relative = _float(max(errors) / peak) if peak else float("nan")
        evidence = Evidence(bad=sum(bad), total=len(bad), max_error=relative, ratio=ratio)
        if not any(bad):
            return evidence
        worst = errors.index(max(errors))
        evidence = replace(
            evidence, index=worst, your_value=_plain(values[worst]), reference_value=_plain(wanted[worst])
        )
        symbols = " and ".join(self.names)
        if _same(values) and not _same(wanted):
            message = f"the answer is one number, not an expression in {symbols}"
        else:
            message = f"the expression is wrong at {sum(bad)} of {len(bad)} points"
        place = zip(self.names, self.points[worst], strict=True)
        point = ", ".join(f"{name} = {float(x):g}" for name, x in place)
        yours, theirs = mpmath.nstr(values[worst], 8), mpmath.nstr(wanted[worst], 8)
        raise refusal(
            "values",
            message,
            f"at {point} yours is {yours}, expected {theirs}",
            evidence,
        )


def _values(tree: tuple[Any, ...], names: tuple[str, ...], points: tuple[Point, ...]) -> tuple[Any, ...]:
    found = _evaluated(tree, names, points)
    if isinstance(found, Refused):
        raise found.with_traceback(None)
    return found


@lru_cache(maxsize=256)
def _evaluated(
    tree: tuple[Any, ...], names: tuple[str, ...], points: tuple[Point, ...]
) -> tuple[Any, ...] | Refused:
    """Evaluate a tree at all points; one answer meets the reference and then every misconception.

    Of what is refused, too, the work is done once.
    """
    try:
        return tuple(evaluate(tree, dict(zip(names, point, strict=True))) for point in points)
    except Refused as refused:
        return refused


def _shares(up_to: UpTo, values: tuple[Any, ...], wanted: tuple[Any, ...]) -> Evidence:
    """Ask the spec's function about the ratios of values to the reference's, which must not be 0."""
    import mpmath

    if not all(wanted):
        raise ReferenceFault("The reference of symbolic() must not be 0 at a point where 'up_to' is asked.")
    with mpmath.mp.workdps(40):
        ratios = np.array([complex(value / theirs) for value, theirs in zip(values, wanted, strict=True)])
    if np.abs(ratios.imag).max() <= IMAGINARY * np.abs(ratios).max():
        ratios = ratios.real
    with np.errstate(all="ignore"):
        right = bool(up_to(ratios))
    evidence = Evidence(bad=0 if right else len(ratios), total=len(ratios))
    if not right:
        raise refusal("values", "this part of the expression is wrong", "", evidence)
    return evidence


def _number(value: int | float | complex) -> tuple[Any, ...]:
    """Return a plain number as a tree."""
    if isinstance(value, complex):
        return ("Add", _number(value.real), ("Mul", ("const", "I"), _number(value.imag)))
    if isinstance(value, int):
        if value.bit_length() > 4000:
            raise refusal("expression", TOO_LARGE)
        return ("int", str(value))
    if not np.isfinite(value):
        raise refusal("nan", "the answer is nan or infinite")
    return ("float", repr(value))


def _same(values: tuple[Any, ...]) -> bool:
    return len(values) > 1 and all(value == values[0] for value in values)


def _float(value: Any) -> float:
    return float(value) if value < 1e300 else float("inf")


def _plain(value: Any) -> float | None:
    """Return a value as a float, for a hint about its direction; None where it is complex or too large."""
    import mpmath

    return float(mpmath.re(value)) if mpmath.im(value) == 0 and abs(value) < 1e300 else None


def _key(point: Point) -> str:
    return ",".join(map(str, point))


def symbolic(
    *names: str, points: Sequence[Any] | None = None, rtol: float = 1e-12, up_to: UpTo | None = None
) -> Equivalence:
    """Pass an expression that equals the reference's at points, evaluated with 40 digits.

    The answer is a SymPy expression or text; symbols count by name alone. In text ``^`` is ``**``; names
    are the symbols, exp, log, ln, sqrt, sin, cos, tan, sinh, cosh, tanh, E, e and pi, with or without
    ``np.``, ``math.`` or ``sp.`` before them.

    Parameters
    ----------
    *names : str
        The symbols that may appear.
    points : sequence, optional
        Where to evaluate: at least two numbers, or tuples with a number for each symbol. Text such as
        "1/3" is exact. By default nine rational points from -1.3 to 1.4.
    rtol : float
        Share of the reference's peak over the points.
    up_to : callable, optional
        ``up_to(ratios)`` takes the array of the answer's values divided by the reference's, one a point, and
        says whether what is asked here is right: a step to the full answer, for hidden checks. For it, one
        expression in a list counts like the expression.

    Raises
    ------
    SpecError
        If a name is not an identifier, a point not a number for each symbol, or `rtol` is out of range.
    """
    if points is None:
        # each symbol walks through the same points with an offset of its own, so that no two are equal
        rows = tuple(
            tuple(POINTS[(i + 2 * j) % len(POINTS)] for j in range(len(names))) for i in range(len(POINTS))
        )
        return Equivalence(names, rows, rtol, up_to)
    try:
        rows = tuple(
            tuple(Fraction(str(x)) for x in (point if isinstance(point, list | tuple) else (point,)))
            for point in points
        )
    except (ValueError, TypeError, ZeroDivisionError):
        rows = ()
    fine = len(rows) >= 2 and all(len(row) == len(names) for row in rows)
    require(fine, "The 'points' of symbolic()", "at least two points with a number for each symbol", points)
    return Equivalence(names, rows, rtol, up_to)
