"""What a program's graded names depend on, and which pieces of it can change that."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.submission.effects import Code, DynamicError
from autograder.submission.sharing import Sharing

MAX_WORK = 200_000  # functions that are looked at for all pieces together


@dataclass(slots=True)
class Effect:
    """What running a piece can do, with all functions that may be called then; names stand for groups.

    Attributes
    ----------
    binds, deletes : set of str
        Names of the module.
    used, changed, attributes : set of str
        Groups of names that may hold the same objects: read, written to, given an attribute.
    states : set of str
        State of libraries that it may read or write.
    """

    binds: set[str] = field(default_factory=set)
    deletes: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)


def effects_of(pieces: Sequence[Code], sharing: Sharing) -> list[Effect]:
    """Return the effect of every piece."""
    root = sharing.aliases.root
    functions: dict[str, list[Code]] = {}
    for key, code in sharing.functions:
        functions.setdefault(root(key), []).append(code)
    found = []
    left = MAX_WORK
    for piece in pieces:
        effect = Effect()
        waiting, seen = [piece], {id(piece)}
        while waiting:
            code = waiting.pop()
            left -= 1 + len(code.loads) // 10
            if left < 0:
                raise DynamicError("more calls than are followed")
            groups = {root(key) for key in code.loads}
            effect.binds |= code.binds
            effect.deletes |= code.deletes
            effect.used |= groups
            effect.changed |= {root(key) for key in code.changed}
            effect.attributes |= {root(key) for key in code.attributes}
            effect.states |= code.states
            for following in [*code.runs, *(one for group in groups for one in functions.get(group, ()))]:
                if id(following) not in seen:
                    seen.add(id(following))
                    waiting.append(following)
        found.append(effect)
    return found


@dataclass(slots=True)
class Protected:
    """Groups of names whose objects are reached: those that writing changes, and those that any use may."""

    names: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def hit_by(self, effect: Effect, reached: "Reached") -> bool:
        """Whether a piece may change what is reached."""
        return bool(
            effect.binds & reached.names
            or effect.states & reached.states
            or effect.changed & self.written
            or effect.attributes & self.names
            or effect.used & self.used
        )


@dataclass(slots=True)
class Reached:
    """The names of the module that are reached, and the state of libraries that is used."""

    names: set[str]
    states: set[str]

    def add(self, code: Code) -> None:
        """Take what a piece and the functions in it read and use."""
        for one in code.whole():
            self.names |= one.needs
            self.states |= one.states

    def protected(self, sharing: Sharing) -> Protected:
        """Return what must not be changed unseen."""
        found = Protected()
        for name in self.names:
            if not sharing.names.of(name):
                continue
            group, kind = sharing.aliases.root(name), sharing.kinds.of(name)
            found.names.add(group)
            if kind != "fixed":
                found.written.add(group)
            if kind == "other":
                found.used.add(group)
        return found
