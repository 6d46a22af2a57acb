"""What a piece of a program reads, binds and may change; filled in by `autograder.submission.reader`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


class DynamicError(Exception):
    """A program has a construct that can reach anything, so that nothing of it may be left out."""


@dataclass(slots=True, eq=False)
class Code:
    """What runs as one: a piece at the top level, or the body of a function.

    Attributes
    ----------
    loads : set of str
        Keys of the names that it reads; see `Scope.key`.
    needs : set of str
        Those of the module that it has not surely bound itself before.
    binds, deletes : set of str
        Names of the module.
    changed : set of str
        Names whose objects it may change, and those that hold the same objects under another name.
    attributes : set of str
        Names on which it sets an attribute.
    states : set of str
        State that libraries keep, which it may read or write.
    inner : list of Code
        Functions that are defined in it.
    runs : list of Code
        Those of them that may run with it, although no name leads to them.
    always : bool
        Whether nothing that follows is sure without it.
    """

    loads: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)
    binds: set[str] = field(default_factory=set)
    deletes: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    inner: "list[Code]" = field(default_factory=list)
    runs: "list[Code]" = field(default_factory=list)
    always: bool = False

    def whole(self) -> "Iterator[Code]":
        """Yield the code and all functions that are defined in it."""
        yield self
        for code in self.inner:
            yield from code.whole()


@dataclass(slots=True)
class Aliases:
    """Names that may hold the same object, or one a part of the other."""

    _parents: dict[str, str] = field(default_factory=dict)

    def root(self, key: str) -> str:
        """Return the same for all names of a group."""
        while (parent := self._parents.get(key, key)) != key:
            self._parents[key] = key = self._parents.get(parent, parent)
        return key

    def link(self, one: str, others: Iterable[str]) -> None:
        """Put names into one group."""
        for other in others:
            self._parents[self.root(other)] = self.root(one)
