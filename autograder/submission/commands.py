"""Commands of a notebook, as the calls of ``get_ipython()`` that stand in a cell for them."""

import ast

from autograder.submission.exported import command
from autograder.submission.known_calls import IDLE_MAGICS


def is_command(node: ast.expr) -> bool:
    """Whether an expression is a command of a notebook that does nothing here."""
    method, name = named_command(node)
    idle = method in ("run_line_magic", "run_cell_magic") and name in IDLE_MAGICS
    return idle or method in ("system", "getoutput")


def named_command(node: ast.expr) -> tuple[str, str]:
    """Return the method of ``get_ipython()`` that an expression calls, and its first argument as text."""
    method, arguments = command(node)
    return method, "" if not arguments or arguments[0] is None else str(arguments[0])
