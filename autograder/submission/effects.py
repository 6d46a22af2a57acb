"""What a piece of a program reads, binds and may change, found without running it."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from autograder.submission.exported import embedded_source
from autograder.submission.kinds import Kinds, is_fresh
from autograder.submission.known_calls import (
    ALL_STATES,
    ALWAYS_USED,
    CHANGING,
    DYNAMIC_ATTRIBUTES,
    DYNAMIC_BUILTINS,
    DYNAMIC_CALLS,
    DYNAMIC_MODULES,
    FRESH_BUILTINS,
    FRESH_METHODS,
    HISTORY,
    IDLE_MAGICS,
    OWN_GENERATORS,
    PURE_BUILTINS,
    READING_METHODS,
    READING_SYSTEM,
    SETTINGS,
    STATES,
    SYSTEM_MAGICS,
)
from autograder.submission.scopes import FunctionNode, Names, Scope, children, parameters

ITERATORS = frozenset({"enumerate", "filter", "iter", "map", "next", "open", "reversed", "super", "zip"})


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


class Reader:
    """Reads the code of a program.

    Parameters
    ----------
    names : Names
        Of the whole program.
    own : frozenset of str
        Top-level names of the modules that are files beside it.
    """

    def __init__(self, names: Names, own: frozenset[str]) -> None:
        self.names = names
        self.aliases = Aliases()
        self.functions: list[tuple[str, Code]] = []
        self._own = own
        self._plain: dict[ast.AST, bool] = {}
        self._values: dict[ast.AST, str] = {}
        self._sure: set[str] = set()  # what the piece has bound for certain where it is read
        self._kinds = Kinds(names, own, self._makes_plain)

    @property
    def kinds(self) -> Kinds:
        """The kinds of the names."""
        return self._kinds

    def read(self, statements: Sequence[ast.stmt]) -> Code:
        """Return the code of a piece at the top level.

        Raises
        ------
        DynamicError
            If the program can reach anything there.
        """
        code = Code()
        self._sure = set()
        for statement in statements:
            self._visit(statement, self.names.module, code)
        return code

    def _visit_apart(self, nodes: Iterable[ast.AST], scope: Scope, code: Code) -> None:
        """Visit what may not run, or not now: what it binds is not sure afterwards."""
        before = self._sure
        self._sure = set(before)
        for node in nodes:
            self._visit(node, scope, code)
        self._sure = before

    def _makes_plain(self, function: FunctionNode) -> bool:
        if function not in self._plain:
            self._plain[function] = not isinstance(function, ast.Lambda) and _returns_plain(function)
        return self._plain[function]

    def _visit(self, node: ast.AST, scope: Scope, code: Code) -> None:
        if isinstance(node, ast.Constant):
            return
        match node:
            case ast.Name():
                self._name(node, scope, code)
            case ast.Attribute():
                self._attribute(node, scope, code)
            case ast.Call():
                self._call(node, scope, code)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._define(node, scope, code)
            case ast.Lambda():
                self._function(node, scope, code)
            case ast.ClassDef():
                self._class(node, scope, code)
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                self._comprehension(node, scope, code)
            case ast.Assign(targets=targets, value=value):
                self._visit(value, scope, code)
                for target in targets:
                    self._assign(target, value, scope, code)
            case ast.AnnAssign(target=target, annotation=annotation, value=value):
                self._visit(annotation, scope, code)
                if value is not None:
                    self._visit(value, scope, code)
                    self._assign(target, value, scope, code)
            case ast.AugAssign(target=target, value=value):
                if isinstance(target, ast.Name):
                    self._load(scope.key(target.id), code)
                    code.changed.add(scope.key(target.id))
                self._visit(value, scope, code)
                self._assign(target, value, scope, code)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                self._visit(value, scope, code)
                self._bind(name, self._carried(value, scope), scope, code)
            case ast.For(target=target, iter=source) | ast.AsyncFor(target=target, iter=source):
                self._visit(source, scope, code)
                before = set(self._sure)
                self._assign(target, source, scope, code)
                self._visit_apart(node.body, scope, code)
                self._sure = before
                self._visit_apart(node.orelse, scope, code)
            case ast.If() | ast.While():
                self._visit(node.test, scope, code)
                self._visit_apart(node.body, scope, code)
                self._visit_apart(node.orelse, scope, code)
            case ast.With() | ast.AsyncWith():
                for item in node.items:
                    self._visit(item.context_expr, scope, code)
                    if not self._kinds.dotted(_called(item.context_expr), scope):
                        code.changed |= self._carried(item.context_expr, scope)
                    if item.optional_vars is not None:
                        self._assign(item.optional_vars, item.context_expr, scope, code)
                self._visit_apart(node.body, scope, code)
            case ast.Delete(targets=targets):
                for target in targets:
                    if isinstance(target, ast.Name):
                        key = scope.key(target.id)
                        if "@" not in key:
                            code.deletes.add(key)
                    else:
                        self._assign(target, ast.Constant(None), scope, code)
            case ast.Import() | ast.ImportFrom():
                self._import(node, scope, code)
            case ast.Try() | ast.TryStar():
                code.always = code.always or not all(map(self._is_here, ast.walk(node)))
                self._visit_apart(node.body, scope, code)
                for handler in node.handlers:
                    if handler.type is not None:
                        self._visit(handler.type, scope, code)
                    if handler.name:
                        self._bind(handler.name, (), scope, code)
                    self._visit_apart(handler.body, scope, code)
                    self._sure.discard(handler.name or "")  # it is gone after the block
                self._visit_apart(node.orelse, scope, code)
                self._visit_apart(node.finalbody, scope, code)
            case ast.BoolOp() | ast.IfExp() | ast.Match():
                if isinstance(node, ast.Match):
                    self._patterns(node, scope, code)
                self._visit_apart(children(node), scope, code)
            case ast.Return(value=value) if value is not None:
                self._visit(value, scope, code)
                self.aliases.link(_result(scope), self._carried(value, scope))
            case ast.Yield() | ast.YieldFrom():
                if node.value is not None:
                    self._visit(node.value, scope, code)
                    self.aliases.link(_result(scope), self._carried(node.value, scope))
            case ast.Expr() if embedded_source(node) != ("", ""):
                raise DynamicError("a command of the notebook that runs code")
            case _:
                self._children(node, scope, code)

    def _children(self, node: ast.AST, scope: Scope, code: Code) -> None:
        for child in children(node):
            self._visit(child, scope, code)

    def _patterns(self, node: ast.Match, scope: Scope, code: Code) -> None:
        carried, before = self._carried(node.subject, scope), set(self._sure)
        for pattern in (one for one in ast.walk(node) if isinstance(one, ast.pattern)):
            for bound in (getattr(pattern, "name", None), getattr(pattern, "rest", None)):
                if isinstance(bound, str):
                    self._bind(bound, carried, scope, code)
        self._sure = before

    # definitions

    def _define(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope, code: Code) -> None:
        self._function(node, scope, code)
        self._bind(node.name, (), scope, code)
        key = scope.key(node.name)
        for decorator in node.decorator_list:
            self._visit(decorator, scope, code)
            self._apply(decorator, [key], scope, code)

    def _apply(self, decorator: ast.expr, keys: list[str], scope: Scope, code: Code) -> None:
        """Take a decorator, which is called with what it decorates and gives what the name is bound to."""
        maker = decorator.func if isinstance(decorator, ast.Call) else decorator
        called = self._kinds.functions(maker, scope)
        for function in called:
            inner = self.names.scopes[function]
            for name in parameters(function):
                self.aliases.link(inner.key(name), keys)
            self.aliases.link(_result(inner), keys)
        self.aliases.link(keys[0], self._carried(decorator, scope))
        if not called and not self._kinds.is_library(self._kinds.dotted(maker, scope)):
            code.changed.update(keys, self._carried(decorator, scope))

    def _function(self, node: FunctionNode, scope: Scope, code: Code) -> None:
        arguments = node.args
        inner = self.names.scopes[node]
        every = [*arguments.posonlyargs, *arguments.args]
        defaults = [*zip(every[::-1], arguments.defaults[::-1], strict=False)]
        defaults += [
            (one, value)
            for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            if value is not None
        ]
        for one, value in defaults:
            self._visit(value, scope, code)
            self.aliases.link(inner.key(one.arg), self._carried(value, scope))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                self.aliases.link(scope.key(node.name), self._carried(value, scope))
        for one in (*every, *arguments.kwonlyargs):
            if one.annotation is not None:
                self._visit(one.annotation, scope, code)
        body = Code()
        code.inner.append(body)
        if isinstance(node, ast.Lambda) or node.decorator_list:
            code.runs.append(body)
        named = None if isinstance(node, ast.Lambda) else node.name
        self.functions.append((scope.key(named) if named else _result(inner), body))
        if not isinstance(node, ast.Lambda) and node.returns is not None:
            self._visit(node.returns, scope, code)
        before, self._sure = self._sure, set()
        if isinstance(node, ast.Lambda):
            self._visit(node.body, inner, body)
            self.aliases.link(_result(inner), self._carried(node.body, inner))
        else:
            for statement in node.body:
                self._visit(statement, inner, body)
        self._sure = before

    def _class(self, node: ast.ClassDef, scope: Scope, code: Code) -> None:
        inner = self.names.scopes[node]
        key = scope.key(node.name)
        self._bind(node.name, (), scope, code)
        for part in (*node.decorator_list, *node.bases, *(one.value for one in node.keywords)):
            self._visit(part, scope, code)
            self.aliases.link(key, self._carried(part, scope))
        for decorator in node.decorator_list:
            self._apply(decorator, [key], scope, code)
        for statement in node.body:
            self._visit(statement, inner, code)
        for name in inner.names:
            self.aliases.link(key, [inner.key(name)])
            for function, _ in self.names.of(inner.key(name)):
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    own = self.names.scopes[function]
                    self.aliases.link(key, [_result(own), *map(own.key, parameters(function))])

    def _comprehension(self, node: ast.AST, scope: Scope, code: Code) -> None:
        inner = self.names.scopes[node]
        for generator in node.generators:  # type: ignore[attr-defined]
            self._visit(generator.iter, inner, code)
            self._assign(generator.target, generator.iter, inner, code)
            for condition in generator.ifs:
                self._visit(condition, inner, code)
        parts = [one for name in ("elt", "key", "value") if (one := getattr(node, name, None)) is not None]
        self._visit_apart(parts, inner, code)

    def _import(self, node: ast.Import | ast.ImportFrom, scope: Scope, code: Code) -> None:
        modules = [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
            if any(alias.name == "*" for alias in node.names):
                raise DynamicError("a star import")
            code.always = code.always or node.module == "__future__"
        if any(module.partition(".")[0] in DYNAMIC_MODULES for module in modules):
            raise DynamicError(f"an import of {modules[0]}")
        relative = isinstance(node, ast.ImportFrom) and node.level > 0
        if relative or any(module.partition(".")[0] in self._own for module in modules):
            code.always = True  # what the file does when it is imported is not looked at
        for alias in node.names:
            whole = alias.name.partition(".")[0] if isinstance(node, ast.Import) else alias.name
            self._bind(alias.asname or whole, (), scope, code)
            if isinstance(node, ast.ImportFrom):
                dotted = f"{node.module}.{alias.name}"
                self._touch(dotted, code, imported=True)
                self.functions.append((scope.key(alias.asname or alias.name), self._of_library(dotted)))

    def _is_here(self, node: ast.AST) -> bool:
        """Whether something is no import of a package that may be absent."""
        if isinstance(node, ast.ImportFrom):
            return self._kinds.is_library(node.module or "")
        return not isinstance(node, ast.Import) or all(
            self._kinds.is_library(alias.name) for alias in node.names
        )

    def _of_library(self, dotted: str) -> Code:
        """Return the code of a library's function, for those that get hold of it under another name."""
        code = Code()
        self._touch(dotted, code)
        return code

    # names

    def _load(self, key: str, code: Code) -> None:
        code.loads.add(key)
        if "@" not in key and key not in self._sure:
            code.needs.add(key)

    def _bind(self, name: str, carried: Iterable[str], scope: Scope, code: Code) -> None:
        key = scope.key(name)
        if "@" not in key:
            code.binds.add(key)
            self._sure.add(key)
        self.aliases.link(key, carried)

    def _name(self, node: ast.Name, scope: Scope, code: Code) -> None:
        if isinstance(node.ctx, ast.Store):
            self._bind(node.id, (), scope, code)
            return
        key = scope.key(node.id)
        self._load(key, code)
        found = self.names.of(key)
        if not found:
            if key in DYNAMIC_BUILTINS or key == "get_ipython":
                raise DynamicError(key)
            if key in HISTORY or (key[:1] == "_" and key.lstrip("_i").isdigit()):
                raise DynamicError("a name of the notebook's history")
            if key == "open":
                code.states.add("files")
        for imported in self._kinds.imports(key):
            if imported.whole:  # as a value: nobody knows what is done with it
                raise DynamicError("a module as a value")
            self._touch(imported.dotted, code)

    def _attribute(self, node: ast.Attribute, scope: Scope, code: Code) -> None:
        if node.attr in DYNAMIC_ATTRIBUTES:
            raise DynamicError(node.attr)
        base: ast.expr = node
        while isinstance(base, ast.Attribute):
            base = base.value
        if not isinstance(base, ast.Name):
            self._visit(node.value, scope, code)
            return
        key = scope.key(base.id)
        imports = self._kinds.imports(key)
        if not imports:
            self._visit(base, scope, code)
            return
        self._load(key, code)
        attributes = ast.unparse(node).partition(".")[2]
        for imported in imports:
            self._touch(f"{imported.dotted}.{attributes}", code)

    def _touch(self, dotted: str, code: Code, *, imported: bool = False) -> None:
        """Note the state that something of a library reads or writes."""
        if dotted in DYNAMIC_CALLS or dotted.partition(".")[0] in DYNAMIC_MODULES:
            raise DynamicError(dotted)
        if imported or dotted in READING_SYSTEM:
            return
        if not self._kinds.is_library(dotted):
            own = dotted.partition(".")[0] in self._own | {""}
            code.states |= ALL_STATES if own else ALL_STATES - ALWAYS_USED
        if any(dotted == name or dotted.startswith(f"{name}.") for name in OWN_GENERATORS):
            return
        parts = dotted.split(".")
        for end in range(1, len(parts) + 1):
            if state := STATES.get(".".join(parts[:end])):
                code.states.add(state)

    def _assign(self, target: ast.expr, value: ast.expr, scope: Scope, code: Code) -> None:
        match target, value:
            case ast.Name(id=name), _:
                self._bind(name, self._carried(value, scope), scope, code)
            case (
                (ast.Tuple(elts=targets) | ast.List(elts=targets)),
                (ast.Tuple(elts=values) | ast.List(elts=values)),
            ) if len(targets) == len(values):
                for one, part in zip(targets, values, strict=True):
                    self._assign(one, part, scope, code)
            case ((ast.Tuple(elts=targets) | ast.List(elts=targets)), _):
                for one in targets:
                    self._assign(one, value, scope, code)
            case ast.Starred(value=inside), _:
                self._assign(inside, value, scope, code)
            case ((ast.Attribute() | ast.Subscript()), _):
                self._store(target, value, scope, code)

    def _store(
        self, target: ast.Attribute | ast.Subscript, value: ast.expr, scope: Scope, code: Code
    ) -> None:
        place = target if isinstance(target, ast.Attribute) else target.value
        if isinstance(target, ast.Subscript):
            self._visit(target.slice, scope, code)
        elif target.attr in DYNAMIC_ATTRIBUTES:
            raise DynamicError(target.attr)
        if dotted := self._kinds.dotted(place, scope):
            if not (isinstance(target, ast.Subscript) and dotted in SETTINGS):
                raise DynamicError(f"an assignment to {dotted}")
            self._visit(place, scope, code)
            return
        self._visit(target.value, scope, code)
        owners = self._carried(target.value, scope)
        code.changed |= owners
        if isinstance(target, ast.Attribute):
            code.attributes |= owners
        if not (isinstance(target, ast.Subscript) and self._kinds.is_array(target.value, scope)):
            for owner in owners:
                self.aliases.link(owner, self._carried(value, scope))

    # calls

    def _call(self, node: ast.Call, scope: Scope, code: Code) -> None:
        func = node.func
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        for part in given:
            self._visit(part, scope, code)
        if self._shell(node, code):
            return
        self._visit(func, scope, code)
        if functions := self._kinds.functions(func, scope):
            for function in functions:
                self._pass(node, function, scope)
            return
        dotted = self._kinds.dotted(func, scope)
        if self._changes_nothing(node, dotted, scope):
            for keyword in node.keywords:
                if keyword.arg == "out":
                    code.changed |= self._carried(keyword.value, scope)
            self._hand_over(given, scope)
            return
        carried = set().union(*(self._carried(part, scope) for part in given))
        if isinstance(func, ast.Attribute) and not dotted:
            carried |= self._carried(func.value, scope)
        elif not dotted:
            carried |= self._carried(func, scope)
        code.changed |= carried
        if carried:
            self.aliases.link(next(iter(carried)), carried)

    def _changes_nothing(self, node: ast.Call, dotted: str, scope: Scope) -> bool:
        func = node.func
        if dotted:
            changing = dotted in CHANGING or dotted.endswith((".at", ".shuffle"))
            return self._kinds.is_library(dotted) and not changing
        if self._kinds.is_builtin(func, scope, PURE_BUILTINS):
            return True
        if self._kinds.is_drawing(func, scope):
            return True
        return isinstance(func, ast.Attribute) and func.attr in READING_METHODS

    def _hand_over(self, given: Sequence[ast.expr], scope: Scope) -> None:
        """Take functions that are handed to a library: it may call them with what else it is given."""
        functions = [one for part in given for one in self._kinds.functions(part, scope)]
        if functions:
            carried = set().union(*(self._carried(part, scope) for part in given))
            for function in functions:
                inner = self.names.scopes[function]
                for name in parameters(function):
                    self.aliases.link(inner.key(name), carried)

    def _pass(self, node: ast.Call, function: FunctionNode, scope: Scope) -> None:
        """Take a call of one of the program's functions: its parameters are what it is given."""
        inner = self.names.scopes[function]
        arguments = function.args
        places = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
        plain = not any(isinstance(one, ast.Starred) for one in node.args)
        for position, value in enumerate(node.args):
            known = plain and position < len(places)
            for name in [places[position]] if known else parameters(function):
                self.aliases.link(inner.key(name), self._carried(value, scope))
        for keyword in node.keywords:
            known = keyword.arg is not None and keyword.arg in parameters(function)
            for name in [keyword.arg] if known and keyword.arg else parameters(function):
                self.aliases.link(inner.key(name), self._carried(keyword.value, scope))

    def _shell(self, node: ast.Call, code: Code) -> bool:
        """Take a command of the notebook; return whether it is one."""
        method, name = _command(node)
        if method in ("run_line_magic", "magic") and name in SYSTEM_MAGICS:
            code.states.add("system")
        elif method and not is_command(node) and method != "capture":
            raise DynamicError(f"the command {method} {name}")
        return bool(method)

    # what a value may share

    def _carried(self, node: ast.expr, scope: Scope) -> set[str]:
        """Return the names whose objects an expression may give, or something that holds them."""
        match node:
            case ast.Name(id=name):
                return {scope.key(name)}
            case ast.Constant() | ast.JoinedStr() | ast.Compare() | ast.UnaryOp() | ast.BinOp():
                return set()
            case ast.Lambda():
                return {_result(self.names.scopes[node]), *self._captured(node)}
            case ast.Attribute():
                dotted = self._kinds.dotted(node, scope)
                return self._shared(node, dotted) if dotted else self._carried(node.value, scope)
            case ast.Subscript(value=value) | ast.Starred(value=value) | ast.Await(value=value):
                return self._carried(value, scope)
            case ast.Call():
                return self._carried_by_call(node, scope)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                inner = self.names.scopes[node]
                parts = [one for name in ("elt", "key", "value") if (one := getattr(node, name, None))]
                return set().union(*(self._carried(part, inner) for part in parts))
            case ast.IfExp(body=body, orelse=other):
                return self._carried(body, scope) | self._carried(other, scope)
        parts = [part for part in children(node) if isinstance(part, ast.expr)]
        return set().union(*(self._carried(part, scope) for part in parts))

    def _shared(self, node: ast.Attribute, dotted: str) -> set[str]:
        """Return a name for a library's function as a value, if it shares state with others."""
        if node not in self._values:
            code = self._of_library(dotted)
            self._values[node] = f"@value {len(self._values)}" if code.states else ""
            if code.states:
                self.functions.append((self._values[node], code))
        return {self._values[node]} - {""}

    def _captured(self, node: ast.Lambda) -> set[str]:
        inner = self.names.scopes[node]
        names = [part.id for part in ast.walk(node.body) if isinstance(part, ast.Name)]
        return {key for name in names if (key := inner.key(name))}

    def _carried_by_call(self, node: ast.Call, scope: Scope) -> set[str]:
        func, dotted = node.func, self._kinds.dotted(node.func, scope)
        if functions := self._kinds.functions(func, scope):
            return {_result(self.names.scopes[function]) for function in functions}
        if dotted and self._kinds.is_library(dotted) and is_fresh(dotted):
            return set()
        if self._kinds.is_builtin(func, scope, FRESH_BUILTINS) or self._kinds.is_drawing(func, scope):
            return set()
        if isinstance(func, ast.Attribute) and func.attr in FRESH_METHODS:
            return set()
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        carried = set().union(*(self._carried(part, scope) for part in given))
        if isinstance(func, ast.Attribute):
            return carried if dotted else carried | self._carried(func.value, scope)
        return carried | self._carried(func, scope)


def is_command(node: ast.expr) -> bool:
    """Whether an expression is a command of a notebook that does nothing here."""
    method, name = _command(node)
    idle = method in ("run_line_magic", "run_cell_magic") and name in IDLE_MAGICS
    return idle or method in ("system", "getoutput")


def _command(node: ast.expr) -> tuple[str, str]:
    """Return the method of ``get_ipython()`` that an expression calls, and its first argument."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Call(func=ast.Name("get_ipython")), attr=method), args=args
        ):
            first = args[0] if args else None
            return method, str(first.value) if isinstance(first, ast.Constant) else ""
    return "", ""


def _result(scope: Scope) -> str:
    """Return the key of what a function returns."""
    return f"@{scope.number}"


def _called(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


def _returns_plain(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether what a function returns can only be changed by writing into it; seen from its text alone."""
    for node in ast.walk(function):
        match node:
            case ast.Yield() | ast.YieldFrom() | ast.Lambda() | ast.ClassDef() | ast.GeneratorExp():
                return False
            case ast.FunctionDef() | ast.AsyncFunctionDef() if node is not function:
                return False
            case ast.Call(func=ast.Name(id=name)):
                if name not in PURE_BUILTINS or name in ITERATORS:
                    return False
            case ast.Call(func=ast.Attribute(attr=attr)):
                if attr in ("default_rng", "RandomState", "partial", "vectorize", "Generator"):
                    return False
    return not isinstance(function, ast.AsyncFunctionDef)
