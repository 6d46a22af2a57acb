"""What an exercise asks a student to write, as those need it who look for an answer."""

import ast
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an answer binds.

    Attributes
    ----------
    functions : mapping of str to sequence of str
        The functions asked for, with the names of their parameters.
    aliases : mapping of str to tuple of str
        Other names under which a function counts, the likeliest first.
    given_code : frozenset of str
        Digests of the functions that the course hands out complete; see `code_digests`. A copy of one
        answers nothing.
    values : tuple of str
        The names that a program binds, where it is looked at what it binds: it answers with all of them.
    """

    functions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    given_code: frozenset[str] = frozenset()
    values: tuple[str, ...] = ()

    def names(self, function: str) -> tuple[str, ...]:
        """Return the names under which a function counts, its own first."""
        return (function, *self.aliases.get(function, ()))

    @property
    def all_names(self) -> frozenset[str]:
        """Return every name that counts."""
        return frozenset(name for function in self.functions for name in self.names(function)).union(
            self.values
        )


def code_digests(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the functions and classes at the top level with digests of what they do.

    Their names, their docstrings and their layout do not change these.
    """
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            documented = ast.get_docstring(node, clean=False) is not None
            body = ast.Module(node.body[documented:], [])
            head = ast.dump(node.args) if isinstance(node, ast.FunctionDef) else "class"
            text = f"{head}\n{ast.dump(body)}"
            yield node.name, hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
