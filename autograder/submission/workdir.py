"""The files beside an answer: provided ones and the student's own; none may hide a library."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

from autograder.boundary.problems import Place, Problem
from autograder.boundary.text import escape_name, show
from autograder.submission.files import MIB, folders_of, skipped, suffix, unsafe
from autograder.submission.import_roots import MAX_ROOTS, packages_of, root_of, unresolved
from autograder.submission.imports import reach
from autograder.submission.outline import Outline
from autograder.submission.source import read_source
from autograder.submission.submission import Submission

MAX_PLACED = 32 * MIB
MAX_NAME = 1000  # bytes of a whole relative name
#: what a function needs beside it is never one of these; compiled code is not readable, so not graded
NOT_PLACED = frozenset(
    {
        ".ipynb",
        ".zip",
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".ppt",
        ".pptx",
        ".mp4",
        ".mov",
        ".pyc",
        ".pyo",
        ".pyd",
        ".so",
        ".dll",
        ".dylib",
        ".pth",
    }
)
#: modules that a helper file must not hide: the same on every machine, whatever else is installed there
INSTALLED = sys.stdlib_module_names | {
    "IPython",
    "PIL",
    "autograder",
    "contourpy",
    "cycler",
    "dateutil",
    "fontTools",
    "google",
    "ipywidgets",
    "kiwisolver",
    "matplotlib",
    "mpl_toolkits",
    "mpmath",
    "msgspec",
    "numpy",
    "otter",
    "packaging",
    "pandas",
    "pylab",
    "pyparsing",
    "scipy",
    "six",
    "sympy",
}


@dataclass(slots=True)
class WorkDir:
    """The files beside an answer, the outlines of those that it imports, and what was left out."""

    files: dict[str, bytes]
    outlines: list[Outline] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def fill_workdir(
    submission: Submission, answer: str, written: Mapping[str, bytes], provided: Mapping[str, bytes]
) -> WorkDir:
    """Place the student's files as they lie around the answer: its own folder first, then all others."""
    workdir = WorkDir(dict(provided))
    folders = {folder for name in provided for folder in folders_of(name)}
    room = MAX_PLACED
    handed_in: dict[str, str] = {}
    for name, data, source in _around(submission, answer, written):
        hidden = _hides(name)
        if name in workdir.files or suffix(name) in NOT_PLACED or (hidden and source == answer):
            continue
        if _unwritable(name):
            why = "is no name that a cell can write to"
        elif hidden:
            why = f"hides the installed module {hidden} and was left out: rename it"
        elif name in folders or any(folder in workdir.files for folder in folders_of(name)):
            why = "has the name of another file or folder and was left out"
        elif len(data) > room:
            why = f"is beyond the {MAX_PLACED // MIB} MiB that can lie beside an answer"
        else:
            why = ""
        if why:
            workdir.problems.append(Problem(f"{show(name)} {why}", place=Place(name)))
        else:
            workdir.files[name] = data
            folders.update(folders_of(name))
            room -= len(data)
            handed_in[name] = source
    own = PurePosixPath(answer).name

    def outline_of(name: str) -> Outline:
        source = handed_in.get(name)
        return submission.sources[source].outline if source else outline_of_provided(workdir.files[name])

    imported = reach(submission.sources[answer].outline, own, workdir.files, outline_of)
    for _ in range(MAX_ROOTS):
        outlines = (submission.sources[answer].outline, *imported.values())
        modules = {module for outline in outlines for module in outline.imports}
        if not _place_roots(workdir, submission, answer, modules):
            break
        imported = reach(submission.sources[answer].outline, own, workdir.files, outline_of)
    workdir.outlines += imported.values()
    if handed_in.get(own) == answer and own not in imported:
        del workdir.files[own]  # no helper imports the answer back, so it need not be written
    return workdir


def _place_roots(workdir: WorkDir, submission: Submission, answer: str, modules: Iterable[str]) -> bool:
    """Place the student's modules under the name that imports give to a folder; return whether any was."""
    room = MAX_PLACED - sum(map(len, workdir.files.values()))
    placed = False
    packages = packages_of(submission.files)
    for module in unresolved(modules, workdir.files, INSTALLED):
        found = root_of(module, answer, submission.files, packages)
        if found is None:
            continue
        root, base = found
        for name, data in submission.files.items():
            alias = root + name.removeprefix(base)
            fits = name.startswith(base) and suffix(name) == ".py" and len(data) <= room
            if fits and alias not in workdir.files and not _unwritable(alias) and not _hides(alias):
                workdir.files[alias] = data
                room -= len(data)
                placed = True
        if placed:
            return True
    return False


def _around(
    submission: Submission, answer: str, written: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes, str]]:
    """Yield the name in the folder, the content and the handed-in name, if any; earlier ones win."""
    folder = answer.rpartition("/")[0]
    prefix = folder and f"{folder}/"
    for name, data in written.items():
        yield name, data, ""
    inside = [name for name in submission.files if name.startswith(prefix)]
    for name in inside:
        yield name.removeprefix(prefix), submission.files[name], name
    if prefix:
        for name, data in submission.files.items():
            if not name.startswith(prefix):
                yield name, data, name


def _unwritable(name: str) -> bool:
    return bool(
        unsafe(name) or skipped(name.split("/")) or escape_name(name) != name or len(name.encode()) > MAX_NAME
    )


def _hides(name: str) -> str:
    """Return the installed module that a file would be imported in place of, or an empty text."""
    module = name.removesuffix(".py").removesuffix("/__init__")
    return module if module in INSTALLED and name.endswith(".py") else ""


@lru_cache(maxsize=64)
def outline_of_provided(source: bytes | None) -> Outline:
    """Return the outline of a provided file, which is the same for a whole class."""
    return read_source(source, "").outline if source else Outline()
