"""The rules of the house: rooms, what each may import, and that nothing executes what students write."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import autograder

PACKAGE = Path(autograder.__file__).parent
#: from the ground up; a module imports from its own room and from rooms below
ROOMS = (
    "version", "errors", "boundary", "compare", "submission", "course", "sandbox", "judge", "report",
    "grading", "gradebook", "student", "authoring", "adapters", "cli",
)  # fmt: skip
#: what lies below and is barred all the same: a room, and the prefixes it must not import
BARRED = {
    "submission": ("compare", "course"),
    "course": ("submission",),
    "compare": ("submission",),
    "judge": ("submission", "sandbox"),
    "report": ("compare", "submission", "course", "sandbox"),
}
#: rooms inside the sandbox that import these alone
INNER = {
    "sandbox.child": (
        "sandbox.child",
        "boundary",
        "errors",
        "sandbox.lockdown",
        "submission.cells",
        "submission.exported",
        "submission.magics",
    ),
    "sandbox.lockdown": ("sandbox.lockdown", "errors"),
}


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        yield name, path


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("autograder."):
            parent = node.module.removeprefix("autograder.")
            inner = [alias.name for alias in node.names if is_module(f"{parent}.{alias.name}")]
            yield from (f"{parent}.{name}" for name in inner)
            if len(inner) < len(node.names):
                yield parent
        elif isinstance(node, ast.ImportFrom) and node.module == "autograder":
            yield from (alias.name for alias in node.names if is_module(alias.name))
        elif isinstance(node, ast.Import):
            yield from (
                alias.name.removeprefix("autograder.")
                for alias in node.names
                if alias.name.startswith("autograder.")
            )


def is_module(name):
    place = PACKAGE.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or place.is_dir()


def room(name):
    return name.partition(".")[0]


def begins(name, prefixes):
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def edges():
    for name, path in modules():
        if name != "__init__":
            yield from ((name, other) for other in imported(path))


def test_the_root_holds_rooms_and_five_files_and_nothing_else():
    found = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    files = {"__init__.py", "version.py", "errors.py", "py.typed", "README.md"}
    assert found == files | set(ROOMS) - {"version", "errors"}


def test_every_room_says_what_it_is_for():
    for path in (place for place in PACKAGE.rglob("*") if place.is_dir() and place.name != "__pycache__"):
        if path.name != "templates":
            assert ast.get_docstring(ast.parse((path / "__init__.py").read_text(encoding="utf-8"))), path


def test_imports_point_downward():
    upward = [
        f"{name} imports {other}"
        for name, other in edges()
        if ROOMS.index(room(other)) > ROOMS.index(room(name))
    ]
    assert upward == []


def test_rooms_import_nothing_that_is_barred():
    wrong = [
        f"{name} imports {other}" for name, other in edges() if begins(other, BARRED.get(room(name), ()))
    ]
    wrong += [
        f"{name} imports {other}"
        for name, other in edges()
        for inner, allowed in INNER.items()
        if begins(name, [inner]) and not begins(other, allowed)
    ]
    assert wrong == []


def test_students_tools_never_read_the_hidden_half():
    for name, path in modules():
        if room(name) == "student":
            source = path.read_text(encoding="utf-8")
            assert "solutions" not in re.sub(r'""".*?"""', "", source, flags=re.S), path
            assert ".solution(" not in source, path


def test_no_face_hands_on_a_name_that_one_of_its_modules_bears():
    # a submodule, once it is imported, takes the attribute's place; compare has them in reverse, on purpose
    for path in PACKAGE.rglob("__init__.py"):
        if path.parent.name == "compare":
            continue
        bound = {
            alias.asname or alias.name
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        inside = {place.stem for place in path.parent.iterdir() if place.suffix == ".py" or place.is_dir()}
        assert not bound & inside, path


def test_public_names_are_sorted_and_exist():
    assert autograder.__all__ == sorted(autograder.__all__)
    for name in autograder.__all__:
        assert getattr(autograder, name) is not None


FORBIDDEN = re.compile(
    r"\b(eval|exec|sympify|parse_expr|pickle|dill|allow_pickle\s*=\s*True|__import__)\b\s*[.(=]?"
)
#: these run in the sandbox, or run the author's own spec
EXEMPT = {
    "sandbox/child/loading.py",
    "sandbox/child/shell.py",
    "sandbox/child/worker.py",
    "sandbox/child/libraries.py",
    "course/catalog.py",
}


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
    code = "import sys; sys.argv = ['autograder', '--version']\n"
    code += "try:\n    from autograder.cli import main; main()\nexcept SystemExit:\n    pass\n"
    code += "print(sorted({'click', 'numpy', 'rich', 'msgspec', 'sqlalchemy', 'alembic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"autograder {autograder.__version__}", "[]"]


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
