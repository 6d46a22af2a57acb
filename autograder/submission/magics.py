"""Strip IPython's syntax from a notebook cell; every line keeps its number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

#: cell magics that run their body as part of the notebook; all others hand it to another program
RUN_BODY = frozenset({"capture", "debug", "memit", "prun", "scalene", "snakeviz", "time", "timeit"})
#: line magics whose argument is a statement that runs in the notebook, and their options before it
RUN_LINE = {
    "memit": re.compile(r"(?:-[rti][ \t]*[\d.]+[ \t]*|-[co]+(?:[ \t]+|$))*"),
    "prun": re.compile(r"(?:-[lsTD][ \t]*\S+[ \t]*|-[rq]+(?:[ \t]+|$))*"),
    "time": re.compile(r"(?:--no-raise-error[ \t]*)?"),
    "timeit": re.compile(r"(?:-[nrp][ \t]*\d+[ \t]*|-[tcqov]+(?:[ \t]+|$))*"),
}
WRITE_FILE = frozenset({"file", "writefile"})
MAX_STACKED = 4  # cell magics on top of each other
RUN_SCRIPT = re.compile(r"(?:-\w+[ \t]+)*([A-Za-z_]\w*)(?:\.py)?[ \t]*$")
#: what `%pylab` binds, which old notebooks count on
PYLAB = (
    "import numpy, matplotlib; from matplotlib import mlab, pylab, pyplot; np = numpy; plt = pyplot; "
    "from matplotlib.pylab import *"
)
MAGIC = re.compile(r"%{1,2}([\w.]*)[ \t]*(.*)", re.DOTALL)
PROMPT = re.compile(r"(?:>>>|\.\.\.)(?: |$)|[ \t]*(?:In \[\d+\]|\.{3,}): ?")
FIRST_PROMPT = re.compile(r">>>(?: |$)|In \[\d+\]: ?")
ASSIGNED = re.compile(r"(?<![=<>!])=[ \t]*(?=[!%])")
#: a cell without any of these is plain Python already
SUSPECT = re.compile(r"^[ \t]*[%!?,;/]|=[ \t]*[!%]|\?[ \t]*(?:#.*)?$", re.MULTILINE)
# Jupyter takes a cell of one such line as a command even without the leading sign.
BARE_COMMAND = re.compile(
    r"(?:pip3?|conda|mamba|uv|cd|ls|cat|mkdir|matplotlib|load_ext|autoreload)[ \t]+"
    r"(?!(?:in|is|and|or|if|not)\b)[\w./~-]"
)
TOKEN = re.compile(
    r"""(?P<quote>'{3}|"{3}|'|")|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comment>\#.*)|\\.?|[^'"()\[\]{}\#\\]+""",
    re.DOTALL,
)
STRING_END = {
    quote: re.compile(rf"(?:\\.|(?!{quote})[^\\])*({quote}|\\?$)", re.DOTALL)
    for quote in ("'", '"', "'''", '"""')
}


@dataclass(frozen=True, slots=True)
class Stripped:
    """A cell as plain Python, and the files that its ``%%writefile`` would write."""

    source: str
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    """Where in Python's grammar the next line begins: inside which string, how many brackets deep."""

    quote: str = ""
    depth: int = 0
    continued: bool = False

    @property
    def fresh(self) -> bool:
        """Whether a statement can begin here."""
        return not (self.quote or self.depth or self.continued)

    def read(self, line: str) -> str:
        """Read a line; return it with strings, comments and bracketed parts blanked."""
        code: list[str] = []
        at = 0
        while at < len(line):
            if self.quote:
                found = STRING_END[self.quote].match(line, at)
                end = found.end() if found else len(line)
                ended = found is not None and found[1] == self.quote
                if ended or (len(self.quote) == 1 and not line.endswith("\\")):
                    self.quote = ""  # an ordinary string that is never closed ends with its line
                code.append("_" * (end - at))
                at = end
                continue
            token = TOKEN.match(line, at)
            assert token is not None  # its alternatives begin with every character there is
            if token["quote"]:
                self.quote = token["quote"]
            elif token["open"]:
                self.depth += 1
            elif token["close"]:
                self.depth = max(0, self.depth - 1)
            code.append(" " * len(token[0]) if token["comment"] else token[0])
            at = token.end()
        plain = "".join(code)
        self.continued = plain.endswith("\\") and not self.quote
        return plain


def strip_magics(source: str) -> Stripped:
    """Return a cell as the Python that Jupyter would run, without front end and shell.

    Line magics, shell lines and help become ``pass``; what ``%time`` and its like measure is kept
    and runs once; an assignment from a magic or the shell assigns None. A ``%`` inside brackets or
    strings, or at the start of a continued line, is left alone.

    Parameters
    ----------
    source : str
        The cell, with any line ends.

    Returns
    -------
    Stripped
        As many lines as the cell has.
    """
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blank = Stripped("\n" * (len(lines) - 1))
    for _ in range(MAX_STACKED):
        lines = _unindent(lines)
        first = next((number for number, line in enumerate(lines) if line.strip()), 0)
        if not lines[first].startswith("%%"):
            break
        name, rest = _magic(lines[first])
        if name in WRITE_FILE:
            return replace(blank, files=_written(rest, lines[first + 1 :]))
        if name not in RUN_BODY:
            return blank
        if name == "timeit" and (setup := _without_options(name, rest)):
            lines[first] = setup
            break
        lines[first] = ""
    if BARE_COMMAND.match(lines[first]) and not "".join(lines[first + 1 :]).strip():
        return blank
    return Stripped("\n".join(_python(lines) if SUSPECT.search("\n".join(lines)) else lines))


def _unindent(lines: list[str]) -> list[str]:
    """Remove the first line's indent or prompt from all lines that have it, as IPython does."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    if indent:
        lines = [line.removeprefix(indent) for line in lines]
    if FIRST_PROMPT.match(first[len(indent) :]):
        lines = [PROMPT.sub("", line, count=1) if PROMPT.match(line) else line for line in lines]
    return lines


def _python(lines: list[str]) -> list[str]:
    reader = _Reader()
    done: list[str] = []
    dropping = False
    for line in lines:
        if dropping:  # the shell line before ended in a backslash
            dropping = line.endswith("\\")
            done.append("")
            continue
        if reader.fresh:
            replaced = _statement(line)
            dropping = replaced is not line and line.endswith("\\") and not replaced.endswith("\\")
            line = replaced
        reader.read(line)
        done.append(line)
    return done


def _statement(line: str, *, measured: bool = False) -> str:
    """Return a line on which a statement begins, or the Python that stands for it.

    What a magic measures (`measured`) may hold a shell line, but no magic of its own.
    """
    bare = line.lstrip()
    if not bare or not ("%" in bare or "!" in bare or "?" in bare or bare[0] in ",;/"):
        return line
    indent = line[: len(line) - len(bare)]
    if bare[0] in "!?,;/":
        return indent + "pass"
    if bare[0] == "%":
        return indent + ("" if measured else _kept(bare, at_margin=not indent) or "pass")
    reader = _Reader()
    code = reader.read(line)
    if reader.depth == 0 and not reader.quote and code.rstrip().endswith("?"):
        return indent + "pass"
    found = ASSIGNED.search(code)
    if found is None or not _balanced(code[: found.start()]):
        return line
    command = line[found.end() :]
    value = "" if measured or command.startswith("!") else _kept(command, at_margin=False)
    return f"{line[: found.start()]}= {value or 'None'}"


def _balanced(code: str) -> bool:
    return sum(map(code.count, "([{")) == sum(map(code.count, ")]}"))


def _kept(magic: str, *, at_margin: bool) -> str:
    """Return the Python that a line magic runs in the notebook, or an empty text."""
    name, rest = _magic(magic)
    if rest.rstrip().endswith("?"):
        return ""
    if name in RUN_LINE:
        return _statement(_without_options(name, rest), measured=True).strip()
    if name == "run" and at_margin and (script := RUN_SCRIPT.match(rest)):
        return f"from {script[1]} import *"
    return PYLAB if name == "pylab" and at_margin else ""


def _magic(line: str) -> tuple[str, str]:
    found = MAGIC.match(line)
    return (found[1], found[2]) if found else ("", "")


def _without_options(name: str, rest: str) -> str:
    found = RUN_LINE[name].match(rest)
    return rest[found.end() :].strip() if found else rest


def _written(rest: str, body: list[str]) -> dict[str, str]:
    name = rest.strip().removeprefix("-a ").removeprefix("--append ").strip().strip("\"'").removeprefix("./")
    return {name: "\n".join(body)} if name else {}
