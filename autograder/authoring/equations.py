"""Equations against the rest of the text: a symbol that nothing explains was probably meant otherwise."""

import re
from collections.abc import Iterator

from autograder.authoring.readme import Readme
from autograder.course.catalog import Handout

_GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|"
    "chi|psi|omega|Delta|Gamma|Theta|Phi|Psi|Omega|Sigma"
)
_SYMBOL = re.compile(
    rf"(?:\\(?:mathrm|text|operatorname)\{{(\w+)\}}|\\({_GREEK})(?![a-zA-Z])|(?<![\\a-zA-Z])([A-Za-z]))"
    r"(?:_(?:\{(?:\\(?:mathrm|text)\{)?([^{}]+?)\}?\}|([A-Za-z0-9])))?"
)
_LAYOUT = re.compile(
    r"\\(?:begin|end)\{[^}]*\}|\\(?:frac|dfrac|tfrac|sqrt|left|right|quad|qquad|exp|ln|log|sin|cos)\b"
)
_TEXT = re.compile(r"\\text(?:rm)?\{[^}]*\}")


def unknown_symbols(readme: Readme, public: Handout) -> Iterator[str]:
    """Yield the symbols that occur once in an equation and nowhere in text, tables or code."""
    text = " ".join((readme.text, public.stub.decode("utf-8", "replace")))
    outside = re.sub(r"\$\$.*?\$\$|\$[^$]*\$", " ", text, flags=re.S)
    words = {word.replace("_", "") for word in re.findall(r"[A-Za-z_]\w*", outside)}
    inline = {symbol for text in readme.inline for symbol in symbols(text)}
    for place, equation in enumerate(readme.equations):
        others = [text for other, text in enumerate(readme.equations) if other != place]
        elsewhere = inline | {symbol for text in others for symbol in symbols(text)}
        mine = symbols(equation)
        for symbol in sorted(set(mine)):
            index = symbol.partition("_")[2]
            known = symbol in elsewhere or mine.count(symbol) > 1
            known = known or symbol.replace("_", "") in words or index in words
            if not known and index and "," not in index and not _is_index(index):
                yield f"README.md has {symbol} in an equation, which must be explained in the text and is not"


def symbols(text: str) -> list[str]:
    """Return the symbols of some mathematics by plain names: tau_m, V_th, x."""
    plain = _LAYOUT.sub(" ", _TEXT.sub(" ", text))
    found = []
    for upright, greek, letter, braced, single in _SYMBOL.findall(plain):
        index = re.sub(r"[\\{}\s]|mathrm|text", "", braced or single)
        found.append(f"{upright or greek or letter}_{index}".rstrip("_"))
    return found


def _is_index(text: str) -> bool:
    """Whether a subscript counts: k, i + 1, 0."""
    return bool(re.fullmatch(r"[ijknmN0-9+\-=,]+|\d*infty", text))
