"""Tutorial notebooks in the form of Neuromatch Academy, read without running them.

A cell to be completed holds ``raise NotImplementedError("...")`` and variables that are ``...``; the one
after it begins with ``# to_remove solution``. Each such pair is an exercise.
"""

import ast
import builtins
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from autograder.adapters.assignment import Assignment, Case, Question
from autograder.boundary.text import show
from autograder.submission.magics import strip_magics
from autograder.submission.notebook import RawCell
from autograder.submission.outline import parse

REMOVED = re.compile(r"\s*#\s*to_remove[ _](?P<what>\w+)[^\n]*\n?", re.IGNORECASE)
BANNER = re.compile(
    r"[ \t]*#{4,}[ \t]*"
    r"|[ \t]*#{1,3}[ \t]*(?:TODO for students?|Fill (?:out|in)|(?:Please )?Complete all)\b.*",
    re.IGNORECASE,
)
HEADING = re.compile(r"#+[ \t]*(?P<title>[^\n]+)")
ORIGIN = "a Neuromatch notebook"


@dataclass(frozen=True, slots=True)
class _Code:
    """A cell's source and its top-level statements."""

    text: str
    body: tuple[ast.stmt, ...]


@dataclass(frozen=True, slots=True)
class _Exercise:
    title: str
    task: str
    prompt: _Code
    solution: _Code | None
    before: tuple[_Code, ...]


def is_tutorial(cells: Sequence[RawCell]) -> bool:
    """Whether a notebook holds cells to be completed, or solutions that a build removes."""
    return any(_is_solution(cell) or _is_prompt(_code(cell)) for cell in cells if cell.kind == "code")


def read_tutorial(cells: Sequence[RawCell]) -> tuple[Assignment, ...]:
    """Read the exercises of a notebook, in order; those that cannot be begun are noted with the first."""
    exercises: list[_Exercise] = []
    before: list[_Code] = []
    notes: list[str] = []
    texts: list[str] = []
    for number, cell in enumerate(cells, 1):
        if cell.kind != "code":
            texts = [cell.text] if HEADING.match(cell.text) else [*texts, cell.text]
            continue
        title, code, removed = _title(texts), _code(cell), REMOVED.match(cell.text)
        if code is None:
            if removed or "NotImplementedError" in cell.text:
                notes.append(f"{title}: cell {number} cannot be read as Python")
        elif removed and not _is_solution(cell):
            notes.append(f"{title}: the answer in cell {number} is in words, to be graded by hand")
        elif _is_prompt(code):
            exercises.append(_Exercise(title, "\n\n".join(texts), code, None, tuple(before)))
        elif not removed:
            before.append(code)
        elif exercises and exercises[-1].solution is None:
            exercises[-1] = replace(exercises[-1], solution=code)
        else:
            notes.append(f"{title}: the solution in cell {number} completes no cell before it")
    found = [_assignment(exercise) for exercise in exercises]
    begun = [one for one in found if one.questions] or found[:1]
    notes += [note for one in found if one not in begun for note in one.notes]
    if begun and notes:
        begun[0] = replace(begun[0], notes=(*notes, *begun[0].notes))
    return tuple(begun)


def _is_solution(cell: RawCell) -> bool:
    found = REMOVED.match(cell.text)
    return bool(found and found["what"].lower() == "solution")


def _code(cell: RawCell) -> _Code | None:
    text = strip_magics(REMOVED.sub("", cell.text, count=1)).source
    tree = parse(text)
    return _Code(text, tuple(tree.body)) if isinstance(tree, ast.Module) else None


def _is_prompt(code: _Code | None) -> bool:
    return code is not None and (
        any(_gives_up(inside) for node in code.body for inside in ast.walk(node))
        or bool(_values(code))
        or bool(_functions(code))
    )


def _gives_up(node: ast.AST) -> bool:
    """Whether a statement raises NotImplementedError."""
    kind = node.exc if isinstance(node, ast.Raise) else None
    name = kind.func if isinstance(kind, ast.Call) else kind
    return isinstance(name, ast.Name) and name.id == "NotImplementedError"


def _is_open(node: ast.AST) -> bool:
    """Whether something in a statement is still to be filled in."""
    return any(
        _gives_up(inside) or (isinstance(inside, ast.Constant) and inside.value is ...)
        for inside in ast.walk(node)
    )


def _values(code: _Code) -> tuple[str, ...]:
    """Return the variables at the top level that are to be filled in."""
    assigned = (node for node in code.body if isinstance(node, ast.Assign) and _is_open(node.value))
    return tuple(dict.fromkeys(name for node in assigned for name in _bound(node)))


def _functions(code: _Code) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in code.body if isinstance(node, ast.FunctionDef) and _is_open(node)}


def _bound(node: ast.AST) -> set[str]:
    """Return the names that a statement binds outside of functions and classes."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return {(alias.asname or alias.name).partition(".")[0] for alias in names}
    stored = (one for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))
    return {name.id for name in stored}


def _read(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the names that statements read and that none of them bound before, without Python's own."""
    found: set[str] = set()
    bound = set(dir(builtins))
    for node in nodes:
        names = (one for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load))
        found |= {one.id for one in names} - bound - _own(node)
        bound |= _bound(node)
    return found


def _own(node: ast.AST) -> set[str]:
    """Return the names that belong to functions and comprehensions in a statement alone."""
    found: set[str] = set()
    for inside in ast.walk(node):
        match inside:
            case ast.FunctionDef(args=arguments) | ast.Lambda(args=arguments):
                body = inside.body if isinstance(inside.body, list) else [inside.body]
                found |= {one.arg for one in ast.walk(arguments) if isinstance(one, ast.arg)}
                found |= {name for statement in body for name in _bound(statement)}
            case ast.comprehension(target=target):
                found |= _bound(target)
    return found


def _draws(node: ast.stmt) -> bool:
    """Whether a statement of an exercise gives nothing that could be looked at."""
    return isinstance(node, ast.Expr | ast.With) and not _is_open(node)


def _title(texts: Sequence[str]) -> str:
    found = HEADING.match(texts[0]) if texts else None
    return found["title"].strip(" #*") if found else "the exercise"


def _kept(code: _Code) -> str:
    """Return the source of a cell without what draws, what stops it and the banner above that."""
    given = code.text.split("\n")
    dropped: set[int] = set()
    for node in code.body:
        if _draws(node) or _gives_up(node):
            first = node.lineno
            while first > 1 and given[first - 2].lstrip().startswith("#"):
                first -= 1  # what is said of it goes with it
            dropped.update(range(first, (node.end_lineno or node.lineno) + 1))
    kept = ((number, line) for number, line in enumerate(given, 1) if number not in dropped)
    lines = [line for _, line in kept if not BANNER.fullmatch(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _provided(code: _Code, before: Sequence[_Code]) -> tuple[str, set[str]]:
    """Return what earlier cells bind and a cell needs, and the names that it needs and none of them binds."""
    lines = [(cell, node) for cell in before for node in cell.body if not _draws(node)]
    latest = {name: place for place, (_, node) in enumerate(lines) for name in _bound(node)}
    needed: set[int] = set()
    missing: set[str] = set()
    waiting = _read(node for node in code.body if not _draws(node))
    while waiting:
        missing |= waiting - latest.keys()
        places = {latest[name] for name in waiting if name in latest} - needed
        needed |= places
        waiting = _read(lines[place][1] for place in places)
    sources = (ast.get_source_segment(lines[place][0].text, lines[place][1]) for place in sorted(needed))
    return "\n".join(dict.fromkeys(filter(None, sources))), missing - {"np"}


def _assignment(exercise: _Exercise) -> Assignment:
    prompt, solution = exercise.prompt, exercise.solution
    values, functions = _values(prompt), _functions(prompt)
    given, missing = _provided(solution or prompt, exercise.before)
    turned = tuple(name for node in prompt.body if _is_parameter(node) for name in sorted(_bound(node)))
    cases = [*map(_case, functions.values()), *(case for name in values for case in _cases(name, turned))]
    if not cases:
        why = f"{exercise.title}: no variable is '...' and no function is to be written in its cell"
        return Assignment(ORIGIN, (), notes=(why,))
    dropped = [ast.unparse(node).partition("\n")[0] for node in prompt.body if _draws(node)]
    notes = [f"{exercise.title}: {show(line, 60)} only draws or prints" for line in dropped]
    if missing:
        listed = ", ".join(sorted(missing)[:4])
        notes.append(f"{exercise.title} needs {listed}, which only another exercise computes: write it in")
    if solution is None:
        notes.append(f"{exercise.title} has no solution here: write the reference")
    return Assignment(
        ORIGIN,
        (Question(exercise.title, tuple(cases), HEADING.sub("", exercise.task, count=1).strip()),),
        "\n\n".join(filter(None, (given, _kept(solution)))) if solution else "",
        tuple(notes),
        "\n\n".join(filter(None, (given, _open_values(prompt)))),
        values,
    )


def _is_parameter(node: ast.stmt) -> bool:
    """Whether a statement gives a variable a number, or the points that something is computed at."""
    if not isinstance(node, ast.Assign):
        return False
    match node.value:
        case ast.Constant(value=int() | float()) | ast.UnaryOp(operand=ast.Constant()) | ast.List():
            return True
        case ast.Call(func=ast.Attribute(attr=made)):
            return made in ("arange", "linspace", "logspace", "array")
    return False


def _open_values(code: _Code) -> str:
    """Return what students begin with: variables with something to fill in are ``...`` as a whole."""
    text = _kept(code)
    for node in code.body:
        if isinstance(node, ast.Assign) and _is_open(node.value) and len(names := sorted(_bound(node))) == 1:
            source = ast.get_source_segment(code.text, node)
            text = text.replace(source or "", f"{names[0]} = ...", 1)
    return text


def _cases(name: str, turned: Sequence[str]) -> Iterator[Case]:
    """Yield the two checks of a variable: as it is, and with others held at other values."""
    yield Case(name, f"{name} = ...", 1.0, hidden=False, calls=(f'Value("{name}")',))
    if not turned:
        return
    held = ", ".join(f'"{one}": ...' for one in turned)
    call = f'Value("{name}", given={{{held}}})'
    yield Case(f"{name} with other values", f"{name} = ...", 1.0, hidden=True, calls=(call,))


def _case(node: ast.FunctionDef) -> Case:
    signature = f"{node.name}({ast.unparse(node.args)})"
    arguments = "".join(f", {argument.arg}" for argument in node.args.args)
    call = f'Call("{node.name}"{arguments})'
    return Case(node.name, f"def {signature}: ...", 1.0, hidden=False, calls=(call,))
