"""The pieces in which a program is run: the cells of a notebook, or the top-level statements of a script."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass

#: modules whose import takes no time that is the student's doing
_LIBRARIES = sys.stdlib_module_names | {"matplotlib", "numpy", "scipy", "sympy"}
_LABOUR = (ast.Call, ast.Await, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Pow)


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of source that runs as a whole.

    Attributes
    ----------
    number : int
        Its place among the code cells of a notebook, from 1, which is how readers count them: Jupyter
        shows no number; 0 in a script.
    source : str
    line : int
        The line of the file on which the source begins, from 1; in a notebook every cell has its own count.
    whole : bool
        Whether a magic runs all of it, such as ``%%time``.
    """

    number: int
    source: str
    line: int = 1
    whole: bool = False

    @property
    def label(self) -> str:
        """Return the piece's name in sentences, such as "cell 3" or "line 12"."""
        return f"cell {self.number}" if self.number else f"line {self.line}"


def split_script(text: str, tree: ast.Module) -> tuple[Cell, ...]:
    """Return a script in pieces, so that one which hangs does not keep the others from running.

    A statement that may take its time is a piece of its own; what merely defines and imports is kept
    together, because every piece costs a message.
    """
    lines = text.split("\n")
    starts = [1, *list(_starts(tree))[1:]]
    ends = [*starts[1:], len(lines) + 1]
    return tuple(
        Cell(0, "\n".join(lines[start - 1 : end - 1]), start) for start, end in zip(starts, ends, strict=True)
    )


def _starts(tree: ast.Module) -> Iterator[int]:
    """Yield the lines on which a new piece begins; two statements on one line cannot be parted."""
    last, apart = 0, True
    for node in tree.body:
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(one.lineno for one in decorators)])
        alone = not _is_quick(node)
        if (alone or apart) and first > last:
            yield first
            apart = alone
        else:
            apart = apart or alone
        last = node.end_lineno or first


def _is_quick(node: ast.stmt) -> bool:
    """Whether a statement takes next to no time, whatever the names in it stand for."""
    match node:
        case ast.Import(names=names):
            return all(alias.name.partition(".")[0] in _LIBRARIES for alias in names)
        case ast.ImportFrom(module=module, level=0):
            return (module or "").partition(".")[0] in _LIBRARIES
        case (
            ast.FunctionDef(decorator_list=[], args=arguments)
            | ast.AsyncFunctionDef(decorator_list=[], args=arguments)
        ):
            return _is_effortless(arguments)
        case ast.Assign(value=value) | ast.Expr(value=value):
            return _is_effortless(value)
        case ast.If(test=test):
            return is_main_test(test)
    return False


def _is_effortless(node: ast.AST) -> bool:
    return not any(isinstance(part, _LABOUR) for part in ast.walk(node))


def is_main_test(test: ast.expr) -> bool:
    """Whether an expression is ``__name__ == "__main__"``, in either order."""
    match test:
        case (
            ast.Compare(left=ast.Name("__name__"), ops=[ast.Eq()], comparators=[ast.Constant("__main__")])
            | ast.Compare(left=ast.Constant("__main__"), ops=[ast.Eq()], comparators=[ast.Name("__name__")])
        ):
            return True
    return False
