"""From a student's text to a tree like that of `autograder.boundary.values.Symbolic`, by a whitelisted walk.

The text is parsed, never evaluated: only the nodes and names below are known, everything else is refused
with a sentence that says how to write it.
"""

import ast
import math
import re
import unicodedata
import warnings
from itertools import accumulate
from typing import Any, TypeAlias

from autograder.boundary.look_alikes import latin_for
from autograder.boundary.text import show
from autograder.compare.base import Refused, refusal
from autograder.errors import is_number

Tree: TypeAlias = tuple[Any, ...]

MAX_TEXT = 2000
MAX_DEPTH = 100
FUNCTIONS = {
    "exp": "exp",
    "log": "log",
    "ln": "log",
    "sqrt": "sqrt",
    "sin": "sin",
    "cos": "cos",
    "tan": "tan",
    "sinh": "sinh",
    "cosh": "cosh",
    "tanh": "tanh",
    "pow": "Pow",
    "power": "Pow",
}
CONSTANTS = {"E": "E", "e": "E", "pi": "pi"}
MODULES = frozenset(["np", "numpy", "math", "sp", "sympy"])
UNEVALUATED = frozenset(["Derivative", "Integral", "Limit", "Product", "Subs", "Sum", "diff", "integrate"])


def read(text: str, names: tuple[str, ...]) -> Tree:
    """Return the tree of an expression in the symbols `names`; refuse what is not one.

    ``^`` is read as ``**`` before parsing, because Python's own precedence of ``^`` would misread right
    answers. Lines are joined, so that text in triple quotes may break anywhere, and comments are dropped.
    """
    text = typed(" ".join(line.partition("#")[0] for line in text.splitlines()))
    example = _example(names)
    if len(text) > MAX_TEXT:
        raise refusal("expression", f"the expression is longer than {MAX_TEXT} characters")
    if not text:
        raise refusal("expression", "the text is empty")
    if _LATEX.search(text):
        raise refusal("expression", f"this looks like LaTeX; write it as in Python, for example {example}")
    if any(character in text for character in "{}"):
        raise refusal("expression", "use parentheses (...) in place of braces {...}")
    if "=" in text or _EQUATION.match(text):
        raise refusal("expression", "return the expression alone, without an equals sign")
    if "d" not in names and (found := _OPERATOR.search(text)):
        raise refusal("unevaluated", f"{found[0].strip()} is left unevaluated; carry it out")
    if found := _POWER_OF_FUNCTION.search(text):
        told = f"write the power after the argument: {found[1]}(...)**{found[2]}"
        raise refusal("expression", told)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text.replace("^", "**"), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise refusal("expression", _why_unreadable(text, names, error)) from None
    return _Reader(names, text).node(tree.body, 0)


def _example(names: tuple[str, ...]) -> str:
    return f"3*{names[0]}**2"


def typed(text: str) -> str:
    """Return text with typographic signs as they are typed: a minus as ``-``, a raised 2 as ``**2``."""
    text = _INVISIBLE.sub("", text).translate(_SIGNS)
    text = _RAISED.sub(lambda found: f"**({found[0].translate(_LOWERED)})", text)
    text = unicodedata.normalize("NFKC", text).strip(" `;")
    quoted = _QUOTED.fullmatch(text)
    return quoted[2].strip() if quoted else text


def _why_unreadable(text: str, names: tuple[str, ...], error: BaseException) -> str:
    """Return what keeps a text from being read as an expression."""
    known, example = {*names, *FUNCTIONS, *CONSTANTS, *MODULES}, _example(names)
    for left, right, what in (("(", ")", "parenthesis"), ("[", "]", "bracket")):
        depths = list(accumulate((sign == left) - (sign == right) for sign in text))
        if min(depths) < 0 or depths[-1]:
            return f"a {what} is not closed, or one too many is"
    if found := _STATEMENT.match(text):
        return f"give the expression alone, without the word {found[1]}"
    unknown = [word for word in _WORD.findall(text) if word not in known]
    if _PROSE.search(text) and unknown:
        return f"give the expression alone, without the word {unknown[0]}; for example {example}"
    for character in text:
        if not (character.isalnum() or character in _TYPED):
            return f"the sign {show(character)} cannot be read; write it as in Python, for example {example}"
    if found := _DANGLING.search(text):
        return f"there is nothing on one side of the {found[1] or found[2]}"
    if found := _PRODUCT.search(text):
        left, right = filter(None, (found[1] or found[2] or found[4], found[3] or found[5]))
        if left in FUNCTIONS:
            return f"{left} needs its argument in parentheses"
        return f"a product needs its *: write {left}*{right}, not {found[0]}"
    place = getattr(error, "offset", None) if isinstance(error, SyntaxError) else None
    near = f" near {text[max(place - 6, 0) : place + 5].strip()}" if place else ""
    return f"this is not a Python expression{near}; write it as, for example, {example}"


_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2212\u2013\u2014\u2010\u2011\u2012\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00d7\u00b7\u22c5\u2219\u2217\u2022\u2715\u2716", "*"),
        **dict.fromkeys("\u00f7\u2215\u2044", "/"),
        "\u02c6": "^",
        "\u221a": "sqrt",
        "\u03c0": "pi",
    }
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_RAISED = re.compile("[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+")
_LOWERED = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b", "0123456789+-"
)
_STATEMENT = re.compile(r"(return|print|def|import|lambda)\b")
_LATEX = re.compile(r"[\\$]|[\^_]\{")
_EQUATION = re.compile(r"(?:(?:sp|sympy)\.)?Eq\(")
_OPERATOR = re.compile(r"\bd[ ]*/[ ]*d[A-Za-z]\w{0,20}(?=[ (]|$)")  # d/dt, of what follows
_QUOTED = re.compile(r"(['\"])([^'\"]*)\1")
_WORD = re.compile(r"(?<![\w.])[A-Za-z]{2,}(?!\w)")
_PROSE = re.compile(r"[A-Za-z]{2,}[ :,]+\w")
_POWER_OF_FUNCTION = re.compile(rf"\b({'|'.join(FUNCTIONS)})[ ]*(?:\^|\*\*)[ ]*\(?(-?\d{{1,9}})")
_DECIMAL_COMMA = re.compile(r"\d,\d")
_TYPED = " +-*/^().,[]_'\""
_DANGLING = re.compile(r"([-+*/^])\s*(?:\)|$)|(?:\(|^)\s*(\*|/|\^)|[-+*/]\s*(?:\*\*\*|/)")
_PRODUCT = re.compile(
    r"(?:(?<![\w.])(\d[\d.]{0,20})|(\)))[ ]*(?!e[-+]?\d)([A-Za-z(]\w{0,20})"
    r"|\b([A-Za-z]\w{0,20})[ ]+(\w{1,20})"
)


class _Reader:
    def __init__(self, names: tuple[str, ...], text: str) -> None:
        self.names = names
        self.text = text

    def node(self, node: ast.expr, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            raise refusal("expression", "the expression is nested too deeply")
        match node:
            case ast.Constant(value=value):
                return _constant(value)
            case ast.Name() | ast.Attribute():
                return self.name(node)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.node(operand, depth + 1)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return _negative(self.node(operand, depth + 1))
            case ast.BinOp(left=left, op=op, right=right):
                return self.binary(op, self.node(left, depth + 1), self.node(right, depth + 1))
            case ast.Call():
                return self.call(node, depth)
            case ast.Tuple() if _DECIMAL_COMMA.search(self.text):
                raise refusal("expression", "write decimals with a point, as in 0.5, not with a comma")
            case ast.Lambda():
                raise refusal("expression", "give the expression alone, without the word lambda")
            case ast.Subscript(value=ast.Name(id=name)) if name in FUNCTIONS:
                raise refusal(
                    "expression", f"{name} needs its argument in parentheses: {name}(...), not {name}[...]"
                )
            case ast.Subscript() | ast.List():
                raise refusal("expression", "use parentheses (...) in place of brackets [...]")
        what = _WORDS.get(type(node), "something")
        raise refusal("expression", f"the expression holds {what} that may not appear in it")

    def binary(self, op: ast.operator, left: Tree, right: Tree) -> Tree:
        match op:
            case ast.Add():
                return ("Add", left, right)
            case ast.Sub():
                return ("Add", left, _negative(right))
            case ast.Mult():
                return ("Mul", left, right)
            case ast.Div():
                return ("Mul", left, ("Pow", right, ("int", "-1")))
            case ast.Pow():
                return ("Pow", left, right)
        raise refusal("expression", "only + - * / and ** may join the parts of the expression")

    def name(self, node: ast.Name | ast.Attribute) -> Tree:
        name = _bare(node)
        if isinstance(node, ast.Name) and name in self.names:
            return ("symbol", name)
        if name in CONSTANTS:
            return ("const", CONSTANTS[name])
        if name in FUNCTIONS:
            raise refusal("expression", f"{name} needs its argument in parentheses")
        raise leftover(name, self.names)

    def call(self, node: ast.Call, depth: int) -> Tree:
        if not isinstance(node.func, ast.Name | ast.Attribute):
            factor = repr(node.func.value) if isinstance(node.func, ast.Constant) else "(...)"
            raise refusal("expression", f"a product needs its *: write {factor}*(...), not {factor}(...)")
        name = _bare(node.func)
        if isinstance(node.func, ast.Name) and (name in self.names or name in CONSTANTS):
            raise refusal("expression", f"a product needs its *: write {name}*(...), not {name}(...)")
        if name in UNEVALUATED:
            raise unevaluated(name)
        if name not in FUNCTIONS and name.lower() in FUNCTIONS:
            raise refusal("expression", f"write {name.lower()}, not {name}")
        if _STATEMENT.fullmatch(name):
            raise refusal("expression", f"give the expression alone, without the word {name}")
        if name not in FUNCTIONS:
            raise refusal("expression", f"the function {name} is not known here")
        least = 2 if FUNCTIONS[name] == "Pow" else 1
        most = 2 if name == "log" else least
        if node.keywords or not least <= len(node.args) <= most:
            raise refusal("expression", f"{name} takes {'one argument' if least == 1 else 'two arguments'}")
        return (FUNCTIONS[name], *(self.node(argument, depth + 1) for argument in node.args))


_WORDS: dict[type[ast.expr], str] = {
    ast.Compare: "a comparison",
    ast.Tuple: "a comma",
    ast.IfExp: "a condition",
    ast.BoolOp: "a condition",
    ast.JoinedStr: "text",
}


def leftover(name: str, names: tuple[str, ...]) -> Refused:
    """Return the refusal of a symbol that is not one of the exercise's."""
    meant, kind = latin_for(name)
    if meant:
        return refusal("symbols", f"holds a {kind} letter that only looks like {meant}: type {meant} again")
    alike = [other for other in names if other.casefold() == name.casefold() and other != name]
    if alike:
        return refusal("symbols", f"contains {name[:40]}: write {alike[0]}")
    return refusal("symbols", f"contains {name[:40]}; only {' and '.join(names)} may appear")


def unevaluated(name: str) -> Refused:
    """Return the refusal of an operation that was written down and not carried out."""
    return refusal("unevaluated", f"{name} is left unevaluated; carry it out")


def _bare(node: ast.Name | ast.Attribute) -> str:
    """Return a name without the module it may be taken from."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node.value, ast.Name) and node.value.id in MODULES:
        return node.attr
    raise refusal("expression", f"the expression holds .{node.attr[:40]}, which may not appear in it")


def _negative(tree: Tree) -> Tree:
    return ("Mul", ("int", "-1"), tree)


def _constant(value: object) -> Tree:
    if value is None:
        raise refusal("expression", "there is no expression, but None")
    if not is_number(value):
        raise refusal("expression", "the expression may hold no constants but real numbers")
    if isinstance(value, int):
        return ("int", str(value))
    if not math.isfinite(value):
        raise refusal("expression", "a number in the expression is too large")
    return ("float", repr(value))
