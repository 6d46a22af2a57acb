"""From a SymPy expression to the plain tree of `Symbolic`. Runs in the child: nothing it says is trusted."""

import sys
from typing import Any

from autograder.boundary.values import MAX_TREE_NODES, Symbolic
from autograder.errors import UnsendableValue

CONSTANTS = {
    "Pi": "pi",
    "Exp1": "E",
    "ImaginaryUnit": "I",
    "Infinity": "oo",
    "NegativeInfinity": "-oo",
    "ComplexInfinity": "zoo",
    "NaN": "nan",
    "GoldenRatio": "GoldenRatio",
    "EulerGamma": "EulerGamma",
    "Catalan": "Catalan",
}


def encode_expression(value: Any) -> Any:
    """Return a `Symbolic` tree, or a plain int or float where the expression is just a number.

    Raises
    ------
    UnsendableValue
        If the expression has more nodes than may cross.
    """
    sympy: Any = sys.modules["sympy"]
    if isinstance(value, sympy.Integer):
        return int(value)
    if isinstance(value, sympy.Float):
        return float(value)
    count = 0

    def encode(node: Any) -> tuple[Any, ...]:
        nonlocal count
        count += 1
        if count > MAX_TREE_NODES:
            raise UnsendableValue(f"an expression of more than {MAX_TREE_NODES} terms")
        name = type(node).__name__
        if isinstance(node, sympy.Integer):
            return ("int", str(int(node)))
        if isinstance(node, sympy.Rational):
            return ("rational", str(int(node.p)), str(int(node.q)))
        if isinstance(node, sympy.Float):
            return ("float", _digits(node))
        if isinstance(node, sympy.Symbol):
            return ("symbol", str(node.name))
        if name in CONSTANTS:
            return ("const", CONSTANTS[name])
        if isinstance(node, sympy.core.function.AppliedUndef) or not isinstance(node, sympy.Expr):
            return ("unknown", name)
        return (name, *(encode(argument) for argument in node.args))

    try:
        return Symbolic(encode(value))
    except RecursionError:
        raise UnsendableValue("an expression that is nested too deeply") from None


def _digits(number: Any) -> str:
    """Return a SymPy Float as decimal text with all the digits its precision holds."""
    from mpmath.libmp import to_str

    return str(to_str(number._mpf_, int(number._prec * 0.302) + 3))
