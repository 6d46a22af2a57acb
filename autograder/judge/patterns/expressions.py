"""Symbolic answers: a factor, a sign, a term, a power or the exponential is wrong and the rest is right."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from autograder.compare.symbolic import Equivalence
from autograder.judge.patterns.case import Case
from autograder.judge.patterns.claim import Claim

Values: TypeAlias = tuple[Any, ...]
Tree: TypeAlias = tuple[Any, ...]
#: share by which two values may differ and still be the same
SAME = 1e-11
#: a constant ratio as near to 1 as this is a number with too few digits
ALMOST = 1e-2
CONSTANTS = {"e": math.e, "1/e": 1 / math.e, "π": math.pi, "1/π": 1 / math.pi, "ln 2": math.log(2.0)}
#: exponents that a forgotten or added power of a symbol may have
EXPONENTS = (1, -1, 2, -2, 3, -3, 4, -4)


def expressions(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield how wrong expressions differ from the right ones."""
    pairs = []
    for case in cases:
        if not isinstance(case.comparer, Equivalence):
            return
        yours, wanted = case.comparer.values_of(case.yours), case.comparer.values_of(case.reference)
        if yours is None or wanted is None or len(wanted) < 2 or _is_constant(wanted):
            return
        pairs.append((yours, wanted))
    yield from _constants(pairs)
    yield from _powers(cases, pairs)
    yield from _parts(cases)


def _constants(pairs: Sequence[tuple[Values, Values]]) -> Iterator[Claim]:
    ratios = [_constant_of(_divided(*pair)) for pair in pairs]
    if ratios[0] is not None and all(ratio == ratios[0] for ratio in ratios):
        ratio = ratios[0]
        if ratio == -1:
            yield Claim("sign", "Your expression is the right one with the opposite sign.")
        elif abs(ratio - 1) < ALMOST:
            text = "Your expression is right but for a number in it that has too few digits."
            yield Claim("rounded", text)
        elif ratio != 0:
            yield Claim("factor:number", f"Your expression is the right one times {_named(ratio)}.")
        return
    offsets = [
        _constant_of(tuple(mine - theirs for mine, theirs in zip(*pair, strict=True))) for pair in pairs
    ]
    if offsets[0] is not None and all(offset == offsets[0] for offset in offsets):
        word = "plus" if offsets[0] > 0 else "minus"
        yield Claim("offset:number", f"Your expression is the right one {word} {_named(abs(offsets[0]))}.")


def _powers(cases: Sequence[Case], pairs: Sequence[tuple[Values, Values]]) -> Iterator[Claim]:
    """Yield that a power of a symbol is missing or one too many, perhaps with a number before it."""
    comparer = cases[0].comparer
    assert isinstance(comparer, Equivalence)
    for place, name in enumerate(comparer.names):
        symbol = [[float(point[place]) for point in case.comparer.points] for case in cases]  # type: ignore[attr-defined]
        for exponent in EXPONENTS:
            rests = []
            for (yours, wanted), values in zip(pairs, symbol, strict=True):
                ratios = _divided(yours, wanted)
                if ratios is None or 0 in values:
                    return
                rests.append(
                    _constant_of(
                        tuple(ratio / value**exponent for ratio, value in zip(ratios, values, strict=True))
                    )
                )
            if rests[0] is not None and all(rest == rests[0] for rest in rests):
                power = name if abs(exponent) == 1 else f"{name}**{abs(exponent)}"
                number = rests[0] if exponent > 0 else 1 / rests[0]
                much = power if number == 1 else f"{_named(number)}*{power}"
                word = "times" if exponent > 0 else "divided by"
                yield Claim("expression:power", f"Your expression is the right one {word} {much}.")
                return


def _parts(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield which part is right where the other is wrong: an exponential, what is before it, a term."""
    found = set()
    for case in cases:
        comparer = case.comparer
        assert isinstance(comparer, Equivalence)
        yours, wanted = comparer.tree_of(case.yours), comparer.tree_of(case.reference)
        if yours is None or wanted is None:
            return
        found.add(_right_part(comparer, yours, wanted))
    part = found.pop()
    if part and not found:
        yield Claim("expression:part", part)


def _right_part(comparer: Equivalence, yours: Tree, wanted: Tree) -> str:
    mine, theirs = _split(yours), _split(wanted)
    if mine[0] and theirs[0]:
        exponential = _agree(comparer, _product(mine[0]), _product(theirs[0]))
        before = _agree(comparer, _product(mine[1]), _product(theirs[1]))
        if exponential and not before:
            return "The exponential in your expression is right; the factor before it is wrong."
        if before and not exponential and not _is_number(_product(theirs[1])):
            return "The factor before the exponential is right; the exponent is wrong."
    if theirs[0] and not mine[0] and _agree(comparer, yours, _product(theirs[1])):
        return "The exponential is missing; the factor before it is right."
    terms, right = _terms(yours), _terms(wanted)
    if len(right) > 1:
        shared = [term for term in right if any(_agree(comparer, term, own) for own in terms)]
        if len(shared) == len(right) - 1 and len(terms) == len(shared):
            return f"One of {len(right)} terms is missing; the others are right."
        if len(shared) == len(right) - 1 and len(terms) == len(right):
            return f"One of your {len(terms)} terms is wrong; the others are right."
    return ""


def _split(tree: Tree) -> tuple[list[Tree], list[Tree]]:
    """Return the factors of a product that are exponentials, and the others."""
    factors = _factors(tree)
    exponential = [factor for factor in factors if _is_exponential(factor)]
    return exponential, [factor for factor in factors if not _is_exponential(factor)]


def _factors(tree: Tree) -> list[Tree]:
    return [part for child in tree[1:] for part in _factors(child)] if tree[0] == "Mul" else [tree]


def _terms(tree: Tree) -> list[Tree]:
    return [part for child in tree[1:] for part in _terms(child)] if tree[0] == "Add" else [tree]


def _is_exponential(tree: Tree) -> bool:
    if tree[0] == "Pow" and len(tree) == 3:
        return _is_exponential(tree[1]) or (tree[1] == ("const", "E") and not _is_number(tree[2]))
    return bool(tree[0] == "exp")


def _is_number(tree: Tree) -> bool:
    if tree[0] == "symbol":
        return False
    return all(_is_number(child) for child in tree[1:] if isinstance(child, tuple))


def _product(factors: Sequence[Tree]) -> Tree:
    return ("Mul", *factors) if factors else ("int", "1")


def _agree(comparer: Equivalence, one: Tree, other: Tree) -> bool:
    mine, theirs = comparer.at_points(one), comparer.at_points(other)
    if mine is None or theirs is None:
        return False
    return all(abs(a - b) <= SAME * max(abs(a), abs(b)) for a, b in zip(mine, theirs, strict=True))


def _divided(yours: Values, wanted: Values) -> Values | None:
    if any(value == 0 for value in wanted):
        return None
    return tuple(mine / theirs for mine, theirs in zip(yours, wanted, strict=True))


def _constant_of(values: Values | None) -> float | None:
    """Return the one real number that all values are, rounded so that equal ones compare equal; else None."""
    if values is None or not _is_constant(values):
        return None
    value = complex(values[0])
    if value == 0 or abs(value.imag) > SAME * abs(value):
        return None
    return float(f"{value.real:.10g}")


def _is_constant(values: Values) -> bool:
    largest = max(abs(value) for value in values)
    return all(abs(value - values[0]) <= SAME * largest for value in values)


def _named(value: float) -> str:
    """Return a number as a fraction or a known constant where it is one."""
    fraction = Fraction(value).limit_denominator(64)
    if fraction and abs(float(fraction) / value - 1) < 1e-9:
        return str(fraction)
    for name, constant in CONSTANTS.items():
        if abs(value / constant - 1) < 1e-9:
            return name
    return f"{value:.6g}"
