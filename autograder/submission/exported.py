"""What the calls of ``get_ipython()`` run that stand in exported notebooks in place of magics."""

import ast
import re
from collections.abc import Iterator

from autograder.submission.magics import RUN_BODY, RUN_LINE, TIMEIT_OPTIONS, strip_magics


def embedded_source(node: ast.stmt) -> tuple[str, str]:
    """Return what a call of ``get_ipython()`` runs in the notebook, and the script that it runs there.

    Exported notebooks hold their magics as such calls. Both are empty for any other statement.
    """
    method, texts = _command(node)
    match method, texts:
        case "run_cell_magic", [str(name), str(line), str(body)] if name in RUN_BODY:
            return strip_magics(f"%%{name} {line}\n{body}").source, ""
        case "run_line_magic", [str(name), str(line)] if name in RUN_LINE or name == "pylab":
            return strip_magics(f"%{name} {line}").source, ""
        case "magic", [str(line)]:
            return strip_magics(f"%{line.removeprefix('%')}").source, ""
        case "run_line_magic", ["run", str(line)]:
            return "", script_of(line)
    return "", ""


def timed_source(node: ast.stmt) -> str:
    """Return what ``%timeit`` or ``%%timeit`` measures, or an empty text for any other statement."""
    match _command(node):
        case "run_cell_magic", ["timeit", str(line), str(body)]:
            parts = [TIMEIT_OPTIONS.sub("", line, count=1), body]
        case "run_line_magic", ["timeit", str(line)]:
            parts = [TIMEIT_OPTIONS.sub("", line, count=1)]
        case _:
            return ""
    return "\n".join(strip_magics(part.strip("\n")).source for part in parts)


def _command(node: ast.stmt) -> tuple[str, list[object]]:
    return command(node.value) if isinstance(node, ast.Expr) else ("", [])


def command(node: ast.expr) -> tuple[str, list[object]]:
    """Return the method of ``get_ipython()`` that an expression calls, and its plain arguments."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Call(func=ast.Name("get_ipython")), attr=method), args=arguments
        ):
            return method, [one.value if isinstance(one, ast.Constant) else None for one in arguments]
    return "", []


def script_of(line: str) -> str:
    """Return the name of the file that the arguments of ``%run`` begin with, or an empty text."""
    words = list(split_words(line))
    while words and words[0].startswith("-"):
        words.pop(0)
    return words[0].replace("\\", "/").removeprefix("./") if words else ""


WORD = re.compile(r"'([^']*)'|\"([^\"]*)\"|(\S+)")


def split_words(line: str) -> Iterator[str]:
    """Yield the arguments of a command, without their quotes."""
    for found in WORD.finditer(line):
        yield found[1] or found[2] or found[3] or ""
