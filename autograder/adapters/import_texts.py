"""The texts of an exercise that was begun from another system's assignment."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence

from autograder.adapters.assignment import Assignment, Case
from autograder.adapters.otter.test_files import called
from autograder.authoring.text_placeholders import CELLS, PARAMETER, SUMMARY, TASK
from autograder.boundary.text import escape_name
from autograder.submission.source import read_source

_SPEC = '''"""Grading spec of {slug}, begun from {origin}: {count} to be turned into checks."""

import numpy as np

from autograder import {looks}
from autograder.errors import SpecError

{notes}# Write a check for each of these where its test is quoted below, then delete its name here.
TO_DO = (
{names}
)
if TO_DO:
    raise SpecError(
        "The imported tests of {slug} must be turned into checks in solutions/{slug}/spec.py, "
        f"each then deleted from TO_DO; still there: {{', '.join(TO_DO)}}."
    )

EXERCISE = Exercise(
    slug="{slug}",
    title={title},
    checks=(
{checks}
    ),
)
'''
_STUB = '''def {name}({parameters}):
    """{docstring}"""
    raise NotImplementedError("{name} is {whose}")
'''
_DOCSTRING = f"""{SUMMARY}

    Parameters
    ----------
{{parameters}}

    Returns
    -------
    float
        {PARAMETER}
    """


def signatures(assignment: Assignment) -> dict[str, tuple[str, str]]:
    """Return the functions that are tested, each with its parameters and its docstring, as source."""
    calls: dict[str, str] = {}
    for question in assignment.questions:
        for case in question.cases:
            for name, call in called(case.code):
                calls.setdefault(name, call)
    written = _written(assignment.solution) | _written(assignment.prompt)
    calls |= {name: f"{name}()" for name in _asked(assignment) if name in written}
    found = {}
    for name, call in calls.items():
        names = _parameters(call)
        listed = "\n".join(f"    {item} : float\n        {PARAMETER}" for item in names)
        made = (", ".join(names), _DOCSTRING.format(parameters=listed))
        found[name] = written.get(name, made)
    return found


def _asked(assignment: Assignment) -> list[str]:
    """Return the functions that checks are to call."""
    cases = (case for question in assignment.questions for case in question.cases)
    return [found[1] for case in cases for one in case.calls if (found := re.match(r'Call\("(\w+)"', one))]


def _written(solution: str) -> dict[str, tuple[str, str]]:
    parsed = read_source(solution.encode("utf-8", "replace"), "solution")
    if parsed.error:
        return {}
    found = {}
    for node in ast.parse(parsed.text).body:
        if isinstance(node, ast.FunctionDef):
            docstring = ast.get_docstring(node, clean=False) or SUMMARY
            docstring = docstring.replace("\\", "\\\\").replace('"', "'")
            for argument in ast.walk(node.args):
                if isinstance(argument, ast.arg):
                    argument.annotation = None  # it may name what a stub does not import
            found[node.name] = (ast.unparse(node.args), docstring)
    return found


def _parameters(call: str) -> list[str]:
    """Return names for the arguments of a call: their own where it has them."""
    tree = ast.parse(call, mode="eval").body
    assert isinstance(tree, ast.Call)
    names = [
        item.id if isinstance(item, ast.Name) else f"x{number}"
        for number, item in enumerate(tree.args, start=1)
    ]
    return list(dict.fromkeys([*names, *(item.arg for item in tree.keywords if item.arg)]))


def stub(slug: str, assignment: Assignment, functions: Mapping[str, tuple[str, str]]) -> str:
    """Return the student's file."""
    if assignment.prompt:
        return f'"""{_title(slug)}."""\n\n{_with_numpy(assignment.prompt)}\n'
    return "\n\n".join(
        [f'"""{_title(slug)}."""\n\nimport numpy as np\n', *_bodies(functions, "yours to write")]
    )


def _with_numpy(code: str) -> str:
    """Return code that imports what it calls np."""
    needs = re.search(r"\bnp\.", code) and not re.search(r"^import numpy as np$", code, re.MULTILINE)
    return f"import numpy as np\n\n{code}" if needs else code


def reference(assignment: Assignment, functions: Mapping[str, tuple[str, str]]) -> str:
    """Return the reference: the assignment's own solution where that is known and is Python."""
    head = f'"""Reference, begun from {assignment.origin}."""\n'
    solution = _with_numpy(assignment.solution)
    if assignment.prompt and not solution:
        return f"{head}\n{_with_numpy(assignment.prompt)}\n"
    if solution and not read_source(solution.encode("utf-8", "replace"), "solution").error:
        return f"{head}\n{solution}\n"
    return "\n\n".join([head, *_bodies(functions, "still to be written in the reference")])


def _bodies(functions: Mapping[str, tuple[str, str]], whose: str) -> Iterator[str]:
    for name, (parameters, docstring) in functions.items():
        yield _STUB.format(name=name, parameters=parameters, docstring=docstring, whose=whose)


def readme(slug: str, assignment: Assignment, functions: Mapping[str, tuple[str, str]]) -> str:
    """Return the task, with the questions' own words where they are known."""
    parts = [f"# {_title(slug)}"]
    for question in assignment.questions:
        points = sum(case.points or 0.0 for case in question.cases)
        parts.append(f"## {escape_name(question.name)} ({points:g} points)")
        parts.append(question.text or TASK)
    rows = [f"| `{name}({parameters})` {CELLS}" for name, (parameters, _) in functions.items()]
    if rows:
        parts.append("\n".join(["| function | arguments | returns |", "|---|---|---|", *rows]))
    if assignment.values:
        variables = [f"| `{name}` | {PARAMETER} |" for name in assignment.values]
        parts.append("\n".join(["| variable | what it is |", "|---|---|", *variables]))
    parts.append(f"Check your work with `autograder check --exercise {slug}`.")
    return "\n\n".join(parts) + "\n"


def spec(slug: str, assignment: Assignment, notes: Sequence[str]) -> str:
    """Return a spec that loads when every imported test has become a check."""
    names: list[str] = []
    checks: list[str] = []
    for question in assignment.questions:
        checks.append(f"# {escape_name(question.name)}")
        if question.around:
            checks += ["# Code around its tests:", *_quoted(question.around)]
        for case in question.cases:
            names.append(_check_id(case.title if case.calls else f"{question.name} {case.title}", names))
            checks += ["#", *_quoted(case.code), *_commented(_check(names[-1], case))]
    told = [f"# - {escape_name(note)}" for note in notes]
    return _SPEC.format(
        slug=slug,
        title=_string(_title(slug)),
        origin=assignment.origin,
        looks="Call, Check, Exercise, Value, close" if assignment.values else "Call, Check, Exercise, close",
        count="1 test" if len(names) == 1 else f"{len(names)} tests",
        notes="\n".join(["# Not taken over:", *told, "", ""]) if told else "",
        names="\n".join(f"    {_string(name)}," for name in names),
        checks="\n".join(f"        {line}".rstrip() for line in checks),
    )


def _check(name: str, case: Case) -> Iterator[str]:
    """Yield the lines of a check that is still to be completed."""
    yield "Check("
    yield f"    id={_string(name)},"
    yield f"    points={case.points:g}," + ("" if case.points else "  # must be above 0")
    yield f"    title={_string(case.title)},"
    calls = dict.fromkeys(_call(source) for _, source in called(case.code))
    wanted = list(case.calls or calls) or ['Call("function", ...)']
    yield f"    call={wanted[0]}," if len(wanted) == 1 else f"    call=({', '.join(wanted)}),"
    yield "    expect=close(rtol=1e-6),"
    if case.hint:
        yield f"    hint={_string(case.hint)},"
    if case.hidden:
        yield "    hidden=True,"
    yield "),"


def _call(source: str) -> str:
    tree = ast.parse(source, mode="eval").body
    assert isinstance(tree, ast.Call)
    arguments = [*map(ast.unparse, tree.args), *(ast.unparse(item) for item in tree.keywords)]
    return f"Call({', '.join([_string(ast.unparse(tree.func)), *arguments])})"


def _quoted(code: str) -> list[str]:
    """Return source as comments, whatever ends its lines."""
    return [f"#   {escape_name(line.expandtabs(4))}".rstrip() for line in code.splitlines()]


def _commented(lines: Iterator[str]) -> list[str]:
    return [f"# {line}" for line in lines]


def _check_id(text: str, taken: Sequence[str]) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "test"
    number = 2
    unique = name
    while unique in taken:
        unique, number = f"{name}-{number}", number + 1
    return unique


def _string(text: str) -> str:
    escaped = escape_name(" ".join(text.split())).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _title(slug: str) -> str:
    return slug.replace("_", " ").capitalize()
