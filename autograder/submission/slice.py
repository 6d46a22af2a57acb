"""The closed slice of a program: the top-level statements that what is graded depends on.

Most of a notebook draws and simulates what no check asks for. What is left out binds, writes to and calls
nothing that the graded functions reach, and touches no state of a library that they use.
"""

import ast
import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from autograder.submission.cells import Cell, is_main_test
from autograder.submission.commands import is_command
from autograder.submission.effects import Code, DynamicError
from autograder.submission.exported import embedded_source, timed_source
from autograder.submission.known_calls import ALWAYS_USED, PURE_LIBRARIES
from autograder.submission.outline import CodeError, parse
from autograder.submission.reached import Effect, Reached, effects_of
from autograder.submission.reader import Reader
from autograder.submission.scopes import Names
from autograder.submission.sharing import Sharing

MEASURED = "%timeit"  # no name of a program
MAX_UNITS = 1500  # top-level statements; a program of more runs as a whole
MAX_SOURCE = 300_000  # characters


@dataclass(slots=True, eq=False)
class Unit:
    """Statements that are taken together, because they share a line or a magic that runs its cell.

    Attributes
    ----------
    cell : int
        Position of their cell.
    first, last : int
        Lines within the cell, from 1.
    statements : list of ast.stmt
    code : Code
    """

    cell: int
    first: int
    last: int
    statements: list[ast.stmt]
    code: Code = field(default_factory=Code)


def closed_slice(
    cells: Sequence[Cell], kind: Literal["script", "notebook"], own: Collection[str], graded: Collection[str]
) -> tuple[Cell, ...] | None:
    """Return those parts of a program's cells on which the graded names depend.

    Parameters
    ----------
    cells : sequence of Cell
    kind : {"script", "notebook"}
    own : collection of str
        Top-level names of the modules that are files beside the program.
    graded : collection of str
        Names that the checks ask for.

    Returns
    -------
    tuple of Cell or None
        With the lines of the rest left blank; None where nothing can be left out, where a graded name is
        never bound, or where the program has a construct that could reach anything, such as ``exec``.
    """
    analysed = _analyse(tuple(cells), kind, frozenset(own))
    if analysed is None or any(not analysed.sharing.names.of(name) for name in graded):
        return None
    taken, reached = _closure(analysed, kind, graded)
    deleted = any(effect.deletes & reached.names for effect in analysed.effects)
    if deleted or len(taken) == len(analysed.units):
        return None
    return tuple(_rest(cells, [unit for unit in analysed.units if unit in taken]))


def _run_by(node: ast.stmt) -> list[ast.stmt]:
    """Return the statements that a statement runs: itself, or what a command of a notebook holds."""
    source, _ = embedded_source(node)
    measured = timed_source(node)
    tree = parse(source or measured)
    if isinstance(tree, CodeError) or not tree.body:
        return [node]
    if not measured:
        return tree.body
    # what is measured runs as a function of its own, and binds nothing outside of itself
    call = ast.Call(ast.Name(MEASURED, ast.Load()), [], [])
    nothing = ast.arguments([], [], None, [], [], None, [])
    return [ast.FunctionDef(MEASURED, nothing, tree.body, [], None, None), ast.Expr(call)]


@dataclass(frozen=True, slots=True)
class Analysed:
    """A program, read: its units, in order, and the effect of each."""

    units: list[Unit]
    effects: list[Effect]
    sharing: Sharing


@functools.lru_cache(maxsize=8)  # one notebook answers many exercises
def _analyse(cells: tuple[Cell, ...], kind: str, own: frozenset[str]) -> Analysed | None:
    """Read a program; None if it can reach anything, or is too long."""
    if sum(len(cell.source) for cell in cells) > MAX_SOURCE:
        return None
    try:
        units = [unit for position, cell in enumerate(cells) for unit in _units(cell, position, kind)]
        if len(units) > MAX_UNITS:
            return None
        names = Names()
        for unit in units:
            names.add(unit.statements)
        reader = Reader(names, own)
        for unit in units:
            unit.code = reader.read(unit.statements)
        return Analysed(units, effects_of([unit.code for unit in units], reader.sharing), reader.sharing)
    except (DynamicError, RecursionError):
        return None


def _units(cell: Cell, position: int, kind: str) -> Iterator[Unit]:
    tree = parse(cell.source)
    if isinstance(tree, CodeError):
        return  # it raises before anything of it runs
    unit: Unit | None = None
    for node in tree.body:
        if kind == "script" and isinstance(node, ast.If) and is_main_test(node.test) and not node.orelse:
            node.body = [ast.Pass()]  # it does not run; what it binds is not there
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(one.lineno for one in decorators)])
        last = node.end_lineno or first
        if unit is not None and (first <= unit.last or cell.whole):
            unit.last = last
            unit.statements += _run_by(node)
            continue
        if unit is not None:
            yield unit
        unit = Unit(position, first, last, _run_by(node))
    if unit is not None:
        yield unit


def _closure(analysed: Analysed, kind: str, graded: Collection[str]) -> tuple[set[Unit], Reached]:
    """Return the units on which the graded names depend, and what these reach."""
    reached = Reached(set(graded), set(ALWAYS_USED))
    taken: set[Unit] = set()
    before = -1
    while before < len(taken):
        before = len(taken)
        protected = reached.protected(analysed.sharing)
        needed: set[int] = set()  # cells of which something further down is taken
        for unit, effect in zip(reversed(analysed.units), reversed(analysed.effects), strict=True):
            # what raises ends its cell, so what stands above a taken statement runs as well
            above = kind == "notebook" and unit.cell in needed and not _is_harmless(unit)
            if unit in taken:
                needed.add(unit.cell)
            elif above or unit.code.always or protected.hit_by(effect, reached):
                taken.add(unit)
                needed.add(unit.cell)
                reached.add(unit.code)
    return taken, reached


def _is_harmless(unit: Unit) -> bool:
    """Whether statements surely do not raise."""
    return all(map(_cannot_raise, unit.statements))


def _cannot_raise(node: ast.stmt) -> bool:
    match node:
        case ast.Pass() | ast.FunctionDef(decorator_list=[], args=ast.arguments(defaults=[], kw_defaults=[])):
            return True
        case ast.Import(names=modules):
            return all(alias.name.partition(".")[0] in PURE_LIBRARIES for alias in modules)
        case ast.Assign(targets=[ast.Name()], value=value) | ast.Expr(value=value):
            return isinstance(value, ast.Constant) or is_command(value)
    return False


def _rest(cells: Sequence[Cell], taken: Sequence[Unit]) -> Iterator[Cell]:
    """Yield the cells with the taken lines alone; a cell of which nothing is taken is left out."""
    for position, cell in enumerate(cells):
        kept = [unit for unit in taken if unit.cell == position]
        if kept:
            lines = cell.source.split("\n")[: kept[-1].last]
            wanted = {line for unit in kept for line in range(unit.first, unit.last + 1)}
            source = "\n".join(text if line in wanted else "" for line, text in enumerate(lines, start=1))
            yield replace(cell, source=source)
