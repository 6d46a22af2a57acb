"""Values of a symbolic tree at a point, with mpmath and bounded work.

Sizes are checked before and after every operation, so that a few characters such as ``9**9**9`` cost no
more than their refusal.
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from autograder.compare.base import refusal
from autograder.compare.symbolic_parse import MAX_DEPTH, UNEVALUATED, leftover, unevaluated

DIGITS = 40
MAX_NODES = 2000
#: decimal orders of magnitude, above and below 1, that a value may reach anywhere in an expression
MAX_DECADES = 1000
TOO_LARGE = "a part of the expression is too large or too small to be evaluated"

_INTEGER = re.compile(r"[+-]?\d{1,1100}\Z", re.ASCII)
_FLOAT = re.compile(r"[+-]?(\d{1,1100}\.?\d{0,1100}|\.\d{1,1100})([eE][+-]?\d{1,4})?\Z", re.ASCII)
_SAME_NAME = frozenset(
    [
        "sqrt",
        "sin",
        "cos",
        "tan",
        "sec",
        "csc",
        "cot",
        "asin",
        "acos",
        "atan",
        "sinh",
        "cosh",
        "tanh",
        "asinh",
        "acosh",
        "atanh",
        "sign",
    ]
)
_CONSTANTS = {
    "pi": "pi",
    "E": "e",
    "I": "j",
    "GoldenRatio": "phi",
    "EulerGamma": "euler",
    "Catalan": "catalan",
}


def evaluate(tree: object, point: Mapping[str, Fraction]) -> Any:
    """Return the value of a tree as an mpmath number of `DIGITS` digits.

    Parameters
    ----------
    tree : tuple
        As in `autograder.boundary.values.Symbolic`; it may be malformed.
    point : mapping of str to Fraction
        Value of each symbol.

    Raises
    ------
    Refused
        If the tree holds what may not appear, or has no finite value of reasonable size here.
    """
    import mpmath

    with mpmath.mp.workdps(DIGITS):
        try:
            return _Evaluator(mpmath.mp, point).node(tree, 0)
        except (ZeroDivisionError, OverflowError, ValueError, TypeError, mpmath.libmp.ComplexResult):
            where = ", ".join(f"{name} = {float(value):g}" for name, value in point.items())
            message = "the expression has no finite value at some points"
            raise refusal("nan", message, f"one of them is {where}") from None


class _Evaluator:
    def __init__(self, mp: Any, point: Mapping[str, Fraction]) -> None:
        self.mp = mp
        self.point = point
        self.count = 0
        self.largest = mp.mpf(10) ** MAX_DECADES

    def node(self, tree: object, depth: int) -> Any:
        self.count += 1
        if self.count > MAX_NODES or depth > MAX_DEPTH:
            raise refusal("expression", "the expression is too large to be evaluated")
        if not isinstance(tree, tuple) or not tree or not isinstance(tree[0], str):
            raise refusal("expression", "the expression cannot be read")
        head, *arguments = tree
        leaf = getattr(self, f"leaf_{head}", None)
        if leaf is not None:
            if not arguments or not all(isinstance(argument, str) for argument in arguments):
                raise refusal("expression", "the expression cannot be read")
            return self.bounded(leaf(*arguments[:2]))
        if head in UNEVALUATED:
            raise unevaluated(head)
        function = self.function(head)
        if function is None:
            raise refusal("expression", f"contains {head[:40]}, which may not appear in the expression")
        return self.bounded(function(*(self.node(argument, depth + 1) for argument in arguments)))

    def bounded(self, value: Any) -> Any:
        size = abs(value)
        if size != 0 and not 1 / self.largest <= size <= self.largest:
            if self.mp.isfinite(value):
                raise refusal("expression", TOO_LARGE)
            raise ValueError(value)
        return value

    def leaf_int(self, text: str) -> Any:
        return self.mp.mpf(int(_checked(_INTEGER, text)))

    def leaf_rational(self, top: str, bottom: str = "1") -> Any:
        return self.leaf_int(top) / self.leaf_int(bottom)

    def leaf_float(self, text: str) -> Any:
        return self.mp.mpf(_checked(_FLOAT, text))

    def leaf_symbol(self, name: str, _: str = "") -> Any:
        if name not in self.point:
            raise leftover(name, tuple(self.point))
        value = self.point[name]
        return self.mp.mpf(value.numerator) / value.denominator

    def leaf_const(self, name: str, _: str = "") -> Any:
        if name not in _CONSTANTS:
            raise ValueError(name)
        return +getattr(self.mp, _CONSTANTS[name])

    def leaf_unknown(self, name: str, _: str = "") -> Any:
        raise refusal("expression", f"contains {name[:40]}, which may not appear in the expression")

    def function(self, head: str) -> Callable[..., Any] | None:
        if head == "exp":
            return lambda x: self.power(self.mp.e, x)
        if head in _SAME_NAME:
            return getattr(self.mp, head)  # type: ignore[no-any-return]
        functions: dict[str, Callable[..., Any]] = {
            "Add": lambda *terms: self.mp.fsum(terms),
            "Mul": self.product,
            "Pow": self.power,
            "log": lambda x, *base: self.mp.log(x, *base[:1]),
            "Abs": lambda x: abs(x),
            "UnevaluatedExpr": lambda x: x,  # keeps SymPy from simplifying, and is the value inside
            "Max": lambda *values: max(values),
            "Min": lambda *values: min(values),
        }
        return functions.get(head)

    def product(self, *factors: Any) -> Any:
        value = self.mp.mpf(1)
        for factor in factors:
            value = self.bounded(value * factor)
        return value

    def power(self, base: Any, exponent: Any) -> Any:
        if base == 0:
            return base**exponent
        # the size of the result is known before any work is spent on it
        decades = abs(self.mp.re(exponent)) * abs(self.mp.log10(abs(base)))
        if decades > MAX_DECADES or abs(exponent) > self.mp.mpf(10) ** MAX_DECADES:
            raise refusal("expression", TOO_LARGE)
        return base**exponent


def _checked(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.match(text):
        raise refusal("expression", "a number in the expression cannot be read")
    return text
