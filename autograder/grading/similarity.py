"""Pairs of programs that share much of their code: fingerprints of token runs, chosen by winnowing.

After Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (2003): of the
digests of all runs of `RUN` tokens, the smallest in each window of `WINDOW` is kept, so that any shared
stretch of `RUN + WINDOW - 1` tokens is found. Names and texts count by kind alone, so that renaming hides
nothing; what the handout gave is taken away first.
"""

import hashlib
import io
import keyword
import tokenize
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

RUN = 12  # tokens
WINDOW = 8  # runs
FEWEST = 10  # fingerprints of a program of its own; in a shorter one, everything is alike
COMMON = 0.25  # of the programs that share a fingerprint make it the task's and not anybody's
_LEFT_OUT = frozenset(
    [tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING]
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two programs worth a look together.

    Attributes
    ----------
    share : float
        Of the smaller one's fingerprints that the other has, too, 0 to 1.
    shared : int
        How many those are.
    """

    first: str
    second: str
    share: float
    shared: int


def fingerprints(source: str) -> frozenset[int]:
    """Return the fingerprints of Python source; of what cannot be read, those of the part before."""
    words = list(_words(source))
    runs = [
        int.from_bytes(
            hashlib.blake2b("\0".join(words[start : start + RUN]).encode(), digest_size=8).digest()
        )
        for start in range(len(words) - RUN + 1)
    ]
    return frozenset(min(runs[start : start + WINDOW]) for start in range(max(len(runs) - WINDOW + 1, 0)))


def _words(source: str) -> Iterator[str]:
    """Yield the tokens of source: keywords and operators as they are, everything else by its kind."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in _LEFT_OUT:
                continue
            if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
                yield "name"
            elif token.type in (tokenize.STRING, tokenize.NUMBER):
                yield tokenize.tok_name[token.type]
            else:
                yield token.string
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def similar_pairs(programs: Mapping[str, str], given: Collection[str]) -> list[Pair]:
    """Return the pairs of programs that share fingerprints, those that share most first.

    Parameters
    ----------
    programs : mapping of str to str
        Source by student.
    given : collection of str
        What everybody was given: the sources of the handout.
    """
    known = frozenset().union(*map(fingerprints, given)) if given else frozenset()
    own = {name: fingerprints(source) - known for name, source in sorted(programs.items())}
    holders: dict[int, list[str]] = defaultdict(list)
    for name, found in own.items():
        for one in found:
            holders[one].append(name)
    most = max(2, COMMON * len(programs))
    rare = {one: names for one, names in holders.items() if len(names) <= most}
    size: dict[str, int] = defaultdict(int)
    both: dict[tuple[str, str], int] = defaultdict(int)
    for names in rare.values():
        for name in names:
            size[name] += 1
        for pair in combinations(names, 2):
            both[pair] += 1
    pairs = [
        Pair(*pair, shared / smaller, shared)
        for pair, shared in both.items()
        if (smaller := min(size[pair[0]], size[pair[1]])) >= FEWEST
    ]
    return sorted(pairs, key=lambda pair: (-pair.share, -pair.shared, pair.first, pair.second))
