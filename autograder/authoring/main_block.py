"""The part of a stub that runs when it is started as a program: its plot."""

import ast
from collections.abc import Iterable


def main_block(body: Iterable[ast.stmt]) -> ast.If | None:
    """Return the block below ``if __name__ == "__main__":``, if there is one."""
    for node in body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'":
            return node
    return None
