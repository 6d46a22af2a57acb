"""Which names may hold the same objects, and the state that libraries share behind all names."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.submission.effects import Aliases, Code, DynamicError
from autograder.submission.kinds import Kinds, is_fresh
from autograder.submission.known_calls import (
    ALL_STATES,
    ALWAYS_USED,
    CHANGING,
    DYNAMIC_CALLS,
    DYNAMIC_MODULES,
    FRESH_BUILTINS,
    FRESH_METHODS,
    OWN_GENERATORS,
    PURE_BUILTINS,
    READING_METHODS,
    READING_SYSTEM,
    STATES,
)
from autograder.submission.scopes import FunctionNode, Names, Scope, children, parameters


@dataclass(slots=True)
class Sharing:
    """What the names of a program share.

    Attributes
    ----------
    names : Names
    own : frozenset of str
        Top-level names of the modules that are files beside the program.
    kinds : Kinds
    aliases : Aliases
    functions : list of tuple of str and Code
        The program's functions, by the name that leads to each.
    """

    names: Names
    own: frozenset[str]
    kinds: Kinds
    aliases: Aliases = field(default_factory=Aliases)
    functions: list[tuple[str, Code]] = field(default_factory=list)
    _values: dict[ast.AST, str] = field(default_factory=dict)

    def carried(self, node: ast.expr, scope: Scope) -> set[str]:
        """Return the names whose objects an expression may give, or something that holds them."""
        match node:
            case ast.Name(id=name):
                return {scope.key(name)}
            case ast.Constant() | ast.JoinedStr() | ast.Compare() | ast.UnaryOp() | ast.BinOp():
                return set()
            case ast.Lambda():
                return {result_key(self.names.scopes[node]), *self._captured(node)}
            case ast.Attribute():
                dotted = self.kinds.dotted(node, scope)
                return self._shared(node, dotted) if dotted else self.carried(node.value, scope)
            case ast.Subscript(value=value) | ast.Starred(value=value) | ast.Await(value=value):
                return self.carried(value, scope)
            case ast.Call():
                return self._carried_by_call(node, scope)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                inner = self.names.scopes[node]
                parts = [one for name in ("elt", "key", "value") if (one := getattr(node, name, None))]
                return set().union(*(self.carried(part, inner) for part in parts))
            case ast.IfExp(body=body, orelse=other):
                return self.carried(body, scope) | self.carried(other, scope)
        parts = [part for part in children(node) if isinstance(part, ast.expr)]
        return set().union(*(self.carried(part, scope) for part in parts))

    def _shared(self, node: ast.Attribute, dotted: str) -> set[str]:
        """Return a name for a library's function as a value, if it shares state with others."""
        if node not in self._values:
            code = self.of_library(dotted)
            self._values[node] = f"@value {len(self._values)}" if code.states else ""
            if code.states:
                self.functions.append((self._values[node], code))
        return {self._values[node]} - {""}

    def _captured(self, node: ast.Lambda) -> set[str]:
        inner = self.names.scopes[node]
        names = [part.id for part in ast.walk(node.body) if isinstance(part, ast.Name)]
        return {key for name in names if (key := inner.key(name))}

    def _carried_by_call(self, node: ast.Call, scope: Scope) -> set[str]:
        func, dotted = node.func, self.kinds.dotted(node.func, scope)
        if functions := self.kinds.functions(func, scope):
            return {result_key(self.names.scopes[function]) for function in functions}
        if dotted and self.kinds.is_library(dotted) and is_fresh(dotted):
            return set()
        if self.kinds.is_builtin(func, scope, FRESH_BUILTINS) or self.kinds.is_drawing(func, scope):
            return set()
        if isinstance(func, ast.Attribute) and func.attr in FRESH_METHODS:
            return set()
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        carried = set().union(*(self.carried(part, scope) for part in given))
        if isinstance(func, ast.Attribute):
            return carried if dotted else carried | self.carried(func.value, scope)
        return carried | self.carried(func, scope)

    def decorate(self, decorator: ast.expr, keys: list[str], scope: Scope, code: Code) -> None:
        """Take a decorator, which is called with what it decorates and gives what the name is bound to."""
        maker = decorator.func if isinstance(decorator, ast.Call) else decorator
        called = self.kinds.functions(maker, scope)
        for function in called:
            inner = self.names.scopes[function]
            for name in parameters(function):
                self.aliases.link(inner.key(name), keys)
            self.aliases.link(result_key(inner), keys)
        self.aliases.link(keys[0], self.carried(decorator, scope))
        if not called and not self.kinds.is_library(self.kinds.dotted(maker, scope)):
            code.changed.update(keys, self.carried(decorator, scope))

    def hand_over(self, given: Sequence[ast.expr], scope: Scope) -> None:
        """Take functions that are handed to a library: it may call them with what else it is given."""
        functions = [one for part in given for one in self.kinds.functions(part, scope)]
        if functions:
            carried = set().union(*(self.carried(part, scope) for part in given))
            for function in functions:
                inner = self.names.scopes[function]
                for name in parameters(function):
                    self.aliases.link(inner.key(name), carried)

    def pass_on(self, node: ast.Call, function: FunctionNode, scope: Scope) -> None:
        """Take a call of one of the program's functions: its parameters are what it is given."""
        inner = self.names.scopes[function]
        arguments = function.args
        places = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
        plain = not any(isinstance(one, ast.Starred) for one in node.args)
        for position, value in enumerate(node.args):
            known = plain and position < len(places)
            for name in [places[position]] if known else parameters(function):
                self.aliases.link(inner.key(name), self.carried(value, scope))
        for keyword in node.keywords:
            known = keyword.arg is not None and keyword.arg in parameters(function)
            for name in [keyword.arg] if known and keyword.arg else parameters(function):
                self.aliases.link(inner.key(name), self.carried(keyword.value, scope))

    def changes_nothing(self, node: ast.Call, dotted: str, scope: Scope) -> bool:
        """Whether a call is known to leave its arguments and what it is called on alone."""
        func = node.func
        if dotted:
            changing = dotted in CHANGING or dotted.endswith((".at", ".shuffle"))
            return self.kinds.is_library(dotted) and not changing
        if self.kinds.is_builtin(func, scope, PURE_BUILTINS):
            return True
        if self.kinds.is_drawing(func, scope):
            return True
        return isinstance(func, ast.Attribute) and func.attr in READING_METHODS

    def touch(self, dotted: str, code: Code, *, imported: bool = False) -> None:
        """Note the state that something of a library reads or writes."""
        if dotted in DYNAMIC_CALLS or dotted.partition(".")[0] in DYNAMIC_MODULES:
            raise DynamicError(dotted)
        if imported or dotted in READING_SYSTEM:
            return
        if not self.kinds.is_library(dotted):
            own = dotted.partition(".")[0] in self.own | {""}
            code.states |= ALL_STATES if own else ALL_STATES - ALWAYS_USED
        if any(dotted == name or dotted.startswith(f"{name}.") for name in OWN_GENERATORS):
            return
        parts = dotted.split(".")
        for end in range(1, len(parts) + 1):
            if state := STATES.get(".".join(parts[:end])):
                code.states.add(state)

    def of_library(self, dotted: str) -> Code:
        """Return the code of a library's function, for those that get hold of it under another name."""
        code = Code()
        self.touch(dotted, code)
        return code


def result_key(scope: Scope) -> str:
    """Return the key of what a function returns."""
    return f"@{scope.number}"
