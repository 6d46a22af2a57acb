"""What an author declares about an exercise: calls, checks, limits. Mistakes are refused at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Literal, TypeAlias, get_args

from autograder.compare.arguments import WithArguments
from autograder.compare.base import Comparer
from autograder.compare.carried import Carried
from autograder.compare.close import Close
from autograder.compare.spikes import Spikes
from autograder.course.calls import IDENTIFIER, Request
from autograder.course.calls import Call as Call
from autograder.course.calls import Value as Value
from autograder.errors import is_number
from autograder.errors import require as require

Reveal: TypeAlias = Literal["none", "direction", "magnitude", "full", "diagnosis"]

MAX_DIAGNOSES = 8  # that students may read of hidden checks: each doubling gives away one bit a submission

SLUG = re.compile(r"[a-z][a-z0-9_]*\Z")
CHECK_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a submission may use.

    Seconds are those for which a program ran or slept: the time that it waited for a processor does not
    count, so a busy machine changes no mark.

    Attributes
    ----------
    call_seconds : float
        For one call.
    cell_seconds : float
        For one cell of a notebook, or one statement at the top level of a file. One that takes longer is
        ended, and the later ones run.
    load_seconds : float
        For all cells together; those that are left then do not run.
    total_seconds : float
        For everything that one exercise of one submission does.
    memory_mib : int
        Address space beyond what the scientific stack itself takes.
    printed_mib, value_mib, total_value_mib : int
        Printed output; returned values of one call; returned values in all.
    """

    call_seconds: float = 5.0
    cell_seconds: float = 20.0
    load_seconds: float = 150.0
    total_seconds: float = 200.0
    memory_mib: int = 1024
    printed_mib: int = 10
    value_mib: int = 32
    total_value_mib: int = 64

    def __post_init__(self) -> None:
        """Refuse limits that are not positive numbers."""
        for item in fields(self):
            value = getattr(self, item.name)
            number = is_number(value)
            require(number and value > 0, f"The {item.name!r} of Limits", "a number above 0", value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One graded claim about what the submission's functions give.

    Attributes
    ----------
    id : str
        Short name in lower case with hyphens, unique in the exercise.
    points : float
        Above 0.
    call : Call, Value or tuple of these
        A tuple is all or nothing; the first failing call is named.
    expect : Comparer
        What the outputs are held against, for instance ``close(rtol=1e-5)``.
    title : str
        What a student reads; made from the id when empty.
    hint : str
        The author's advice, shown when the check fails and is not hidden.
    readme_hints : tuple of int
        Numbers of the hints in the exercise's README that go further; named beside `hint`.
    hidden : bool
        A student sees the title and the points of a hidden check, no more.
    reveal : {"none", "direction", "magnitude", "full", "diagnosis"}
        How much a failing visible check tells about the expected values. Of a hidden check nothing is told,
        but with "diagnosis" which of the exercise's `diagnoses` explains it.
    """

    id: str
    points: float
    call: Request | tuple[Request, ...]
    expect: Comparer
    title: str = ""
    hint: str = ""
    readme_hints: tuple[int, ...] = ()
    hidden: bool = False
    reveal: Reveal = "full"

    def __post_init__(self) -> None:
        """Refuse a check that could not be graded as declared."""
        require(
            isinstance(self.id, str) and bool(CHECK_ID.match(self.id)),
            "The 'id' of a Check",
            "lower-case letters, digits and hyphens",
            self.id,
        )
        where = f"of Check({self.id!r})"
        number = is_number(self.points)
        require(
            number and 0 < self.points < float("inf"),
            f"The 'points' {where}",
            "a number above 0",
            self.points,
        )
        calls = self.call if isinstance(self.call, tuple) else (self.call,)
        require(
            bool(calls) and all(isinstance(call, Call | Value) for call in calls),
            f"The 'call' {where}",
            "a Call, a Value or a tuple of at least one of these",
            self.call,
        )
        require(
            isinstance(self.expect, Comparer),
            f"The 'expect' {where}",
            "a comparer such as close(), exact() or spikes()",
            self.expect,
        )
        require(
            self.reveal in get_args(Reveal),
            f"The 'reveal' {where}",
            '"none", "direction", "magnitude", "full" or "diagnosis"',
            self.reveal,
        )
        require(isinstance(self.hidden, bool), f"The 'hidden' {where}", "True or False", self.hidden)
        must = 'another than "diagnosis", which is for hidden checks'
        require(self.hidden or self.reveal != "diagnosis", f"The 'reveal' {where}", must, self.reveal)
        require(
            self.hidden or self.expect.portable,
            f"The 'expect' {where}, which is visible,",
            "close, exact, spikes, raises or symbolic without 'carry', which can be written to examples.json",
            self.expect.kind,
        )
        for name in ("title", "hint"):
            require(
                isinstance(getattr(self, name), str), f"The {name!r} {where}", "text", getattr(self, name)
            )
        numbers = self.readme_hints
        require(
            isinstance(numbers, tuple) and all(type(one) is int and one > 0 for one in numbers),
            f"The 'readme_hints' {where}",
            "a tuple of numbers from 1, such as (2, 3)",
            numbers,
        )
        if not self.title:
            object.__setattr__(self, "title", self.id.replace("-", " ").capitalize())

    @property
    def comparer(self) -> Comparer:
        """The comparer for the outputs of all calls; arguments that are looked at are held exactly."""
        looked_at = frozenset(n for n, call in enumerate(self.calls) if call.observe == "arguments")
        comparer = self.expect
        if looked_at and not comparer.joint:
            comparer = WithArguments(comparer, looked_at)
        if not isinstance(self.expect, Close | Spikes) or self.expect.carry is None:
            return comparer
        # what the spec ignores lies where the reference's values say, not the student's
        own = replace(self.expect, ignore=None) if isinstance(self.expect, Close) else self.expect
        inner = WithArguments(own, looked_at) if looked_at else own
        sources = tuple(f"{call.driver} {call.function}" for call in self.calls)
        return Carried(comparer, inner, self.expect.carry, self.expect.item, sources, looked_at)

    def renamed(self, names: Mapping[str, str]) -> "Check":
        """Return the check of the same functions under the names that a program has for them."""
        if not any(call.function in names for call in self.calls):
            return self
        return replace(self, call=tuple(call.renamed(names) for call in self.calls))

    @property
    def calls(self) -> tuple[Request, ...]:
        """The calls as a tuple, also where there is one."""
        return self.call if isinstance(self.call, tuple) else (self.call,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """The one declaration of an exercise.

    Attributes
    ----------
    slug : str
        Name of its folders.
    provided : tuple of str
        Modules and data in its public folder, beside the files that every exercise has: given to students
        and placed beside a submission when it runs. Files that are not named here are neither.
    aliases : mapping of str to tuple of str
        Other names under which students write a function, such as ``{"run_lif": ("run_LIF",)}``. What is
        written wins over an untouched stub, whatever the names; then the function's own name wins.
    carried : float
        The most points that may be earned by values that are right by the student's own earlier ones.
        ``verify`` holds every misconception, and useless values of every function, against it.
    diagnoses : tuple of str
        Names of misconceptions, and codes that ``autograder explain`` knows, of which a student may read one
        when it explains a hidden check with ``reveal="diagnosis"``; the first of several.
    """

    slug: str
    title: str
    checks: tuple[Check, ...]
    limits: Limits = field(default_factory=Limits)
    provided: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    carried: float = 0.0
    diagnoses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an exercise whose name, title or checks cannot be used."""
        require(
            isinstance(self.slug, str) and bool(SLUG.match(self.slug)),
            "The 'slug' of an Exercise",
            "lower-case letters, digits and underscores",
            self.slug,
        )
        where = f"of Exercise({self.slug!r})"
        require(isinstance(self.title, str) and bool(self.title), f"The 'title' {where}", "text", self.title)
        require(
            isinstance(self.checks, tuple)
            and bool(self.checks)
            and all(isinstance(c, Check) for c in self.checks),
            f"The 'checks' {where}",
            "a tuple of at least one Check",
            self.checks,
        )
        require(isinstance(self.limits, Limits), f"The 'limits' {where}", "Limits(...)", self.limits)
        require(
            isinstance(self.provided, tuple) and all(isinstance(name, str) for name in self.provided),
            f"The 'provided' {where}",
            "a tuple of names of files",
            self.provided,
        )
        _require_aliases(self.aliases, where)
        carrying = sum(check.points for check in self.checks if getattr(check.expect, "carry", None))
        require(
            is_number(self.carried) and (0 < self.carried <= carrying if carrying else self.carried == 0),
            f"The 'carried' {where}",
            f"above 0 and at most the {carrying:g} points of the checks that carry forward"
            if carrying
            else "0, for no check carries forward",
            self.carried,
        )
        _require_diagnoses(self.diagnoses, self.checks, where)
        seen: set[str] = set()
        for check in self.checks:
            require(check.id not in seen, f"The id of each Check {where}", "different", check.id)
            seen.add(check.id)

    @property
    def possible(self) -> float:
        """Points of all checks together."""
        return float(sum(check.points for check in self.checks))


def _require_diagnoses(names: tuple[str, ...], checks: tuple[Check, ...], where: str) -> None:
    """Refuse diagnoses that are no names, too many, or for no check."""
    what = f"The 'diagnoses' {where}"
    named = isinstance(names, tuple) and all(isinstance(name, str) and name for name in names)
    require(named and len(set(names)) == len(names), what, "a tuple of different names", names)
    require(len(names) <= MAX_DIAGNOSES, what, f"at most {MAX_DIAGNOSES} names", len(names))
    telling = any(check.reveal == "diagnosis" for check in checks)
    must = 'given where a check has reveal="diagnosis", and only there'
    require(bool(names) == telling, what, must, names)


def _require_aliases(aliases: Mapping[str, tuple[str, ...]], where: str) -> None:
    """Refuse aliases that are no names, or that could mean two functions."""
    what = f"The 'aliases' {where}"
    form = 'a dict such as {"run_lif": ("run_LIF", "my_LIF")}'
    require(isinstance(aliases, dict), what, form, aliases)
    seen: set[object] = set(aliases)
    for function, names in aliases.items():
        require(isinstance(function, str) and isinstance(names, tuple) and bool(names), what, form, aliases)
        for name in names:
            named = isinstance(name, str) and bool(IDENTIFIER.match(name))
            require(named, f"An alias of {function!r} {where}", "the name of a function", name)
            require(name not in seen, f"Each alias {where}", "a name that no other function has", name)
            seen.add(name)
