"""What ``examples.json`` says of the known mistakes, so that a check at home can name them: fingerprints.

A fingerprint is what one wrong program gave on the calls of the visible checks that it fails, with the
sentence that its author wrote for students. It holds no code and no text of the program: numbers, of which
there are at most `MOST` an array, types of exceptions, and digests of words. The structures below are its
schema: what does not fit them to the letter is refused, and only a sentence in one that does is exempt from
the proof that a release gives nothing away (`autograder.authoring.exempt`).
"""

import contextlib
import json
import math
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from autograder.course.catalog import Handout
from autograder.errors import SpecError, UsageError

#: of the values of one array that are kept; more are told by as many, evenly spaced
MOST = 64
KEY = "fingerprints"

Digest: TypeAlias = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Number: TypeAlias = int | float | Literal["nan", "inf", "-inf"]
Size: TypeAlias = Annotated[int, Meta(ge=0)]


class Numbers(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="numbers"):
    """A number, a list of numbers or an array of them.

    Attributes
    ----------
    dtype : str
        As NumPy spells it in little-endian order, such as ``<f8``.
    values : list of number
        All of them, or `MOST`, evenly spaced in the order in which they lie; a complex one is two numbers.
    shape : list of int or None
        None for a plain number.
    listed : bool
        Whether it is a list and no array.
    """

    dtype: Annotated[str, Meta(pattern=r"\A[<|][biufc]\d{1,2}\Z")]
    values: Annotated[list[Number], Meta(max_length=2 * MOST)]
    shape: Annotated[list[Size], Meta(max_length=16)] | None = None
    listed: bool = False

    def __post_init__(self) -> None:
        """Refuse another number of values than belongs to the shape."""
        count = len(self.values) // (2 if self.dtype[1] == "c" else 1)
        if count != min(math.prod(self.shape or []), MOST):
            raise ValueError("the values do not fit the shape")


class Words(Struct, frozen=True, forbid_unknown_fields=True, tag="words"):
    """A text or an expression, of which nobody can read more than whether another one is the same."""

    digest: Digest


class Group(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="group"):
    """A tuple, a list or a dict; of a dict the keys are told by a digest of all of them."""

    kind: Literal["tuple", "list", "dict"]
    items: Annotated[list["Part"], Meta(max_length=MOST)]
    keys: Digest | None = None


class Expression(Struct, frozen=True, forbid_unknown_fields=True, tag="expression"):
    """The values of a symbolic expression at the two points at which its check looks at home."""

    values: Annotated[
        dict[
            Annotated[str, Meta(pattern=r"\A[-\d/,]{1,200}\Z")],
            Annotated[str, Meta(pattern=r"\A[-+.\de]{1,60}\Z")],
        ],
        Meta(max_length=2),
    ]


class RaisedThere(Struct, frozen=True, forbid_unknown_fields=True, tag="raised"):
    """An exception, by its type and a digest of its message without numbers and quoted names."""

    exception: Annotated[str, Meta(pattern=r"\A\w{1,100}\Z")]
    message: Digest


class FailedThere(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="failed"):
    """A call that gave nothing, by its code; what could not be sent also by a digest of what it was."""

    code: Annotated[str, Meta(pattern=r"\A[a-z_]{1,30}(:[a-z_]{1,30})?\Z")]
    detail: Digest | None = None


Part: TypeAlias = Numbers | Words | Group | None
Imprint: TypeAlias = Numbers | Words | Group | Expression | RaisedThere | FailedThere | None


class Failing(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A visible check that the mistake fails.

    Attributes
    ----------
    outputs : list of int
        Where what it gave on each call stands in `Fingerprint.outputs`; empty where that cannot be compared.
    words : str or None
        Digest of the verdict, where it is the same words that make two answers alike.
    """

    outputs: list[Size] = []
    words: Digest | None = None


class Fingerprint(Struct, frozen=True, forbid_unknown_fields=True):
    """A known mistake.

    Attributes
    ----------
    name : str
        By which ``autograder explain misconception:NAME`` knows it.
    text : str
        What a student who makes it reads.
    checks : dict of str to Failing
        By id, all visible checks that it fails.
    outputs : list of Imprint
        What it gave, each different thing once.
    """

    name: Annotated[str, Meta(pattern=r"\A[\w.-]{1,200}\Z")]
    text: Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"\A[^\n]*\Z")]
    checks: Annotated[dict[str, Failing], Meta(min_length=1)]
    outputs: list[Imprint]

    def __post_init__(self) -> None:
        """Refuse places where no output stands."""
        if any(place >= len(self.outputs) for failing in self.checks.values() for place in failing.outputs):
            raise ValueError("an output is not there")


def digest_of(text: str) -> str:
    """Return by what a text is known without being there."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def to_plain_fingerprints(fingerprints: Sequence[Fingerprint]) -> list[dict[str, Any]]:
    """Return fingerprints in JSON's terms."""
    return [msgspec.to_builtins(fingerprint) for fingerprint in fingerprints]


def from_plain_fingerprints(data: Any) -> tuple[Fingerprint, ...]:
    """Return what `to_plain_fingerprints` was given.

    Raises
    ------
    ValueError
        If it is not what the schema says.
    """
    return tuple(msgspec.convert(data, list[Fingerprint]))


def read_fingerprints(public: Handout) -> tuple[Fingerprint, ...]:
    """Read the fingerprints in ``examples.json`` of an exercise; examples of an earlier version hold none.

    Raises
    ------
    UsageError
        If the file is missing or damaged.
    """
    with reading_examples(public) as path:
        return from_plain_fingerprints(json.loads(path.read_text(encoding="utf-8")).get(KEY, []))


@contextlib.contextmanager
def reading_examples(public: Handout) -> Iterator[Path]:
    """Give the path of an exercise's ``examples.json``, and say in a sentence what is wrong with it.

    Raises
    ------
    UsageError
        If the file is missing or damaged.
    """
    path = public.folder / "examples.json"
    try:
        yield path
    except FileNotFoundError:
        raise UsageError(
            f"{path.name} of {public.slug} is missing; get the exercise's folder again from your course."
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SpecError) as error:
        raise UsageError(
            f"{path.name} of {public.slug} is damaged ({type(error).__name__}); get the exercise's folder "
            "again from your course."
        ) from None
