"""Which name means what: the scopes of a program, and what its names are bound to."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
ComprehensionNode: TypeAlias = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


#: what binds names or opens a scope; the rest only holds such
_OF_INTEREST = (
    *FUNCTIONS, *COMPREHENSIONS, ast.ClassDef, ast.NamedExpr, ast.Import, ast.ImportFrom, ast.Assign,
    ast.AnnAssign, ast.AugAssign, ast.Name, ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping,
)  # fmt: skip
_EMPTY = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import binds a name to; `whole` if it is surely a module."""

    dotted: str
    whole: bool


#: what a name is bound to: an expression, a definition, an import, or something else
Binding: TypeAlias = "ast.expr | FunctionNode | ast.ClassDef | Imported | None"


@dataclass(slots=True, eq=False)
class Scope:
    """A scope: the module, a function, a class or a comprehension.

    Attributes
    ----------
    number : int
        0 for the module.
    names : set of str
        The names that are bound in it.
    elsewhere : dict of str to Scope
        Names that it binds for another scope, by ``global`` or ``nonlocal``.
    """

    number: int
    parent: "Scope | None" = None
    is_class: bool = False
    is_comprehension: bool = False
    names: set[str] = field(default_factory=set)
    elsewhere: "dict[str, Scope]" = field(default_factory=dict)

    def key(self, name: str) -> str:
        """Return a key that is the same for the same variable: the plain name for one of the module."""
        scope = self
        inner = True
        while scope.parent is not None:
            if name in scope.elsewhere:
                return scope.elsewhere[name].key(name)
            if name in scope.names and (inner or not scope.is_class):
                return f"{name}@{scope.number}"
            scope, inner = scope.parent, False
        return name


@dataclass(slots=True)
class Names:
    """All names of a program.

    Attributes
    ----------
    scopes : dict of AST node to Scope
        Those of functions, classes and comprehensions.
    bindings : dict of str to list of Binding
        By key; a name without any is built in or unknown.
    """

    module: Scope = field(default_factory=lambda: Scope(0))
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    bindings: dict[str, list[tuple[Binding, Scope]]] = field(default_factory=dict)
    _found: list[tuple[str, Scope, Binding, Scope]] = field(default_factory=list)

    def add(self, statements: Iterable[ast.stmt]) -> None:
        """Take the statements of a piece of the program."""
        for statement in statements:
            self._collect(statement, self.module)
        for name, scope, binding, where in self._found:  # now that all scopes know their names
            self.bindings.setdefault(scope.key(name), []).append((binding, where))
        self._found.clear()

    def of(self, key: str) -> list[tuple[Binding, Scope]]:
        """Return what a name is bound to, and where that stands."""
        return self.bindings.get(key, [])

    def _open(self, node: ast.AST, parent: Scope) -> Scope:
        is_class, is_comprehension = isinstance(node, ast.ClassDef), isinstance(node, COMPREHENSIONS)
        self.scopes[node] = scope = Scope(len(self.scopes) + 1, parent, is_class, is_comprehension)
        return scope

    def _bind(self, name: str, scope: Scope, binding: Binding, where: Scope) -> None:
        if name not in scope.elsewhere:
            scope.names.add(name)
        self._found.append((name, scope, binding, where))

    def _collect(self, node: ast.AST, scope: Scope) -> None:
        if not isinstance(node, _OF_INTEREST):
            if not isinstance(node, ast.Constant):
                self._children(node, scope)
            return
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._bind(node.name, scope, node, scope)
                self._function(node, scope)
            case ast.Lambda():
                self._function(node, scope)
            case ast.ClassDef():
                self._bind(node.name, scope, node, scope)
                for part in (*node.decorator_list, *node.bases, *node.keywords):
                    self._collect(part, scope)
                self._block(node.body, self._open(node, scope))
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                inner = self._open(node, scope)
                for generator in node.generators:
                    self._targets(generator.target, None, inner)
                for child in ast.iter_child_nodes(node):
                    self._collect(child, inner)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                self._bind(name, _around(scope), value, scope)
                self._collect(value, scope)
            case ast.Import():
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    imported = Imported(alias.name if alias.asname else top, whole=True)
                    self._bind(alias.asname or top, scope, imported, scope)
            case ast.ImportFrom():
                module = "." * node.level + (node.module or "")
                for alias in node.names:
                    imported = Imported(f"{module}.{alias.name}", whole=False)
                    self._bind(alias.asname or alias.name, scope, imported, scope)
            case ast.Assign():
                for target in node.targets:
                    self._targets(target, node.value, scope)
                self._collect(node.value, scope)
            case ast.AnnAssign(target=target, value=value):
                self._targets(target, value, scope)
                if value is not None:
                    self._collect(value, scope)
            case ast.AugAssign(target=ast.Name(id=name)):
                self._bind(name, scope, ast.BinOp(ast.Name(name, ast.Load()), node.op, node.value), scope)
                self._collect(node.value, scope)
            case ast.Name(id=name, ctx=ast.Store()):
                self._bind(name, scope, None, scope)
            case (
                ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                self._bind(name, scope, None, scope)
                self._children(node, scope)
            case ast.MatchMapping(rest=str(name)):
                self._bind(name, scope, None, scope)
                self._children(node, scope)
            case ast.Name():
                pass
            case _:
                self._children(node, scope)

    def _children(self, node: ast.AST, scope: Scope) -> None:
        for child in children(node):
            self._collect(child, scope)

    def _function(self, node: FunctionNode, scope: Scope) -> None:
        arguments = node.args
        for part in (*arguments.defaults, *arguments.kw_defaults, *getattr(node, "decorator_list", ())):
            if part is not None:
                self._collect(part, scope)
        inner = self._open(node, scope)
        for name in parameters(node):
            self._bind(name, inner, None, inner)
        self._block([node.body] if isinstance(node, ast.Lambda) else node.body, inner)

    def _block(self, body: Iterable[ast.AST], scope: Scope) -> None:
        body = list(body)
        for declared in _declared(body):
            for name in declared.names:
                if isinstance(declared, ast.Global):
                    scope.elsewhere[name] = self.module
                elif scope.parent is not None:
                    scope.elsewhere[name] = scope.parent
        for node in body:
            self._collect(node, scope)

    def _targets(self, target: ast.expr, value: ast.expr | None, scope: Scope) -> None:
        match target, value:
            case ast.Name(id=name), _:
                self._bind(name, scope, value, scope)
            case ast.Tuple(elts=targets) | ast.List(elts=targets), ast.Tuple(elts=values) if len(
                targets
            ) == len(values):
                for one, part in zip(targets, values, strict=True):
                    self._targets(one, part, scope)
            case ast.Tuple(elts=targets) | ast.List(elts=targets), _:
                for one in targets:
                    # an item of a value is bound to what an index of it would give
                    item = None if value is None else ast.Subscript(value, ast.Constant(0), ast.Load())
                    self._targets(one, item, scope)
            case ast.Starred(value=inside), _:
                self._targets(inside, value, scope)
            case _:
                self._collect(target, scope)


def children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes right below one that hold code; faster than `ast.iter_child_nodes`."""
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            yield from (one for one in value if isinstance(one, ast.AST))
        elif isinstance(value, ast.AST) and not isinstance(value, _EMPTY):
            yield value


def parameters(node: FunctionNode) -> list[str]:
    """Return the names of all parameters of a function."""
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
    return [one.arg for one in every]


def _around(scope: Scope) -> Scope:
    """Return the scope around comprehensions, in which an assignment expression binds."""
    while scope.is_comprehension and scope.parent is not None:
        scope = scope.parent
    return scope


def _declared(body: Iterable[ast.AST]) -> Iterator[ast.Global | ast.Nonlocal]:
    """Yield what a function declares, not what functions in it do."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Global | ast.Nonlocal):
            yield node
        elif not isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.expr)):
            waiting.extend(children(node))
