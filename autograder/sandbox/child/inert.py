"""One stand-in for all that is not here: it takes every use, does nothing and never raises (child side)."""

from collections.abc import Iterator
from typing import Any

from autograder.sandbox.child.front_ends import ATTRIBUTES, CONTROLS, METHODS, PASS_THROUGH


class _Calls:
    """Whether an answer is being called; until then the program is loading."""

    running = False


calls = _Calls()


class Inert:
    """Takes every use and does nothing; as a decorator it changes nothing.

    Instances stand for objects, functions and classes alike: a class may be derived from one.
    """

    #: an absent package, with which nothing can be computed; empty for a front end
    _absent = ""
    _name = ""
    _value: Any = None
    __array_ufunc__ = None  # arithmetic with arrays comes here too

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take any arguments: subclasses hand theirs on."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Give what the name promises: a control with its value, what a bar goes through, or this."""
        self._use()
        if self._name in PASS_THROUGH and args:
            return range(*args) if self._name in ("trange", "tnrange") else args[0]
        if self._name in METHODS:
            return METHODS[self._name]
        if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], Inert):
            return args[0]
        if "value" in kwargs or "options" in kwargs or self._name in CONTROLS:
            return with_attributes(self, _value=_value_of(self._name, args, kwargs))
        return self

    def __getattr__(self, name: str) -> Any:
        """Give the same for every public attribute; private ones stay missing, as protocols expect."""
        if name.startswith("__"):
            raise AttributeError(name)
        self._use()
        if name == "value" and self._value is not None:
            return self._value
        return ATTRIBUTES[name] if name in ATTRIBUTES else with_attributes(self, _name=name)

    @property
    def package(self) -> str:
        """The package that is missing; empty for a front end."""
        return self._absent

    def _use(self) -> None:
        """Refuse to take part in an answer when the package is one to compute with."""
        if self._absent and calls.running:
            raise ModuleNotFoundError(f"No module named {self._absent!r}", name=self._absent)

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        """Let a class be derived from it."""
        first = next(base for base in bases if isinstance(base, Inert))
        return (Inert,) if first is self else ()

    def __instancecheck__(self, instance: object) -> bool:
        """No object is an instance of it."""
        return False

    def __subclasscheck__(self, subclass: type) -> bool:
        """No class is derived from it."""
        return False

    def __iter__(self) -> Iterator[Any]:
        """Yield nothing."""
        self._use()
        return iter(())

    def __next__(self) -> Any:
        """End at once."""
        raise StopIteration

    def __len__(self) -> int:
        """Be empty."""
        return 0

    def __contains__(self, item: object) -> bool:
        """Hold nothing."""
        return False

    def __getitem__(self, key: Any) -> Any:
        """Give the same for every key."""
        self._use()
        return self

    def __setitem__(self, key: Any, value: Any) -> None:
        """Forget what is stored."""

    def __delitem__(self, key: Any) -> None:
        """Forget nothing."""

    def __enter__(self) -> Any:
        """Work as a context manager, as output widgets do."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Let exceptions pass."""

    async def __aenter__(self) -> Any:
        """Work as an asynchronous context manager."""
        return self

    async def __aexit__(self, *exception: object) -> None:
        """Let exceptions pass."""

    def __await__(self) -> Iterator[Any]:
        """Be there at once."""
        return iter(())

    def __bool__(self) -> bool:
        """Be false, so that `if in_colab:` takes the plain way."""
        return False

    def __float__(self) -> float:
        """Be 0, as a slider that was not moved."""
        self._use()
        return 0.0

    def __int__(self) -> int:
        """Be 0, like `__float__`."""
        self._use()
        return 0

    __index__ = __int__

    def __complex__(self) -> complex:
        """Be 0, like `__float__`."""
        return complex(float(self))

    def __str__(self) -> str:
        """Show nothing."""
        return ""

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        """Show nothing, in whatever format."""
        return ""

    def __hash__(self) -> int:
        """Be a key like any object."""
        return id(type(self))

    def __eq__(self, other: object) -> bool:
        """Equal other stand-ins only."""
        return isinstance(other, Inert)

    def __lt__(self, other: Any) -> bool:
        """Be in no order to anything."""
        self._use()
        return False

    __le__ = __gt__ = __ge__ = __lt__

    def __neg__(self) -> Any:
        """Give the same again."""
        self._use()
        return self

    __pos__ = __abs__ = __invert__ = __neg__

    def __add__(self, other: Any) -> Any:
        """Give the same again, whatever is calculated."""
        self._use()
        return self


for _name in "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split():  # noqa: SIM905
    for _form in ("__{}__", "__r{}__", "__i{}__"):
        setattr(Inert, _form.format(_name), Inert.__add__)
Inert.__name__ = Inert.__qualname__ = "object"  # what Python's own messages call it


def with_attributes(thing: Inert, **attributes: Any) -> Inert:
    """Return another stand-in that differs in some attributes of its own."""
    other = Inert()
    other.__dict__.update(thing.__dict__)
    other.__dict__.update(attributes)
    return other


def _value_of(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Return the value of a control, as ipywidgets finds it."""
    if "value" in kwargs:
        return kwargs["value"]
    options = kwargs.get("options")
    if options:
        first = next(iter(options.items() if isinstance(options, dict) else options))
        return first[1] if isinstance(first, tuple) and len(first) == 2 else first
    return args[0] if args else kwargs.get("min", CONTROLS.get(name))


INERT = Inert()


def holds_stand_in(value: Any) -> bool:
    """Whether a value, or an item of it, is a stand-in."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return isinstance(value, Inert) or any(isinstance(item, Inert) for item in items)
