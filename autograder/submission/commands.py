"""Commands of a notebook, as the calls of ``get_ipython()`` that stand in a cell for them."""

import ast

from autograder.submission.known_calls import IDLE_MAGICS


def is_command(node: ast.expr) -> bool:
    """Whether an expression is a command of a notebook that does nothing here."""
    method, name = command(node)
    idle = method in ("run_line_magic", "run_cell_magic") and name in IDLE_MAGICS
    return idle or method in ("system", "getoutput")


def command(node: ast.expr) -> tuple[str, str]:
    """Return the method of ``get_ipython()`` that an expression calls, and its first argument."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Call(func=ast.Name("get_ipython")), attr=method), args=args
        ):
            first = args[0] if args else None
            return method, str(first.value) if isinstance(first, ast.Constant) else ""
    return "", ""
