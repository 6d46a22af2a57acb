"""Reads the statements of a program for what they read, bind and may change, without running any."""

import ast
from collections.abc import Iterable, Sequence

from autograder.submission.commands import is_command, named_command
from autograder.submission.effects import Code, DynamicError
from autograder.submission.exported import embedded_source
from autograder.submission.kinds import Kinds
from autograder.submission.known_calls import (
    DYNAMIC_ATTRIBUTES,
    DYNAMIC_BUILTINS,
    DYNAMIC_MODULES,
    HISTORY,
    SETTINGS,
    SYSTEM_MAGICS,
)
from autograder.submission.scopes import FunctionNode, Names, Scope, children, parameters
from autograder.submission.sharing import Sharing, result_key


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
        self._names = names
        self._kinds = Kinds(names, own)
        self._sharing = Sharing(names, own, self._kinds)
        self._aliases = self._sharing.aliases
        self._sure: set[str] = set()  # what the piece has bound for certain where it is read

    @property
    def sharing(self) -> Sharing:
        """What the names that were read so far share."""
        return self._sharing

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
            self._visit(statement, self._names.module, code)
        return code

    def _visit_apart(self, nodes: Iterable[ast.AST], scope: Scope, code: Code) -> None:
        """Visit what may not run, or not now: what it binds is not sure afterwards."""
        before = self._sure
        self._sure = set(before)
        for node in nodes:
            self._visit(node, scope, code)
        self._sure = before

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
                self._bind(name, self._sharing.carried(value, scope), scope, code)
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
                        code.changed |= self._sharing.carried(item.context_expr, scope)
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
                self._aliases.link(result_key(scope), self._sharing.carried(value, scope))
            case ast.Yield() | ast.YieldFrom():
                if node.value is not None:
                    self._visit(node.value, scope, code)
                    self._aliases.link(result_key(scope), self._sharing.carried(node.value, scope))
            case ast.Expr() if embedded_source(node) != ("", ""):
                raise DynamicError("a command of the notebook that runs code")
            case _:
                self._children(node, scope, code)

    def _children(self, node: ast.AST, scope: Scope, code: Code) -> None:
        for child in children(node):
            self._visit(child, scope, code)

    def _patterns(self, node: ast.Match, scope: Scope, code: Code) -> None:
        carried, before = self._sharing.carried(node.subject, scope), set(self._sure)
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
            self._sharing.decorate(decorator, [key], scope, code)

    def _function(self, node: FunctionNode, scope: Scope, code: Code) -> None:
        arguments = node.args
        inner = self._names.scopes[node]
        every = [*arguments.posonlyargs, *arguments.args]
        defaults = [*zip(every[::-1], arguments.defaults[::-1], strict=False)]
        defaults += [
            (one, value)
            for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            if value is not None
        ]
        for one, value in defaults:
            self._visit(value, scope, code)
            self._aliases.link(inner.key(one.arg), self._sharing.carried(value, scope))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                self._aliases.link(scope.key(node.name), self._sharing.carried(value, scope))
        for one in (*every, *arguments.kwonlyargs):
            if one.annotation is not None:
                self._visit(one.annotation, scope, code)
        body = Code()
        code.inner.append(body)
        if isinstance(node, ast.Lambda) or node.decorator_list:
            code.runs.append(body)
        named = None if isinstance(node, ast.Lambda) else node.name
        self._sharing.functions.append((scope.key(named) if named else result_key(inner), body))
        if not isinstance(node, ast.Lambda) and node.returns is not None:
            self._visit(node.returns, scope, code)
        before, self._sure = self._sure, set()
        if isinstance(node, ast.Lambda):
            self._visit(node.body, inner, body)
            self._aliases.link(result_key(inner), self._sharing.carried(node.body, inner))
        else:
            for statement in node.body:
                self._visit(statement, inner, body)
        self._sure = before

    def _class(self, node: ast.ClassDef, scope: Scope, code: Code) -> None:
        inner = self._names.scopes[node]
        key = scope.key(node.name)
        self._bind(node.name, (), scope, code)
        for part in (*node.decorator_list, *node.bases, *(one.value for one in node.keywords)):
            self._visit(part, scope, code)
            self._aliases.link(key, self._sharing.carried(part, scope))
        for decorator in node.decorator_list:
            self._sharing.decorate(decorator, [key], scope, code)
        for statement in node.body:
            self._visit(statement, inner, code)
        for name in inner.names:
            self._aliases.link(key, [inner.key(name)])
            for function, _ in self._names.of(inner.key(name)):
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    own = self._names.scopes[function]
                    self._aliases.link(key, [result_key(own), *map(own.key, parameters(function))])

    def _comprehension(self, node: ast.AST, scope: Scope, code: Code) -> None:
        inner = self._names.scopes[node]
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
        if relative or any(module.partition(".")[0] in self._sharing.own for module in modules):
            code.always = True  # what the file does when it is imported is not looked at
        for alias in node.names:
            whole = alias.name.partition(".")[0] if isinstance(node, ast.Import) else alias.name
            self._bind(alias.asname or whole, (), scope, code)
            if isinstance(node, ast.ImportFrom):
                dotted = f"{node.module}.{alias.name}"
                self._sharing.touch(dotted, code, imported=True)
                self._sharing.functions.append(
                    (scope.key(alias.asname or alias.name), self._sharing.of_library(dotted))
                )

    def _is_here(self, node: ast.AST) -> bool:
        """Whether something is no import of a package that may be absent."""
        if isinstance(node, ast.ImportFrom):
            return self._kinds.is_library(node.module or "")
        return not isinstance(node, ast.Import) or all(
            self._kinds.is_library(alias.name) for alias in node.names
        )

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
        self._aliases.link(key, carried)

    def _name(self, node: ast.Name, scope: Scope, code: Code) -> None:
        if isinstance(node.ctx, ast.Store):
            self._bind(node.id, (), scope, code)
            return
        key = scope.key(node.id)
        self._load(key, code)
        found = self._names.of(key)
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
            self._sharing.touch(imported.dotted, code)

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
            self._sharing.touch(f"{imported.dotted}.{attributes}", code)

    def _assign(self, target: ast.expr, value: ast.expr, scope: Scope, code: Code) -> None:
        match target, value:
            case ast.Name(id=name), _:
                self._bind(name, self._sharing.carried(value, scope), scope, code)
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
        owners = self._sharing.carried(target.value, scope)
        code.changed |= owners
        if isinstance(target, ast.Attribute):
            code.attributes |= owners
        if not (isinstance(target, ast.Subscript) and self._kinds.is_array(target.value, scope)):
            for owner in owners:
                self._aliases.link(owner, self._sharing.carried(value, scope))

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
                self._sharing.pass_on(node, function, scope)
            return
        dotted = self._kinds.dotted(func, scope)
        if self._sharing.changes_nothing(node, dotted, scope):
            for keyword in node.keywords:
                if keyword.arg == "out":
                    code.changed |= self._sharing.carried(keyword.value, scope)
            self._sharing.hand_over(given, scope)
            return
        carried = set().union(*(self._sharing.carried(part, scope) for part in given))
        if isinstance(func, ast.Attribute) and not dotted:
            carried |= self._sharing.carried(func.value, scope)
        elif not dotted:
            carried |= self._sharing.carried(func, scope)
        code.changed |= carried
        if carried:
            self._aliases.link(next(iter(carried)), carried)

    def _shell(self, node: ast.Call, code: Code) -> bool:
        """Take a command of the notebook; return whether it is one."""
        method, name = named_command(node)
        if method in ("run_line_magic", "magic") and name in SYSTEM_MAGICS:
            code.states.add("system")
        elif method and not is_command(node) and method != "capture":
            raise DynamicError(f"the command {method} {name}")
        return bool(method)


def _called(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node
