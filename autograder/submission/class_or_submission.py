"""Whether a folder holds one submission or a class of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn, TypeAlias

from autograder.boundary.text import show
from autograder.errors import UsageError
from autograder.submission.entries import Item, list_folder
from autograder.submission.handout_files import RELEASED, Asked, slug_of, without_handout
from autograder.submission.imports import local_files
from autograder.submission.look import MAX_LOOK, Seen, content_of

Kind: TypeAlias = Literal["class", "submission"]
# What people call the folders and helper files of their own work, alone or numbered; nobody's name.
PROJECT_NAME = re.compile(
    r"(?i)(?:(?:my|the|our|first|second|last|final|other|old|new)[ _-]+){0,2}"
    r"(?:hw|home ?works?|assignments?|exercises?|uebung|übung|ex|exam|lab|week|part|task|questions?|q|"
    r"problems?|ps|pset|project|version|ver|v|attempt|try|draft|final|old|new|backup|bak|copy|archive|submissions?|"
    r"submitted|solutions?|answers?|src|source|code|scripts?|lib|libs|utils?|utilities|helpers?|tools?|common|"
    r"functions?|plots?|plotting|figures?|figs?|images?|img|pics?|data|datasets?|input|outputs?|out|results?|"
    r"docs?|notes?|tests?|notebooks?|nb|main|run|scratch|untitled|misc|other|tmp|temp|build|dist|venv|env)"
    r"(?:[ _-]*\d{1,4}[a-z]?|[ _-]+(?:[a-z]|v\d{1,3}|final|old|new|copy|draft|files?|submission)){0,3}"
    r"(?:[ _-]*\(\d{1,3}\))?"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a folder is; `skipped` are sentences on files of the handout that are nobody's work."""

    kind: Kind
    items: tuple[Item, ...]
    skipped: tuple[str, ...] = ()


def decide(shown: str, items: Sequence[Item], asked: Asked, *, evidence: bool = False) -> Decision:
    """Decide what a folder is.

    It is one submission when its files answer each exercise at most once and are named after exercises, or
    belong to those; it is a class when it holds folders or archives, or when two files with other names
    answer the same exercise.

    Parameters
    ----------
    shown : str
        The folder as it was given, for the sentence that refuses it.
    items : sequence of Item
    asked : Asked
    evidence : bool
        Whether it is a class only when two entries answer the same exercise: what an archive holds is the
        work of one student otherwise.

    Raises
    ------
    UsageError
        If it could be both, or lies one level too high; with what to type.
    """
    kept, skipped_ = without_handout(items, asked)
    look = _Look(shown, kept, asked)
    kind = look.kind(evidence=evidence)
    if kind == "submission" or not any(item.kind != "other" for item in kept):
        return Decision("submission" if skipped_ else kind, tuple(items))  # its own stub stays with it
    return Decision(kind, kept, skipped_)


class _Look:
    """A folder that is looked at; what its items answer is read when it is needed, and once."""

    def __init__(self, shown: str, items: Sequence[Item], asked: Asked) -> None:
        self.shown, self.asked = shown, asked
        self.named = [item for item in items if item.kind == "code" and slug_of(item, asked)]
        self.others = [item for item in items if item.kind == "code" and not slug_of(item, asked)]
        self.nested = [item for item in items if item.kind in ("folder", "archive")]
        self._seen: dict[str, Seen] = {}

    def kind(self, *, evidence: bool) -> Kind:
        """Return what the folder is."""
        if self.named:
            self._refuse_rivals()
            return "submission"
        people = [item for item in (*self.nested, *self.others) if not self._is_part(item)]
        if evidence:
            archives = [item for item in people if item.kind == "archive"]
            several = len(archives) > 1 and len(archives) == len(people)
            return "class" if several or self._same(people) else "submission"
        if self._is_release():
            return "submission"
        self._refuse_too_high()
        if self.nested and not any(item in self.nested for item in people):
            return self._project()
        work = (*self.nested, *self.others)
        few = 1 < len(work) <= MAX_LOOK  # nobody hands in more, each with a name of its own
        if few and not self._same(work):
            self._refuse_parts()
        return "class"

    def _is_part(self, item: Item) -> bool:
        """Whether an item is named like a part of somebody's work, not like a person."""
        return bool(slug_of(item, self.asked) or PROJECT_NAME.fullmatch(item.student))

    def _is_release(self) -> bool:
        """Whether this is a released folder as students fill it in: ``exercises/<slug>/`` and notebooks."""
        folders = [item for item in self.nested if item.kind == "folder"]
        return [item.name for item in folders] == [RELEASED] and any(
            (folders[0].path / slug).is_dir() for slug in self.asked.wanted
        )

    def _refuse_rivals(self) -> None:
        """Refuse files named after exercises among entries that could be other students'."""
        by_slug: dict[str, list[Item]] = {}
        for item in self.named:
            by_slug.setdefault(slug_of(item, self.asked), []).append(item)
        for same in by_slug.values():
            alike = len({item.student.casefold() for item in same}) == 1
            if not alike and len({content_of(item.path) for item in same}) > 1:
                self._both(f"{_names(same)} are all named after the same exercise")
        own = self.named[0]
        for item in (*self.others, *self.nested):
            if self._is_part(item) or self._related(item):
                continue
            answered = self._answered(item)
            if answered or item.kind in ("code", "archive"):
                what = f"answers {answered[0]}" if answered else "is not imported by it"
                self._both(
                    f"{show(own.name)} is named after an exercise and is no untouched stub, and "
                    f"{show(item.name)} beside it {what}"
                )

    def _refuse_parts(self) -> None:
        """Refuse files that could be the parts of one student's work as well as several students'."""
        answering = [item for item in (*self.nested, *self.others) if self._answered(item)]
        related = [item for item in self.others if self._related(item)]
        if related:
            self._both(f"{show(related[0].name)} and a file beside it belong together by an import")
        if len(answering) > 1:
            self._both(f"{_names(answering)} answer different exercises")

    def _project(self) -> Kind:
        """Decide on a folder of folders that are named like parts of somebody's work."""
        answering = [item for item in self.nested if self._answered(item)]
        alone = not self.others and (len(self.nested) == 1 or len(answering) == 1)
        by_exercise = answering and all(slug_of(item, self.asked) for item in answering)
        if alone or (by_exercise and not self.others and not self._same(answering)):
            return "submission"
        return self._both(f"{_names(self.nested)} could be the parts of one student's work")

    def _refuse_too_high(self) -> None:
        """Refuse a folder whose folders are classes themselves."""
        folders = [item for item in self.nested if item.kind == "folder"]
        if not folders or len(folders) < len(self.nested) or self.others:
            return
        if all(self._is_class(item) for item in folders):
            first = show(f"{self.shown.rstrip('/')}/{folders[0].name}", 300)
            raise UsageError(
                f"{self.shown} lies one level too high: {show(folders[0].name)} in it is a class. Type "
                f"'autograder grade {first}', or add --layout class if each of its folders is one student's."
            )

    def _is_class(self, item: Item) -> bool:
        """Whether a folder holds two entries, named like people, that answer the same exercise."""
        try:
            inside, _ = without_handout(list_folder(item.path), self.asked)
        except UsageError:
            return False
        below = _Look(item.name, inside, self.asked)
        people = [one for one in (*below.nested, *below.others) if not below._is_part(one)]
        return not below.named and below._same(people[:MAX_LOOK])

    def _same(self, items: Iterable[Item]) -> bool:
        """Whether two items answer the same exercise and neither imports the other."""
        seen: dict[str, Item] = {}
        for item in items:
            for slug in self._answered(item):
                other = seen.setdefault(slug, item)
                if other is not item and not self._imports(item, other) and not self._imports(other, item):
                    return True
        return False

    def _related(self, item: Item) -> bool:
        """Whether a file imports another file of the folder, or is imported by one."""
        others = [other for other in (*self.named, *self.others[:MAX_LOOK]) if other is not item]
        return any(self._imports(item, other) or self._imports(other, item) for other in others)

    def _imports(self, item: Item, other: Item) -> bool:
        if item.kind != "code" or other.kind != "code":
            return False
        target = {f"{other.student}.py"}
        return any(local_files(module, item.name, target) for module in self._seen_in(item).imports)

    def _answered(self, item: Item) -> tuple[str, ...]:
        return self._seen_in(item).answers

    def _seen_in(self, item: Item) -> Seen:
        if item.name not in self._seen:
            self._seen[item.name] = self.asked.look(item)
        return self._seen[item.name]

    def _both(self, why: str) -> NoReturn:
        raise UsageError(
            f"{self.shown} could be one student's work or a class: {why}. Add --layout submission if all of "
            "it is one student's, or --layout class if each entry is a student's."
        )


def _names(items: Sequence[Item]) -> str:
    shown = [show(item.name, 60) for item in items[:3]]
    return " and ".join(shown) + (" and others" if len(items) > 3 else "")
