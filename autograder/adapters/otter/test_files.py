"""Otter's test files, read without running them: one format as a syntax tree, the other as a literal."""

import ast
import builtins
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from autograder.adapters.assignment import Case, Question
from autograder.boundary.text import show
from autograder.errors import UsageError, is_number
from autograder.submission.source import read_source

BUILTIN = frozenset(dir(builtins))
PROMPT = re.compile(r"(?:>>>|\.\.\.)(?: |$)")


def read_tests(data: bytes, name: str) -> Question | None:
    """Return the question of a test file, or None for a Python file that is none.

    Raises
    ------
    UsageError
        If it is a test file and cannot be read.
    """
    source = read_source(data, name)
    if source.error:
        if b"OK_FORMAT" in data or b"test_case" in data:
            raise UsageError(f"{source.error}.")
        return None
    tree = ast.parse(source.text)
    values = dict(_assigned(tree))
    if isinstance(values.get("test"), ast.Dict):
        document = literal(values["test"], f"'test' in {show(name)}")
        return question_of_dict(document, name)
    cases = list(_cases(tree, source.text))
    if not cases and "OK_FORMAT" not in values:
        return None
    if not cases:
        raise UsageError(
            f"{show(name)} holds no test: there is neither a dict 'test' nor a function with @test_case."
        )
    options = {
        key: literal(values[key], f"'{key}' in {show(name)}")
        for key in ("name", "points", "all_or_nothing")
        if key in values
    }
    title = str(options.get("name") or name.rpartition("/")[2].removesuffix(".py"))
    notes = []
    if options.get("all_or_nothing"):
        notes.append(f"{title} is all or nothing: make one check of it, with a tuple of calls")
    if any(re.search(r"\benv *[\[.]", case.code) for case in cases):
        notes.append(f"{title} looks into the student's whole notebook (env): have it call functions instead")
    return Question(
        title, shared(cases, options.get("points"), title), "", _around(tree, source.text), tuple(notes)
    )


def literal(node: ast.expr, what: str) -> Any:
    """Return the value of a literal.

    Raises
    ------
    UsageError
        If it is anything else, which would have to be run.
    """
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        raise UsageError(
            f"{what} must be a literal, because nothing is run here; write out its value."
        ) from None


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value


def _decorator(node: ast.stmt) -> ast.Call | None:
    """Return the call of ``test_case`` that decorates a function."""
    for decorator in getattr(node, "decorator_list", ()):
        if isinstance(decorator, ast.Call):
            name = decorator.func
            if "test_case" in (getattr(name, "id", ""), getattr(name, "attr", "")):
                return decorator
    return None


def _cases(tree: ast.Module, text: str) -> Iterator[Case]:
    lines = text.split("\n")
    for node in tree.body:
        decorator = _decorator(node)
        if decorator is not None and isinstance(node, ast.FunctionDef):
            options = {
                item.arg: literal(item.value, f"'{item.arg}' of test {node.name}")
                for item in decorator.keywords
                if item.arg
            }
            code = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            yield case_of(options, code, node.name.removeprefix("test_").replace("_", " "), hidden=False)


def _around(tree: ast.Module, text: str) -> str:
    lines = text.split("\n")
    options = {"OK_FORMAT", "name", "points", "all_or_nothing"}
    parts = []
    for node in tree.body:
        named = (
            isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} <= options
        )
        from_otter = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("otter")
        if not named and not from_otter and _decorator(node) is None:
            parts.append("\n".join(lines[node.lineno - 1 : node.end_lineno]))
    return "\n".join(parts)


def case_of(options: Mapping[str, Any], code: str, title: str, *, hidden: bool) -> Case:
    """Return a case from what its options say; `title` and `hidden` stand where they are silent."""
    points = options.get("points")
    return Case(
        title=str(options.get("name") or title),
        code=code,
        points=float(points) if is_number(points) else None,
        hidden=bool(options.get("hidden", hidden)),
        hint=str(options.get("failure_message") or ""),
    )


def question_of_dict(document: object, name: str) -> Question:
    """Return the question of a dict in the format of OK, from a file or a notebook's metadata.

    Raises
    ------
    UsageError
        If it is not as it must be.
    """
    found = document if isinstance(document, dict) else {}
    suites = found.get("suites")
    title = str(found.get("name") or name.rpartition("/")[2].removesuffix(".py"))
    listed = [
        case
        for suite in (suites if isinstance(suites, list) else [])
        for case in (suite.get("cases") if isinstance(suite, dict) else None) or []
        if isinstance(case, dict) and isinstance(case.get("code"), str)
    ]
    if not listed:
        raise UsageError(
            f"{show(name)} holds no test: its dict must have 'suites' with 'cases' that have 'code'."
        )
    cases = [
        case_of(case, case["code"].strip(), f"{title} {number}", hidden=True)
        for number, case in enumerate(listed, start=1)
    ]
    notes = [f"{title} compares printed text: have a check compare the value, as with close() or exact()"]
    if silent := sum("hidden" not in case for case in listed):
        notes.append(
            f"{title}: {silent} of {len(listed)} tests do not say whether they are hidden, which means hidden"
        )
    if found.get("all_or_nothing"):
        notes.append(f"{title} is all or nothing: make one check of it, with a tuple of calls")
    return Question(title, shared(cases, found.get("points"), title), notes=tuple(notes))


def shared(cases: Sequence[Case], points: object, name: str) -> tuple[Case, ...]:
    """Return the cases with their points, shared out as Otter does.

    Raises
    ------
    UsageError
        If the points do not fit the cases.
    """
    wrong = UsageError(
        f"The points of {show(name)} must be a number, or one number for each of its {len(cases)} tests."
    )
    given = [case.points for case in cases]
    if isinstance(points, list | tuple):
        given, points = [item if is_number(item) else None for item in points], None
        if len(given) != len(cases) or None in given:
            raise wrong
    elif points is not None and not is_number(points):
        raise wrong
    fixed = sum(item for item in given if item is not None)
    silent = given.count(None)
    whole = float(points) if isinstance(points, int | float) else (fixed or 1.0)
    rest = max(whole - fixed, 0.0) / silent if silent else 0.0
    return tuple(
        Case(case.title, case.code, round(rest if item is None else item, 4), case.hidden, case.hint)
        for case, item in zip(cases, given, strict=True)
    )


def called(code: str) -> list[tuple[str, str]]:
    """Return the functions that a test calls and does not define itself, with the source of each call."""
    prompted = [line.strip() for line in code.split("\n") if PROMPT.match(line.strip())]
    source = "\n".join(PROMPT.sub("", line) for line in prompted) if prompted else code
    parsed = read_source(source.encode("utf-8", "replace"), "test")
    if parsed.error:
        return []
    tree = ast.parse(parsed.text)
    own = set(parsed.outline.bound) | set(parsed.outline.inner)
    tested: set[str] | None = None
    if tree.body and isinstance(tree.body[0], ast.FunctionDef) and not prompted:
        tested = {argument.arg for argument in tree.body[0].args.args}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            if name in tested if tested is not None else name not in own and name not in BUILTIN:
                found.append((name, ast.unparse(node)))
    return found
