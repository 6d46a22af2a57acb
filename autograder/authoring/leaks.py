"""Does what students get hold code of the hidden half? Its lines, and what it does under other names.

A line is found whatever its blanks, quotes and the kind of file it stands in, code also when its names were
changed or when it is compiled. What the stub, the drivers and the provided modules hold is public, and so
is the sentence of a fingerprint in ``examples.json``.
"""

import contextlib
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autograder.authoring.contents import Piece, contents
from autograder.authoring.exempt import without_sentences
from autograder.authoring.syntax import compiled_functions, function_forms, holds_code, trees
from autograder.course.catalog import Handout
from autograder.course.declared import docstring_line

MIN_LINE = 20  # characters without blanks; shorter lines are common to all programs
_LAYOUT = (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A line of a hidden source that a file holds, or does the work of."""

    origin: str
    number: int
    renamed: bool = False


def leaked_code(
    files: Mapping[str, bytes], hidden: Mapping[str, bytes], public: Sequence[Handout]
) -> Iterator[str]:
    """Yield one sentence for each thing that was given away, with the files that hold it.

    Parameters
    ----------
    files : mapping of str to bytes
        What students get, by name.
    hidden : mapping of str to bytes
        The Python files of the hidden folders, by name.
    public : sequence of Handout
        What is public: stubs, drivers and the modules that these exercises provide.
    """
    search = _Search(hidden, public)
    told: dict[str, list[str]] = defaultdict(list)
    for name, data in files.items():
        pieces = contents(name, without_sentences(name, data, hidden))
        for text in search.sentences(pieces):
            told[text].append(name)
        for piece in pieces:
            if piece.unread and not search.is_provided(name):
                yield f"{piece.place} must be a file that can be looked through; {piece.unread}"
    for text, names in told.items():
        yield f"{' and '.join(names)} must not hold {text}"


class _Search:
    """Everything that only the hidden half has, ready to be looked for."""

    def __init__(self, hidden: Mapping[str, bytes], public: Sequence[Handout]) -> None:
        self._hidden = hidden
        self._public = public
        self._provided = {name for handout in public for name in handout.provided}
        sources = [source for handout in public for source in _public_sources(handout)]
        self._known = _squeeze("\n".join(sources))
        self._known_trees = {form for source in sources for form, _ in _trees(source)}
        # lines by how they begin, so that a text is gone through once
        self._lines: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        self._trees: dict[str, tuple[str, int]] = {}
        for origin, source in hidden.items():
            for number, line in _telling_lines(source, strings=not origin.endswith("spec.py")):
                squeezed = _squeeze(line)
                self._lines[squeezed[:MIN_LINE]].append((squeezed, origin, number))
            diagnosis = _squeeze(docstring_line(source)) if "misconceptions/" in origin else ""
            if len(diagnosis) >= MIN_LINE:
                self._lines[diagnosis[:MIN_LINE]].append((diagnosis, origin, 0))
            if "misconceptions/" not in origin:  # their lines are enough
                for form, number in _trees(source.decode("utf-8", "replace")):
                    if form not in self._known_trees:
                        self._trees.setdefault(form, (origin, number))

    def is_provided(self, name: str) -> bool:
        """Whether a file is one that an exercise provides."""
        return any(name == given or name.endswith(f"/{given}") for given in self._provided)

    def sentences(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """Yield what a file gives away: code in one sentence, from the source that most of it is from."""
        hits = {hit for piece in pieces if piece.text for hit in self._in_text(piece.text)}
        for hit in sorted(hits, key=lambda hit: hit.origin):
            if hit.number == 0:
                yield f"the diagnosis of {hit.origin}"
        hits = {hit for hit in hits if hit.number}
        if not hits:
            hits = {hit for piece in pieces for hit in self._in_code(piece)}
        if not hits:
            hits = {hit for piece in pieces if piece.text for hit in self._in_trees(piece.text)}
        if hits:
            yield self._sentence(hits)

    def _in_text(self, text: str) -> Iterator[_Hit]:
        squeezed = _squeeze(text)
        for start in range(len(squeezed) - MIN_LINE + 1):
            for line, origin, number in self._lines.get(squeezed[start : start + MIN_LINE], ()):
                if squeezed.startswith(line, start) and line not in self._known:
                    yield _Hit(origin, number)

    def _in_trees(self, text: str) -> Iterator[_Hit]:
        for form, _ in _trees(text):
            if form in self._trees:
                yield _Hit(*self._trees[form], renamed=True)

    def _in_code(self, piece: Piece) -> Iterator[_Hit]:
        if not piece.compiled:
            return
        sources = [source for handout in self._public for source in _public_sources(handout)]
        public = {code.co_code for source in sources for code in compiled_functions(source)}
        for origin, data in self._hidden.items():
            for code in compiled_functions(data.decode("utf-8", "replace")):
                if code.co_code not in public and holds_code(piece.compiled, code):
                    yield _Hit(origin, max(code.co_firstlineno, 1), renamed=True)

    def _sentence(self, hits: set[_Hit]) -> str:
        """Name the source that most of the hits are from, its lines, and the first of them in full."""
        numbers = defaultdict(set)
        for hit in hits:
            numbers[hit.origin].add(hit.number)
        origin = max(sorted(numbers, key=_last_resort), key=lambda name: len(numbers[name]))
        lines = sorted(numbers[origin])
        text = self._hidden[origin].decode("utf-8", "replace").splitlines()[lines[0] - 1].strip()[:60]
        listed = f"line {lines[0]}" if len(lines) == 1 else f"{len(lines)} lines from line {lines[0]}"
        renamed = "the work, under whatever names, of " if all(hit.renamed for hit in hits) else ""
        return f"{renamed}{listed} of {origin}: {text}"


def _last_resort(origin: str) -> tuple[int, str]:
    """Order sources so that, of those that hold the same lines, the reference is named."""
    later = ("accepted/", "spec.py", "misconceptions/")
    return max((place for place, word in enumerate(later, start=1) if word in origin), default=0), origin


def answers_provided(handout: Handout, reference: bytes) -> Iterator[str]:
    """Yield the provided modules that define what students are to write, under whatever name."""
    wanted = function_forms(reference.decode("utf-8", "replace"))
    for name, data in handout.provided.items():
        given = set(function_forms(data.decode("utf-8", "replace")).values())
        for function in handout.functions:
            if wanted.get(function) in given:
                yield f"{name}, which is provided, must not hold the body of {function}, which students write"


def unknown_files(handout: Handout, declared: Sequence[str]) -> Iterator[str]:
    """Yield the files of a public folder that are neither an exercise's own nor declared as provided."""
    for name in handout.provided:
        if name not in declared:
            yield (
                f"{name} must be declared to be given to students; add it to provided=(...) in the spec of "
                f"{handout.slug}, or remove it"
            )
    for name in declared:
        if name not in handout.provided:
            yield f"{name} is declared as provided by the spec of {handout.slug} and is not there"


def _public_sources(handout: Handout) -> Iterator[str]:
    scripts = (data for name, data in handout.provided.items() if name.endswith(".py"))
    for source in (handout.stub, handout.drivers or b"", *scripts):
        yield source.decode("utf-8", "replace")


@lru_cache(maxsize=4096)
def _trees(source: str) -> tuple[tuple[str, int], ...]:
    return tuple(trees(source))


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text).replace('"', "'")


def _telling_lines(source: bytes, *, strings: bool) -> Iterator[tuple[int, str]]:
    """Yield the lines of a source that are long enough to be its own, with their numbers.

    What stands in strings counts if `strings`; a line that is one string is text, not code, and never does.
    """
    lines = source.decode("utf-8", "replace").splitlines()
    weights = dict.fromkeys(range(1, len(lines) + 1), 0)
    with contextlib.suppress(
        tokenize.TokenError, SyntaxError
    ):  # a source that is not valid Python is reported elsewhere
        for token in tokenize.generate_tokens(io.StringIO("\n".join(lines) + "\n").readline):
            number, line = token.start[0], token.line.strip()
            text = token.type == tokenize.STRING and (not strings or line.rstrip(",)") == token.string)
            if token.type not in _LAYOUT and not text and number == token.end[0]:
                weights[number] += len(_squeeze(token.string))
    for number, line in enumerate(lines, start=1):
        if weights[number] >= MIN_LINE and not line.lstrip().startswith(("import ", "from ")):
            yield number, line


def hidden_sources(folder: Path) -> dict[str, bytes]:
    """Return the Python files of an exercise's hidden folder by relative name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.py"))}
