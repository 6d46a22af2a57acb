"""The program that the sandbox runs for an exercise of a submission, or why there is none."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from autograder.boundary.problems import Place, Problem, some
from autograder.boundary.text import show
from autograder.boundary.wanted import Wanted
from autograder.submission.answer_file import choose
from autograder.submission.cells import Cell
from autograder.submission.imports import reach
from autograder.submission.notebook import Notebook
from autograder.submission.outline import CodeError, Outline, outline_of, parse
from autograder.submission.slice import closed_slice
from autograder.submission.source import read_source
from autograder.submission.submission import Submission
from autograder.submission.used_names import used_names
from autograder.submission.workdir import fill_workdir, outline_of_provided


@dataclass(frozen=True, slots=True)
class Program:
    """What the sandbox runs for one exercise of one submission.

    Attributes
    ----------
    name : str
        The exercise's slug.
    kind : {"script", "notebook"}
        A statement that raises ends its cell in a notebook; in a script nothing else.
    cells : tuple of Cell
        Pieces of source, run in order; what becomes of one does not keep the later ones from running.
    files : mapping of str to bytes
        What lies in the working directory; provided files win over the student's.
    drivers : bytes or None
        Source of the exercise's ``drivers.py``.
    modules : frozenset of str
        Top-level names of what the answer and the files it imports import from elsewhere.
    digest : str
        Over all of the above that can change what happens.
    origin : str
        The student's file that answers.
    names : mapping of str to str
        Functions that it calls otherwise than the exercise, with its own names for them.
    """

    name: str
    kind: Literal["script", "notebook"]
    cells: tuple[Cell, ...]
    files: Mapping[str, bytes]
    drivers: bytes | None
    modules: frozenset[str]
    digest: str
    origin: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, function: str) -> str:
        """Return what the program calls a function of the exercise."""
        return self.names.get(function, function)


def make_program(
    submission: Submission,
    slug: str,
    wanted: Wanted,
    provided: Mapping[str, bytes],
    drivers: bytes | None,
    *,
    by_name: bool = True,
) -> tuple[Program | None, tuple[Problem, ...]]:
    """Make the program that answers an exercise.

    Parameters
    ----------
    submission : Submission
    slug : str
    wanted : Wanted
        What the exercise asks for.
    provided : mapping of str to bytes
        The exercise's own files, placed beside the answer.
    drivers : bytes or None
        Source of the exercise's ``drivers.py``.
    by_name : bool
        Whether the exercise was asked for by name; see `choose`.

    Returns
    -------
    Program or None
        None when no file answers, when two do, or when the one that does cannot be run.
    tuple of Problem
        What the student should hear about the files; without a program, why there is none.
    """
    choice = choose(submission, slug, wanted, by_name=by_name)
    if not choice.name:
        return None, choice.problems
    answer = submission.sources[choice.name]
    if answer.error:
        return None, (answer.error, *choice.problems)
    problems = list(answer.problems)
    written = {name: text.encode("utf-8", "replace") for name, text in answer.files.items()}
    cells = answer.cells
    if not cells:
        return None, (
            Problem(f"{show(choice.name)} has no code to run", place=Place(choice.name)),
            *choice.problems,
        )
    workdir = fill_workdir(submission, choice.name, written, provided)
    modules = _tops([answer.outline, *workdir.outlines, outline_of_provided(drivers)], workdir.files)
    program = Program(
        slug,
        "notebook" if isinstance(answer, Notebook) else "script",
        cells,
        workdir.files,
        drivers,
        modules,
        _digest(slug, cells, workdir.files, drivers, choice.names),
        choice.name,
        choice.names,
    )
    return program, (*problems, *choice.problems, *some(workdir.problems, 3), *submission.problems)


def program_of_source(
    slug: str,
    source: bytes,
    provided: Mapping[str, bytes],
    drivers: bytes | None,
    wanted: Wanted | None = None,
) -> Program:
    """Return the program of a known answer: the reference, a variant or a stub, which are plain files.

    What it calls otherwise than the exercise counts as in a student's file, if `wanted` says so.
    """
    name = f"{slug}.py"
    found = read_source(source, name)
    cells = found.cells or (Cell(0, found.text),)
    reached = reach(found.outline, name, provided, lambda helper: outline_of_provided(provided[helper]))
    modules = _tops([found.outline, *reached.values(), outline_of_provided(drivers)], provided)
    used = used_names(wanted, found) if wanted is not None and wanted.aliases else {}
    names = {function: own for function, own in used.items() if own != function}
    digest = _digest(slug, cells, provided, drivers, names)
    return Program(slug, "script", cells, provided, drivers, modules, digest, name, names)


def sliced(program: Program, submission: Submission, graded: Collection[str]) -> Program | None:
    """Return the part of a submission's program on which the graded names depend; see `closed_slice`.

    A script in one piece only defines and imports, so that there is nothing to leave out.
    """
    if program.kind == "script" and len(program.cells) == 1:
        return None
    cells = closed_slice(program.cells, program.kind, _own(program.files), graded)
    if cells is None:
        return None
    trees = [parse(cell.source) for cell in cells]
    kept = [outline_of(tree) for tree in trees if not isinstance(tree, CodeError)]
    elsewhere = program.modules - _tops([submission.sources[program.origin].outline], program.files)
    digest = _digest(program.name, cells, program.files, program.drivers, program.names)
    return replace(program, cells=cells, modules=elsewhere | _tops(kept, program.files), digest=digest)


def _tops(outlines: Iterable[Outline], files: Collection[str]) -> frozenset[str]:
    """Return the top-level modules that are not among the files."""
    own = _own(files)
    absolute = {module.partition(".")[0] for outline in outlines for module in outline.imports}
    return frozenset(absolute - own - {""})


def _own(files: Iterable[str]) -> set[str]:
    """Return the top-level names of the modules among the files."""
    return {name.removesuffix(".py").partition("/")[0] for name in files if name.endswith(".py")}


def _digest(
    name: str,
    cells: tuple[Cell, ...],
    files: Mapping[str, bytes],
    drivers: bytes | None,
    names: Mapping[str, str],
) -> str:
    found = hashlib.blake2b(digest_size=20)
    parts = [name.encode(), drivers or b"", b"%d" % len(cells)]
    parts += [text.encode() for cell in cells for text in (str(cell.number), str(cell.line), cell.source)]
    parts += [part for name, data in sorted(files.items()) for part in (name.encode(), data)]
    parts += [text.encode("utf-8", "replace") for pair in sorted(names.items()) for text in pair]
    for part in parts:
        found.update(b"%d\0" % len(part))
        found.update(part)
    return found.hexdigest()
