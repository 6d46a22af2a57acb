"""What kind of thing a name stands for: whether it can be changed, and what is known of calling it."""

import ast
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from autograder.submission.known_calls import (
    DRAWING_LIBRARIES,
    FRESH_BUILTINS,
    FRESH_LIBRARIES,
    MAKE_CONTAINERS,
    NUMERIC,
    OWN_GENERATORS,
    PURE_LIBRARIES,
    READING_METHODS,
    SHARING,
)
from autograder.submission.plain_results import returns_plain
from autograder.submission.scopes import FUNCTIONS, Binding, FunctionNode, Imported, Names, Scope

#: "fixed": nothing can change it but binding the name anew; "plain": a container or an array, which only
#: writing changes; "other": anything else, which may change when it is used at all
Kind: TypeAlias = Literal["fixed", "plain", "other"]
_WORST: tuple[Kind, ...] = ("fixed", "plain", "other")


@dataclass(slots=True)
class Kinds:
    """Tells the kinds of a program's names.

    Attributes
    ----------
    names : Names
    own : collection of str
        Top-level names of the modules that are files beside the program.
    """

    names: Names
    own: Collection[str]
    _known: dict[str, Kind] = field(default_factory=dict)
    _asked: list[str] = field(default_factory=list)
    _imports: dict[str, list[Imported]] = field(default_factory=dict)
    _functions: dict[str, list[FunctionNode]] = field(default_factory=dict)
    _drawing: dict[str, bool] = field(default_factory=dict)
    _followed: list[str] = field(default_factory=list)
    _arrays: dict[str, bool] = field(default_factory=dict)
    _plain: dict[ast.AST, bool] = field(default_factory=dict)

    def dotted(self, node: ast.expr, scope: Scope) -> str:
        """Return the full name of something of a library, such as "numpy.random.seed", or an empty text."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        imports = self.imports(scope.key(node.id))
        sure = len(imports) == 1 and len(self.names.of(scope.key(node.id))) == 1
        return ".".join([imports[0].dotted, *reversed(parts)]) if sure else ""

    def imports(self, key: str) -> list[Imported]:
        """Return the imports that bind a name."""
        if key not in self._imports:
            found = {binding: None for binding, _ in self.names.of(key) if isinstance(binding, Imported)}
            self._imports[key] = list(found)
        return self._imports[key]

    def is_library(self, dotted: str) -> bool:
        """Whether a full name is of a library whose calls change nothing."""
        top = dotted.partition(".")[0]
        return top in PURE_LIBRARIES and top not in self.own

    def functions(self, node: ast.expr, scope: Scope) -> list[FunctionNode]:
        """Return the program's own functions for which an expression stands, if that is sure."""
        if isinstance(node, ast.Lambda):
            return [node]
        if not isinstance(node, ast.Name):
            return []
        key = scope.key(node.id)
        if key not in self._functions:
            found = [binding for binding, _ in self.names.of(key)]
            known = [one for one in found if isinstance(one, FUNCTIONS)]
            plain = all(not getattr(one, "decorator_list", ()) for one in known)
            self._functions[key] = known if plain and len(known) == len(found) else []
        return self._functions[key]

    def is_builtin(self, node: ast.expr, scope: Scope, among: Collection[str]) -> bool:
        """Whether an expression is one of some built-in functions."""
        return isinstance(node, ast.Name) and node.id in among and not self.names.of(scope.key(node.id))

    def is_drawing(self, node: ast.expr, scope: Scope) -> bool:
        """Whether an expression is of a library that draws or shows, or what such a thing gave."""
        while not isinstance(node, ast.Name):
            if isinstance(node, ast.Call):
                node = node.func
            elif isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
                node = node.value
            else:
                return False
        key = scope.key(node.id)
        if key in self._followed:
            return key == self._followed[-1]  # ax = ax.twinx() tells nothing new of ax
        if key not in self._drawing:
            self._followed.append(key)
            found = self.names.of(key)
            draws = [self._draws(binding, where) for binding, where in found]
            self._drawing[key] = bool(draws) and all(draws)
            self._followed.pop()
        return self._drawing[key]

    def _draws(self, binding: Binding, scope: Scope) -> bool:
        if isinstance(binding, Imported):
            top = binding.dotted.partition(".")[0]
            return top in DRAWING_LIBRARIES and top not in self.own
        return isinstance(binding, ast.expr) and self.is_drawing(binding, scope)

    def is_array(self, node: ast.expr, scope: Scope) -> bool:
        """Whether a name is only bound to new arrays, whose elements are copies of what is stored."""
        key = scope.key(node.id) if isinstance(node, ast.Name) else ""
        if key not in self._arrays:
            made = [
                isinstance(binding, ast.Call) and self._is_fresh_numpy(binding, where)
                for binding, where in self.names.of(key)
            ]
            self._arrays[key] = bool(made) and all(made)
        return self._arrays[key]

    def _is_fresh_numpy(self, node: ast.Call, scope: Scope) -> bool:
        dotted = self.dotted(node.func, scope)
        return self.is_library(dotted) and dotted.startswith("numpy.") and is_fresh(dotted)

    def of(self, key: str) -> Kind:
        """Return the kind of a name."""
        if key in self._asked:  # x = x + 1 tells nothing new of x, and a ring of names is not followed
            return "fixed" if key == self._asked[-1] else "other"
        if key not in self._known:
            self._asked.append(key)
            kinds = [self._of_binding(binding, where) for binding, where in self.names.of(key)]
            self._asked.pop()
            self._known[key] = max(kinds, key=_WORST.index, default="fixed")
        return self._known[key]

    def _of_binding(self, binding: Binding, scope: Scope) -> Kind:
        match binding:
            case Imported(dotted=dotted):
                return "fixed" if self.is_library(dotted) else "other"
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                arguments = binding.args
                defaults = [one for one in (*arguments.defaults, *arguments.kw_defaults) if one is not None]
                fixed = all(self.of_value(one, scope) == "fixed" for one in defaults)
                return "fixed" if fixed and not getattr(binding, "decorator_list", ()) else "other"
            case ast.expr():
                return self.of_value(binding, scope)
        return "other"

    def of_value(self, node: ast.expr, scope: Scope) -> Kind:
        """Return the kind of what an expression gives."""
        match node:
            case ast.Constant() | ast.JoinedStr():
                return "fixed"
            case ast.Lambda():
                return self._of_binding(node, scope)
            case ast.Name(id=name):
                return self.of(scope.key(name))
            case ast.UnaryOp(operand=part):
                return self.of_value(part, scope)
            case ast.BinOp(left=left, right=right):
                return self._worst(scope, left, right)
            case ast.Compare(left=left, comparators=others):
                return self._worst(scope, left, *others)
            case ast.BoolOp(values=parts):
                return self._worst(scope, *parts)
            case ast.IfExp(body=body, orelse=other):
                return self._worst(scope, body, other)
            case ast.Tuple(elts=parts):
                return self._worst(scope, *parts)
            case ast.List(elts=parts) | ast.Set(elts=parts):
                return max("plain", self._worst(scope, *parts), key=_WORST.index)
            case ast.Dict(keys=keys, values=values):
                parts = [one for one in (*keys, *values) if one is not None]
                return max("plain", self._worst(scope, *parts), key=_WORST.index)
            case ast.ListComp(elt=part) | ast.SetComp(elt=part):
                return "plain" if isinstance(part, ast.Constant | ast.BinOp) else "other"
            case ast.Subscript(value=part):
                return self.of_value(part, scope)
            case ast.Attribute():
                return self._of_attribute(node, scope)
            case ast.Call():
                return self._of_call(node, scope)
        return "other"

    def _worst(self, scope: Scope, *nodes: ast.expr) -> Kind:
        return max((self.of_value(node, scope) for node in nodes), key=_WORST.index, default="fixed")

    def _of_attribute(self, node: ast.Attribute, scope: Scope) -> Kind:
        dotted = self.dotted(node, scope)
        if dotted:
            return "fixed" if self.is_library(dotted) and "random" not in dotted else "other"
        return self.of_value(node.value, scope)

    def _of_call(self, node: ast.Call, scope: Scope) -> Kind:
        dotted, func = self.dotted(node.func, scope), node.func
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        if dotted:
            numeric = dotted.startswith("math.") or (
                dotted.startswith("numpy.") and dotted.rpartition(".")[2] in NUMERIC
            )
            if self.is_library(dotted) and numeric:
                return self._worst(scope, *given)
            numbers = dotted.startswith(("numpy.", "scipy.")) and is_fresh(dotted)
            made = self.is_library(dotted) and numbers and dotted not in OWN_GENERATORS
            return "plain" if made else "other"
        if self.is_builtin(func, scope, FRESH_BUILTINS):
            return "fixed"
        if self.is_builtin(func, scope, MAKE_CONTAINERS):
            return max("plain", self._worst(scope, *given), key=_WORST.index)
        if functions := self.functions(func, scope):
            return "plain" if all(map(self._makes_plain, functions)) else "other"
        if isinstance(func, ast.Attribute) and func.attr in READING_METHODS:
            return max("plain", self.of_value(func.value, scope), key=_WORST.index)
        return "other"

    def _makes_plain(self, function: FunctionNode) -> bool:
        if function not in self._plain:
            self._plain[function] = not isinstance(function, ast.Lambda) and returns_plain(function)
        return self._plain[function]


def is_fresh(dotted: str) -> bool:
    """Whether what a library's call gives shares nothing with its arguments."""
    top, _, rest = dotted.partition(".")
    return top in FRESH_LIBRARIES and not (top == "numpy" and rest.rpartition(".")[2] in SHARING)
