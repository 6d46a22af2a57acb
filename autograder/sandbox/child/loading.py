"""Run the cells of a program, one after the other, and note what raises (child side)."""

import __future__

import ast
import inspect
import linecache
import re
import sys
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from autograder.boundary.problems import Place
from autograder.sandbox.child.bound_names import names_bound, names_in, packages_tried
from autograder.sandbox.child.event_loop import run_to_end
from autograder.sandbox.child.exceptions import describe
from autograder.sandbox.child.held import Held
from autograder.sandbox.child.history import History, ends_silent
from autograder.sandbox.child.inert import INERT, Inert
from autograder.sandbox.child.inert_modules import ABSENT
from autograder.sandbox.child.shell import Shell
from autograder.submission.cells import is_main_test

FUTURES = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})
_DEFINITION = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)  # in what cannot be parsed
MAX_UNBOUND = 60  # names that are told of one trouble


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong in a cell.

    Attributes
    ----------
    cell : int
        Its number; 0 in a script.
    said : tuple
        Type, message, place and refusal; see `autograder.sandbox.child.exceptions.describe`.
    unbound : tuple of str
        The names that would have been bound if it had not gone wrong.
    """

    cell: int
    said: tuple[str, str, list[Any], str]
    unbound: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Return what went wrong where, as part of a sentence."""
        kind, message, (file, inner, line), _ = self.said
        place = Place(file, inner or self.cell, line)
        return f"{place} raised {kind}{': ' if message else ''}{message}"

    @property
    def message(self) -> list[Any]:
        """Return what the grader is sent."""
        return [self.cell, *self.said, list(self.unbound)]


@dataclass(slots=True)
class Loading:
    """A program while its cells run.

    Attributes
    ----------
    program : mapping
        The grader's message; see `autograder.sandbox.conversation.program_message`.
    namespace : dict
        What the program binds.
    troubles : list of Trouble
        What went wrong, in order.
    left_out : dict of str to int
        Names that cells which did not run would have bound, to the position of the cell at fault.
    main_only : dict of str to int
        Names that a script binds where it is run as the main program alone, to the line on which that begins.
    flags : int
        Features of ``from __future__`` that hold from now on, also in later cells.
    number : int
        Of the cell that runs.
    shell : Shell
        What ``get_ipython()`` returns.
    history : History or None
        The inputs and outputs of a notebook.
    held : Held or None
        Names that are held at given values; see `autograder.sandbox.child.held`.
    """

    program: Mapping[str, Any]
    namespace: dict[str, Any] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    main_only: dict[str, int] = field(default_factory=dict)
    flags: int = 0
    number: int = 0
    shell: Shell = field(init=False)
    history: History | None = None
    held: Held | None = None

    @property
    def is_notebook(self) -> bool:
        """Whether a statement that raises ends its cell; in a script it ends nothing else."""
        return bool(self.program["kind"] == "notebook")

    def begin(self) -> None:
        """Make the module in whose namespace the cells run."""
        name = "__main__" if self.is_notebook else self.program["name"]
        module = types.ModuleType(name)
        sys.modules[name] = module
        self.namespace = module.__dict__
        self.shell = Shell(self.namespace, self.run_source, self._note)
        self.namespace.update(get_ipython=lambda: self.shell, display=INERT)
        if self.held:
            self.namespace.update(self.held.names())
        if self.is_notebook:
            self.history = History(self.namespace)
        else:
            self.namespace["__file__"] = f"{sys.path[0]}/{self.program['name']}.py"

    def run(self, announce: Callable[[int], None]) -> None:
        """Run all cells but those that the grader says to skip; `announce` each by its position."""
        stop = self.program["stop"]
        self._keep_sources()
        for position, (number, line, source) in enumerate(self.program["cells"]):
            stopped = 0 <= stop <= position
            if stopped or position in self.program["skip"]:
                at_fault = stop if stopped else position
                self.left_out.update(dict.fromkeys(names_in(source.decode()), at_fault))
            else:
                announce(position)
                self.run_cell(number, line, source.decode())

    def _keep_sources(self) -> None:
        """Let `inspect.getsource` find the source, as it does in Jupyter."""
        texts: dict[str, list[str]] = {}
        for number, line, source in self.program["cells"]:
            lines = texts.setdefault(self._filename(number), [])
            lines += ["\n"] * (line - 1 - len(lines))
            lines += [f"{each}\n" for each in source.decode().split("\n")]
        linecache.cache.update({name: (1, None, lines, name) for name, lines in texts.items()})

    def _filename(self, number: int) -> str:
        return f"<cell {number}>" if number else f"<{self.program['name']}.py>"

    def run_cell(self, number: int, line: int, source: str) -> None:
        """Run one cell; what raises becomes a trouble, SystemExit and KeyboardInterrupt included."""
        self.number = number
        filename = self._filename(number)
        if self.history:
            self.history.begin(source)
        try:
            tree = self._parsed(source, filename)
        except BaseException as error:
            self.troubles.append(Trouble(number, describe(error), tuple(_DEFINITION.findall(source))))
            return
        if "try" in source:
            ABSENT.doubted.update(packages_tried(tree))
        ast.increment_lineno(tree, line - 1)
        for place, statement in enumerate(tree.body):
            try:
                last = statement is tree.body[-1] and self.history and not ends_silent(source, statement)
                value = self._value(statement, filename) if last else self._run(statement, filename)
                if self.history and value is not None:
                    self.history.keep(value)
                if isinstance(statement, ast.If) and not self.is_notebook and is_main_test(statement.test):
                    self.main_only.update(dict.fromkeys(names_bound(statement.body), statement.lineno))
            except BaseException as error:
                lost = tree.body[place:] if self.is_notebook else [statement]
                unbound = tuple(dict.fromkeys(names_bound(lost)))[:MAX_UNBOUND]
                self.troubles.append(Trouble(number, self.describe(error), unbound))
                if self.is_notebook:
                    break
        self.shell.end_cell()

    def describe(self, error: BaseException) -> tuple[str, str, list[Any], str]:
        """Describe an exception; one about an unknown name with what kept it from being bound."""
        kind, message, place, refusal = describe(error)
        if isinstance(error, NameError) and isinstance(error.name, str) and (why := self.why(error.name)):
            message = message.partition("; did you mean ")[0] + why  # what kept it is known, so no guess
        return kind, message, place, refusal

    def why(self, name: str) -> str:
        """Return what kept a name from being bound, as the end of a sentence, or an empty text."""
        if name in self.main_only:
            return f': line {self.main_only[name]}, if __name__ == "__main__", keeps it from being graded'
        for trouble in self.troubles:
            if name in trouble.unbound:
                because = trouble.said[1].partition(", because ")[2] if trouble.said[0] == "NameError" else ""
                return f", because {because or trouble.sentence}"
        return ""

    def run_source(self, source: str) -> Any:
        """Run what a command of the notebook holds, for the line on which the command stands."""
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals is not self.namespace:
            frame = frame.f_back
        filename = frame.f_code.co_filename
        tree = self._parsed(source, filename)
        for node in ast.walk(tree):
            if isinstance(node, ast.stmt | ast.expr):
                node.lineno = node.end_lineno = frame.f_lineno
        value = None
        for statement in tree.body:
            value = self._value(statement, filename)
        return value

    def _note(self, error: BaseException) -> None:
        self.troubles.append(Trouble(self.number, describe(error)))

    def _parsed(self, source: str, filename: str) -> ast.Module:
        tree = compile(source, filename, "exec", ast.PyCF_ONLY_AST | self.flags, dont_inherit=True)
        assert isinstance(tree, ast.Module)
        if self.held:
            self.held.hold(tree)
        return tree

    def _run(self, statement: ast.stmt, filename: str) -> Any:
        return self._evaluate(ast.Module([statement], []), filename, "exec")

    def _value(self, statement: ast.stmt, filename: str) -> Any:
        """Run a statement; return its value if it is an expression."""
        if isinstance(statement, ast.Expr):
            return self._evaluate(ast.Expression(statement.value), filename, "eval")
        return self._run(statement, filename)

    def _evaluate(self, tree: ast.Module | ast.Expression, filename: str, mode: str) -> Any:
        flags = self.flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code: CodeType = compile(tree, filename, mode, flags, dont_inherit=True)
        self.flags |= code.co_flags & FUTURES
        value = eval(code, self.namespace)
        return run_to_end(value) if code.co_flags & inspect.CO_COROUTINE else value


def missing(name: str, found: Any, loading: Loading) -> str:
    """Return why a function cannot be called, or a value not be had: what it is, or what prevented it."""
    if found is ...:
        return f"{name} is still ..., as it was handed out"
    if found is not None and not isinstance(found, Inert):
        kind = "array" if type(found).__name__ == "ndarray" else type(found).__name__
        return f"{name} is {'an' if kind[:1].lower() in tuple('aeio') else 'a'} {kind}, not a function"
    if isinstance(found, Inert):
        source = found.package or "a module that shows things"
        return f"{name} is imported from {source}, which is neither installed here nor among your files"
    if name in loading.main_only:
        line = loading.main_only[name]
        return (
            f'{name} is defined only under if __name__ == "__main__": (line {line}), which is not graded: '
            "move it above that line"
        )
    if why := loading.why(name):
        return f"{name} is not defined{why}"
    return f"{name} is not defined"
