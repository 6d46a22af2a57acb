"""Imports point downward, the public names are sorted, and nothing executes what students write."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import autograder

PACKAGE = Path(autograder.__file__).parent
#: from the bottom up; a module imports only from its own layer or below, never in a circle
LAYERS = [
    ("version", "errors", "text", "files"),
    ("outputs", "values", "result"),
    ("sandbox.symbols", "sandbox.plain", "sandbox.standins", "sandbox.syscalls"),
    ("compare",),
    ("spec",),
    ("assignments", "plan", "archive", "sources", "naming", "magics", "imports", "curve"),
    ("notebook", "judge", "diagnose", "junk"),
    ("catalog", "submission"),
    ("answer", "missing", "beside"),
    ("program",),
    ("sandbox",),
    ("reference",),
    ("examples", "example_figure", "grading", "knobs", "report"),
    ("handout", "leaks"),
    ("verify", "batch", "scaffold", "release", "demo"),
    ("folder", "progress", "proofs"),
    ("home",),
    ("live", "visible"),
    ("cells",),
    ("adapters",),
    ("explain", "doctor", "verbs"),
    ("cli",),
]


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        yield name, path


def layer(name):
    for height, names in enumerate(LAYERS):
        if name in names:
            return height
    for height, names in enumerate(LAYERS):
        if name.partition(".")[0] in names:
            return height
    raise AssertionError(f"{name} has no layer")


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("autograder."):
            yield node.module.removeprefix("autograder.")
        elif isinstance(node, ast.ImportFrom) and node.module == "autograder":
            yield from (alias.name for alias in node.names if (PACKAGE / f"{alias.name}.py").exists())


def test_imports_point_downward():
    upward = [
        f"{name} imports {other}"
        for name, path in modules()
        if name not in ("__init__", "cli")
        for other in imported(path)
        if layer(other) > layer(name)
    ]
    assert upward == []


def test_public_names_are_sorted_and_exist():
    assert autograder.__all__ == sorted(autograder.__all__)
    for name in autograder.__all__:
        assert getattr(autograder, name) is not None


FORBIDDEN = re.compile(
    r"\b(eval|exec|sympify|parse_expr|pickle|dill|allow_pickle\s*=\s*True|__import__)\b\s*[.(=]?"
)
#: these run in the sandbox, or run the author's own spec
EXEMPT = {"sandbox/worker.py", "sandbox/warm.py", "catalog.py"}


def test_trusted_modules_never_execute_what_students_write():
    for _, path in modules():
        if path.relative_to(PACKAGE).as_posix() in EXEMPT:
            continue
        names = {
            node.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name)
        }
        assert not names & {"eval", "exec", "sympify", "parse_expr", "pickle", "dill", "__import__"}, path
        assert "allow_pickle=True" not in path.read_text(encoding="utf-8"), path
        assert not {"pickle", "dill", "marshal", "shelve", "sympy"} & set(foreign_imports(path)), path


def foreign_imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_the_version_needs_no_library():
    script = "import sys, autograder.cli"
    code = "import sys; sys.argv = ['autograder', '--version']\n"
    code += "try:\n    import autograder.cli\nexcept SystemExit:\n    pass\n"
    code += "print(sorted({'click', 'numpy', 'rich', 'msgspec'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"autograder {autograder.__version__}", "[]"], script


def test_without_extras_nothing_of_jupyter_is_installed_or_imported():
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text())["project"]
    jupyter = {"ipython", "ipywidgets", "jupyterlab", "nbformat", "nbconvert", "nbclient"}
    needed = {re.split(r"[<>=\[]", name)[0].lower() for name in project["dependencies"]}
    assert not needed & jupyter
    at_the_top = {
        node.names[0].name if isinstance(node, ast.Import) else node.module
        for _, path in modules()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert not {str(name).partition(".")[0].lower() for name in at_the_top} & jupyter
