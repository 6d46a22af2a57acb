"""Exercises, found by folder: one in ``exercises/`` and one in ``solutions/`` is the whole registration."""

import hashlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType

from autograder.boundary.wanted import Wanted
from autograder.course.assignments import Assignment, read_assignments
from autograder.course.calls import Value
from autograder.course.declared import assigned, digests_of, functions_of, returns_of, values_of
from autograder.course.plan import held_values
from autograder.course.spec import Exercise
from autograder.errors import SpecError, UsageError, near_miss, require

SPEC_MODULE = "autograder_spec_"  # begins the name of the module that a spec is while it runs
MAX_HELD = 3  # sets of given values in an exercise
#: files of an exercise's public folder that are not placed beside a submission
NOT_PROVIDED = frozenset(["README.md", "drivers.py", "examples.json", "example.svg", "explore.py"])


@dataclass(frozen=True)
class Handout:
    """The public half of an exercise.

    Attributes
    ----------
    functions : mapping of str to tuple of str
        The stub's public functions and classes, and the names of their parameters, in order.
    returns : mapping of str to tuple of str
        What those functions return by the names that the stub's docstrings give it, where they do.
    values : tuple of str
        The names that the stub binds to ``...``, for students to fill in.
    provided : mapping of str to bytes
        Files placed beside a submission when it runs.
    drivers : bytes or None
        Source of ``drivers.py``.
    aliases : mapping of str to tuple of str
        Other names under which the functions count; see `Exercise`.
    """

    slug: str
    folder: Path
    stub: bytes
    functions: Mapping[str, tuple[str, ...]]
    provided: Mapping[str, bytes]
    drivers: bytes | None
    returns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: tuple[str, ...] = ()

    def declared(self, exercise: Exercise) -> "Handout":
        """Return the handout with the aliases and the provided files that the exercise declares, no other."""
        provided = {name: data for name, data in self.provided.items() if name in exercise.provided}
        return replace(self, provided=provided, aliases=exercise.aliases)

    @cached_property
    def wanted(self) -> Wanted:
        """What an answer binds: what the stub leaves to be written, and no copy out of a provided module."""
        modules = (data for name, data in self.provided.items() if name.endswith(".py"))
        given = frozenset().union(*map(digests_of, modules))
        return Wanted(self.functions, self.aliases, given, self.values)


@dataclass(frozen=True, slots=True)
class Solution:
    """The hidden half: the spec, the reference and other known answers as sources.

    Attributes
    ----------
    accepted, misconceptions : mapping of str to bytes
        Stem of the file to its source, in order of name.
    digest : str
        SHA-256 over ``spec.py``, ``drivers.py`` and the misconceptions: what a verdict is made with.
    spec : bytes
        Source of ``spec.py``.
    """

    exercise: Exercise
    reference: bytes
    accepted: Mapping[str, bytes]
    misconceptions: Mapping[str, bytes]
    digest: str
    spec: bytes = b""


@dataclass(frozen=True, slots=True)
class Course:
    """A folder with ``exercises/`` and, for staff, ``solutions/``."""

    root: Path

    @property
    def slugs(self) -> tuple[str, ...]:
        """Names of all exercises, in alphabetical order."""
        folder = self.root / "exercises"
        return tuple(sorted(path.name for path in folder.iterdir() if _has_stub(path)))

    def in_order(self) -> tuple[str, ...]:
        """Return all exercises: those of the assignments in their order, then the others."""
        listed = [slug for assignment in self.assignments().values() for slug in assignment.exercises]
        return tuple(dict.fromkeys((*listed, *self.slugs)))

    def require(self, slug: str) -> None:
        """Refuse a name that is no exercise of this course.

        Raises
        ------
        UsageError
            With the name that was probably meant.
        """
        folder = self.root / "exercises" / slug
        if folder.name != slug or not _has_stub(folder):
            raise UsageError(f"There is no exercise {slug!r}{suggest(slug, self.slugs)}")

    def assignments(self) -> dict[str, Assignment]:
        """Read ``exercises/assignments.toml``; see `read_assignments`."""
        return read_assignments(self.root / "exercises" / "assignments.toml", self.slugs)

    def assignment(self, name: str) -> Assignment:
        """Return an assignment by name.

        Raises
        ------
        UsageError
            If there is none of that name.
        """
        assignments = self.assignments()
        if name not in assignments:
            raise UsageError(f"There is no assignment {name!r}{suggest(name, tuple(assignments))}")
        return assignments[name]

    def handout(self, slug: str) -> Handout:
        """Read the public half of an exercise; see `load_handout`."""
        self.require(slug)
        return load_handout(self.root / "exercises" / slug)

    def wanted(self, slug: str) -> Wanted:
        """Return what answers an exercise, aliases included where the hidden half is here.

        Raises
        ------
        SpecError
            If a file is missing or not as it must be.
        """
        public = self.handout(slug)
        spec = self.root / "solutions" / slug / "spec.py"
        # most specs declare none, and running all of a course takes a quarter of a second
        if spec.is_file() and b"aliases" in spec.read_bytes():
            public = public.declared(load_spec(spec, slug))
        return public.wanted

    def solution(self, slug: str) -> Solution:
        """Read the hidden half of an exercise.

        Raises
        ------
        SpecError
            If a file is missing or the spec is not as it must be.
        """
        public = self.handout(slug)
        folder = self.root / "solutions" / slug
        reference = _read(folder / f"{slug}.py", f"The reference of {slug}")
        source = _read(folder / "spec.py", f"The spec of {slug}")
        exercise = load_spec(folder / "spec.py", slug)
        _check_names(exercise, public)
        misconceptions = _sources(folder / "misconceptions")
        digest = hashlib.sha256(source + (public.drivers or b""))
        for name, known in misconceptions.items():
            digest.update(hashlib.sha256(name.encode() + b"\0" + known).digest())
        return Solution(
            exercise, reference, _sources(folder / "accepted"), misconceptions, digest.hexdigest(), source
        )


def find_course(root: Path | None) -> Course:
    """Return the course at `root`, else at the nearest ancestor of the working directory.

    Raises
    ------
    UsageError
        If there is no folder ``exercises/`` there.
    """
    if root is not None:
        if not (root / "exercises").is_dir():
            raise UsageError(
                f"The course's folder must hold exercises/; {root} does not; name another",
                option="--root DIR",
            )
        return Course(root.resolve())
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "exercises").is_dir():
            return Course(folder)
    raise UsageError(
        "No folder exercises/ was found here or above; go to the course's folder or name it",
        option="--root DIR",
    )


def load_handout(folder: Path, functions: Mapping[str, tuple[str, ...]] | None = None) -> Handout:
    """Read an exercise's public folder: stub, drivers and provided files.

    Parameters
    ----------
    functions : mapping of str to tuple of str, optional
        Taken in place of the stub's, which need not be valid then: at home it is a student's work.

    Raises
    ------
    SpecError
        If the stub is missing or is not valid Python.
    """
    slug = folder.name
    stub = _read(folder / f"{slug}.py", f"The stub of {slug}")
    skip = NOT_PROVIDED | {f"{slug}.py"}
    provided = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in skip and not is_clutter(path.relative_to(folder))
    }
    drivers = folder / "drivers.py"
    source = drivers.read_bytes() if drivers.is_file() else None
    values: tuple[str, ...] = ()
    if functions is None:
        what = f"The stub of {slug}"
        functions, values = functions_of(stub, what), values_of(stub, what)
    return Handout(slug, folder, stub, functions, provided, source, returns_of(stub), values=values)


def load_spec(path: Path, slug: str) -> Exercise:
    """Run an author's ``spec.py`` and return its ``EXERCISE``.

    Raises
    ------
    SpecError
        If it raises, lacks ``EXERCISE``, or its slug is not the name of the folder.
    """
    name = f"{SPEC_MODULE}{slug}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        source = path.read_bytes()
        exec(compile(source, str(path), "exec"), module.__dict__)
    except SpecError:
        raise
    except Exception as error:
        place = f" at line {line}" if (line := _line_in(error, str(path))) else ""
        raise SpecError(
            f"The spec of {slug} must run; got {type(error).__name__}{place} instead: {error}."
        ) from error
    finally:
        del sys.modules[name]
    return _exercise_of(module, slug)


def _exercise_of(module: ModuleType, slug: str) -> Exercise:
    exercise = getattr(module, "EXERCISE", None)
    require(isinstance(exercise, Exercise), f"EXERCISE in the spec of {slug}", "an Exercise(...)", exercise)
    assert isinstance(exercise, Exercise)
    require(
        exercise.slug == slug,
        f"The slug in the spec of {slug}",
        f"the name of its folder, {slug!r}",
        exercise.slug,
    )
    return exercise


def _check_names(exercise: Exercise, public: Handout) -> None:
    """Refuse a spec that calls a function or a driver that is not there, or renames one."""
    for function, names in exercise.aliases.items():
        where = f"in the aliases of {exercise.slug}"
        known = ", ".join(public.functions)
        require(function in public.functions, f"A function {where}", f"one of {known}", function)
        for name in names:
            require(name not in public.functions, f"An alias {where}", f"none of {known}", name)
    drivers = functions_of(public.drivers or b"", f"drivers.py of {public.slug}")
    bound = assigned(public.stub) if public.values else frozenset[str]()
    held = {held_values(call) for check in exercise.checks for call in check.calls} - {b""}
    where = f"The sets of given values in {exercise.slug}"
    require(len(held) <= MAX_HELD, where, f"at most {MAX_HELD}, for each of them the program runs", len(held))
    for check in exercise.checks:
        for call in check.calls:
            where = f"in Check({check.id!r}) of {exercise.slug}"
            if isinstance(call, Value):
                known = ", ".join(public.values) or "none, as its stub binds nothing to ..."
                require(call.name in public.values, f"A Value {where}", f"one of {known}", call.name)
                for name in call.given:
                    must = "a name that the stub binds at its top level"
                    require(name in bound - set(public.values), f"A given name {where}", must, name)
                continue
            known = ", ".join(public.functions)
            require(
                call.function in public.functions,
                f"A function called {where}",
                f"one of {known}",
                call.function,
            )
            known = ", ".join(drivers) or "none, as there is no drivers.py"
            require(
                call.driver is None or call.driver in drivers,
                f"A driver {where}",
                f"one of {known}",
                call.driver,
            )


def _sources(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.py"))} if folder.is_dir() else {}


def _read(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        place = Path(*path.parts[-3:])
        raise SpecError(f"{what} must be readable at {place}; got {error.strerror} instead.") from None


def _has_stub(folder: Path) -> bool:
    return (folder / f"{folder.name}.py").is_file()


def is_clutter(path: Path) -> bool:
    """Whether a file in an exercise's folder is a by-product, such as a cache."""
    return any(part.startswith((".", "__pycache__")) for part in path.parts)


def _line_in(error: Exception, filename: str) -> int | None:
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def suggest(name: str, known: Sequence[str]) -> str:
    """Return the end of a sentence about an unknown name: the one probably meant, or all there are."""
    near = near_miss(name, list(known))
    return f"; did you mean {near!r}?" if near else f"; there are: {', '.join(known) or 'none'}."


def choose_exercises(
    course: Course, assignment: str | None, slugs: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, float] | None]:
    """Return the exercises asked for, in order, and their weights."""
    if assignment and slugs:
        raise UsageError("Give either --assignment or --exercise, not both.")
    if assignment:
        found = course.assignment(assignment)
        return found.exercises, dict(found.weights)
    return named_or_all(course, slugs), None


def named_or_all(course: Course, slugs: Sequence[str]) -> tuple[str, ...]:
    """Return the exercises named, each once, or all of the course when none is.

    Raises
    ------
    UsageError
        If a name is unknown, or the course has no exercise.
    """
    for slug in slugs:
        course.require(slug)
    found = tuple(dict.fromkeys(slugs)) or course.in_order()
    if not found:
        raise UsageError(f"There is no exercise in {course.root / 'exercises'}; 'autograder new' makes one.")
    return found
