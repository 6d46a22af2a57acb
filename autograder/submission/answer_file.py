"""Which of a student's files answers an exercise."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from autograder.boundary.problems import Place, Problem, some
from autograder.boundary.text import show
from autograder.boundary.wanted import Wanted
from autograder.submission.files import suffix
from autograder.submission.imports import local_files, reach
from autograder.submission.missing_functions import nothing_found
from autograder.submission.naming import is_named_for, rank_of_name
from autograder.submission.outline import Outline
from autograder.submission.source import read_source
from autograder.submission.submission import Submission
from autograder.submission.used_names import used_names

MAX_TIED = 20  # files of which one may import all the others


@dataclass(frozen=True, slots=True)
class Choice:
    """The file that answers, or an empty name; `problems` says why none does, or what was passed by.

    `names` are the functions that the file calls otherwise than the exercise, with its own names for them.
    """

    name: str = ""
    problems: tuple[Problem, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file and the exercise's functions in it: bound, defined, or attempted in broken code.

    `names` are those that it binds, each with the name under which it does; `unwritten` are those of them
    that are still as in the released stub.
    """

    name: str
    names: Mapping[str, str]
    unwritten: frozenset[str]
    defined: frozenset[str]
    broken: frozenset[str]
    named: bool

    @property
    def bound(self) -> frozenset[str]:
        """The functions that it binds."""
        return frozenset(self.names)

    @property
    def answers(self) -> bool:
        """Whether it answers the exercise, well or badly."""
        return bool(self.named or self.bound or self.broken)

    @property
    def written(self) -> frozenset[str]:
        """The bound functions that are more than the stub."""
        return self.bound - self.unwritten


def answers(submission: Submission, wanted_by_slug: Mapping[str, Wanted]) -> tuple[str, ...]:
    """Return the exercises that a submission answers, well or badly, in the order of the mapping.

    A file answers when its name is the exercise's, or when it binds or clearly tries to define one
    of the exercise's functions at module level, under its own name or another that counts.
    """
    return tuple(
        slug
        for slug, wanted in wanted_by_slug.items()
        if any(one.answers for one in _candidates(submission, slug, wanted))
    )


def choose(submission: Submission, slug: str, wanted: Wanted, *, by_name: bool = True) -> Choice:
    """Choose the file that answers an exercise.

    The exercise's own file wins, then the notebook that binds most of the functions, then the script that
    does. A well-named file without the functions loses to one with them, and an untouched stub to edited
    work (a release holds the stub twice, as file and as notebook). Of equal files the one that imports the
    others wins; otherwise it is a tie.

    Parameters
    ----------
    by_name : bool
        Whether the exercise was asked for by name: a program then answers that binds some of its values.
    """
    found = _candidates(submission, slug, wanted, some_values=by_name)
    candidates = [one for one in found if one.answers]
    candidates = [one for one in candidates if one.written or not one.unwritten] or candidates
    scripts = [one for one in candidates if one.named and suffix(one.name) == ".py"]
    for group in (
        [one for one in scripts if one.bound or one.broken],
        [one for one in candidates if one.bound and suffix(one.name) == ".ipynb"],
        [one for one in candidates if one.bound],
        scripts,
        [one for one in candidates if one.broken],
        [one for one in candidates if one.named],
    ):
        if group:
            choice = _choose_among(submission, slug, group, candidates)
            names = next((one.names for one in group if one.name == choice.name), {})
            other = {function: name for function, name in names.items() if name != function}
            return replace(choice, names=other)
    return Choice(problems=nothing_found(submission, slug, wanted))


def _candidates(
    submission: Submission, slug: str, wanted: Wanted, *, some_values: bool = False
) -> list[_Candidate]:
    values = frozenset(wanted.values)
    found = []
    handed_on = _handed_on(submission, wanted.all_names)
    for name in submission.files:
        if suffix(name) in (".py", ".ipynb"):
            source = submission.sources[name]
            outline = source.outline
            names = used_names(wanted, source, handed_on.get(name, frozenset()))
            named = is_named_for(slug, name)
            if not (named or some_values or values <= names.keys()):
                names = {function: own for function, own in names.items() if function not in values}

            def those(known: Iterable[str], names: Mapping[str, str] = names) -> frozenset[str]:
                return frozenset(function for function, name in names.items() if name in known)

            broken = wanted.all_names & outline.broken
            found.append(
                _Candidate(name, names, those(outline.unwritten), those(outline.defined), broken, named)
            )
    return found


def _handed_on(submission: Submission, wanted: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return the names that files have by star imports, straight or by way of others.

    Each name is handed on to each file once, so that files which import each other cost no more than others.
    """
    importers: dict[str, list[str]] = {}
    given: dict[str, frozenset[str]] = {}
    for name, helper, outline in _star_imports(submission):
        importers.setdefault(helper, []).append(name)
        if helper not in given:
            given[helper] = frozenset(one for one in wanted if one in outline.bound)
    found: dict[str, frozenset[str]] = {}
    waiting = [helper for helper, names in given.items() if names]
    while waiting:
        helper = waiting.pop()
        names = given.get(helper, frozenset()) | found.get(helper, frozenset())
        for name in importers.get(helper, ()):
            if new := names - found.get(name, frozenset()):
                found[name] = found.get(name, frozenset()) | new
                waiting.append(name)
    return found


@lru_cache(maxsize=2)  # asked for each exercise
def _star_imports(submission: Submission) -> tuple[tuple[str, str, Outline], ...]:
    """Return each file with one from which it imports all names, and the outline of this one."""
    found = []
    for name, parsed in submission.sources.items():
        if not parsed.outline.stars:
            continue
        written = _written(submission, name)
        files = {**submission.files, **written} if written else submission.files
        waiting, seen = [(name, parsed.outline)], set[str]()
        while waiting:  # through what the notebook writes, which no other file imports
            importer, outline = waiting.pop()
            helpers = {one for star in outline.stars for one in local_files(star, importer, files)} - seen
            seen |= helpers
            for helper in sorted(helpers):
                outline = _outline(submission, written, helper)
                found.append((name, helper, outline))
                if helper in written:
                    waiting.append((helper, outline))
    return tuple(found)


def _written(submission: Submission, name: str) -> dict[str, str]:
    """Return the files that cells of a notebook write, by their names among the handed-in ones."""
    folder = name[: name.rfind("/") + 1]
    return {folder + file: text for file, text in submission.sources[name].files.items()}


def _outline(submission: Submission, written: Mapping[str, str], helper: str) -> Outline:
    """Return the outline of a file; what a cell writes lies over a file that was handed in."""
    if helper in written:
        return read_source(written[helper].encode("utf-8", "replace"), helper).outline
    return submission.sources[helper].outline


def _reach(submission: Submission, name: str) -> Mapping[str, Any]:
    parsed = submission.sources[name]
    written = _written(submission, name)
    files = submission.files.keys() | written.keys()
    return reach(parsed.outline, name, files, lambda helper: _outline(submission, written, helper))


def _choose_among(
    submission: Submission, slug: str, group: list[_Candidate], candidates: list[_Candidate]
) -> Choice:
    order: tuple[Callable[[_Candidate], Any], ...] = (
        lambda one: rank_of_name(slug, one.name) if one.named else (True, 10**6),
        lambda one: -len(one.written),
    )
    best = group
    for worth in order:
        least = min(map(worth, best))
        best = [one for one in best if worth(one) == least]
    best = _makers(best)
    files = submission.files
    if len({files[one.name] for one in best}) > 1:
        best = _builders(submission, best) or best
    if len({files[one.name] for one in best}) > 1:
        names = " and ".join(show(one.name) for one in best[:4])
        return Choice(problems=(Problem(f"{names} both answer {slug}: hand in one of them only", "choice"),))
    name = min((one.name for one in best), key=lambda name: (name.count("/"), name))
    passed_by = [
        Problem(f"{show(other.name)} was not graded: {show(name)} is the answer", "choice", Place(other.name))
        for other in candidates
        if other.named and files[other.name] != files[name]
    ]
    if not best[0].written:  # the edited work may be in a damaged file
        passed_by += [error for other in files if (error := _unreadable(submission, other))]
    return Choice(name, some(passed_by, 3))


def _unreadable(submission: Submission, name: str) -> Problem | None:
    return submission.sources[name].error if suffix(name) == ".ipynb" else None


def _makers(best: list[_Candidate]) -> list[_Candidate]:
    """Drop files that only import the functions, such as plots; one above all the others uses a package."""
    makers = [one for one in best if one.defined]
    users = [one for one in best if not one.defined]
    if not makers or not users:
        return best
    return users if min(map(_depth, users)) < min(map(_depth, makers)) else makers


def _depth(one: _Candidate) -> int:
    return one.name.count("/")


def _builders(submission: Submission, best: list[_Candidate]) -> list[_Candidate]:
    """Return the one candidate that imports all the others, which it then completes."""
    if len(best) > MAX_TIED:
        return []
    names = {one.name for one in best}
    return [one for one in best if names - {one.name} <= _reach(submission, one.name).keys()][:1]
