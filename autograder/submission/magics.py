"""IPython's syntax as the Python that Jupyter would run; every line of a cell keeps its number.

A command becomes a call of ``get_ipython()``, which the sandbox's child answers. What runs in the notebook
itself (``%time``, ``%%capture``) stands there as plain Python, so that all who read a cell see what it binds.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from autograder.submission.line_reader import Reader

#: cell magics that run their body as part of the notebook
RUN_BODY = frozenset({"capture", "debug", "memit", "prun", "scalene", "snakeviz", "time"})
#: cell magics that hand their body to another program or to the page
FOREIGN_BODY_NAMES = """
! HTML R SVG bash bigquery cmd cython file html javascript js julia latex markdown matlab octave
perl powershell pypy python python2 python3 ruby script sh shell sql svg sx system writefile
"""
FOREIGN_BODY = frozenset(FOREIGN_BODY_NAMES.split())
#: line magics whose argument is a statement that runs in the notebook, and their options before it
RUN_LINE = {
    "memit": re.compile(r"(?:-[rti][ \t]*[\d.]+[ \t]*|-[co]+(?:[ \t]+|$))*"),
    "prun": re.compile(r"(?:-[lsTD][ \t]*\S+[ \t]*|-[rq]+(?:[ \t]+|$))*"),
    "time": re.compile(r"(?:--no-raise-error[ \t]*)?"),
}
TIMEIT_OPTIONS = re.compile(r"(?:-[nrp][ \t]*\d+[ \t]*|-[tcqov]+(?:[ \t]+|$))*")
CAPTURE_OPTIONS = re.compile(r"(?:--no-\w+[ \t]*)*")
WRITE_FILE = frozenset({"file", "writefile"})
MAX_STACKED = 4  # cell magics on top of each other
#: what `%pylab` binds, which old notebooks count on
PYLAB = (
    "import numpy, matplotlib; from matplotlib import mlab, pylab, pyplot; np = numpy; plt = pyplot; "
    "from matplotlib.pylab import *; from numpy import *"
)
MAGIC = re.compile(r"%{1,2}([\w.]*)[ \t]*(.*)", re.DOTALL)
PROMPT = re.compile(r"(?:>>>|\.\.\.)(?: |$)|[ \t]*(?:In \[\d+\]|\.{3,}): ?")
FIRST_PROMPT = re.compile(r">>>(?: |$)|In \[\d+\]: ?")
ASSIGNED = re.compile(r"(?<![=<>!])=[ \t]*(?=[!%])")
HELPED = re.compile(r"[\w.*\[\]'\"]*%{0,2}")  # what help is asked for, read backwards from its end
#: a cell without any of these is plain Python already
SUSPECT = re.compile(r"^[ \t]*[%!?,;/]|=[ \t]*[!%]|\?[ \t]*(?:#.*)?$", re.MULTILINE)
# A cell of one line is a command even without the leading sign, unless the word is a variable.
BARE_COMMAND = re.compile(
    r"(autoreload|cat|cd|conda|config|cp|env|load_ext|ls|mamba|matplotlib|mkdir|mv|pip3?|prun|pwd|pylab|"
    r"reload_ext|rm|run|set_env|time|timeit|uv|who|who_ls|whos)"
    r"(?:[ \t]+(?![=!()<>,+*/%^&|]|(?:in|is|and|or|if|not)\b).*)?$"
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a ``%%writefile`` cell would put into a file, or at its end."""

    name: str
    text: str
    append: bool = False


@dataclass(frozen=True, slots=True)
class Stripped:
    """A cell as plain Python.

    Attributes
    ----------
    source : str
    written : Written or None
        The file that the cell would write.
    unknown : str
        The cell magic that is not known, whose body was taken for Python.
    whole : bool
        Whether a cell magic runs the body.
    """

    source: str
    written: Written | None = None
    unknown: str = ""
    whole: bool = False


def strip_magics(source: str, variables: Collection[str] = ()) -> Stripped:
    """Return a cell as the Python that Jupyter would run.

    A ``%`` inside brackets or strings, or at the start of a continued line, is left alone.

    Parameters
    ----------
    source : str
        The cell, with any line ends.
    variables : collection of str
        Names that earlier cells bind; they hide commands that are written without their sign.

    Returns
    -------
    Stripped
        As many lines as the cell has.
    """
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blank = Stripped("\n" * (len(lines) - 1))
    unknown, whole = "", False
    for _ in range(MAX_STACKED):
        lines = _unindent(lines)
        first = next((number for number, line in enumerate(lines) if line.strip()), 0)
        if not lines[first].startswith("%%"):
            break
        name, rest = _magic(lines[first])
        body = "\n".join(lines[first + 1 :])
        if name in WRITE_FILE:
            return replace(blank, written=_written(rest, body))
        if name == "timeit" or not name:
            return Stripped(_call("run_cell_magic", name, rest, body + "\n") + blank.source)
        if name in FOREIGN_BODY:
            return Stripped(_call("run_cell_magic", name, rest, "") + blank.source)
        lines[first], whole = "", True
        if name == "capture" and (names := CAPTURE_OPTIONS.sub("", rest, count=1).split()):
            lines[first] = f"{names[0]} = get_ipython().capture()" if names[0].isidentifier() else ""
        elif name not in RUN_BODY:
            unknown = name
            lines[first] = _call("run_cell_magic", name, rest, "")
    bare = None if "".join(lines[first + 1 :]).strip() else BARE_COMMAND.match(lines[first])
    if bare and bare[1] not in variables:
        lines[first] = f"%{lines[first]}"
    done = _python(lines) if SUSPECT.search("\n".join(lines)) else lines
    return Stripped("\n".join(done), unknown=unknown, whole=whole)


def _call(method: str, *arguments: str) -> str:
    return f"get_ipython().{method}({', '.join(map(repr, arguments))})"


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
    reader = Reader()
    done: list[str] = []
    waiting = iter(lines)
    for line in waiting:
        if not reader.fresh or not _is_command(line):
            done.append(_statement(line) if reader.fresh else line)
            reader.read(done[-1])
            continue
        whole, skipped = line, 0
        while whole.endswith("\\") and (following := next(waiting, None)) is not None:
            whole = whole[:-1] + following
            skipped += 1
        done += [_statement(whole), *[""] * skipped]
        reader.read(done[-1 - skipped])
    return done


def _is_command(line: str) -> bool:
    """Whether a line on which a statement begins goes on after a backslash as a command of IPython does."""
    bare = line.lstrip()
    return bool(bare) and (bare[0] in "!%?" or ("=" in bare and bool(ASSIGNED.search(bare))))


def _statement(line: str, *, measured: bool = False) -> str:
    """Return a line on which a statement begins, or the Python that stands for it.

    What a magic measures (`measured`) may hold a shell line, but no magic of its own.
    """
    bare = line.lstrip()
    if not bare or not ("%" in bare or "!" in bare or "?" in bare or bare[0] in ",;/"):
        return line
    indent = line[: len(line) - len(bare)]
    if bare[0] == "!":
        shout = bare.startswith("!!")
        return indent + _call("getoutput" if shout else "system", bare[2 if shout else 1 :].strip())
    if bare[0] in ",;/":
        return indent + _quoted(bare)
    if bare[0] in "?%" and (found := _help(bare)):
        return indent + found
    if bare[0] == "?":
        return indent + "pass"
    if bare[0] == "%":
        return indent + ("pass" if measured else _command(bare, at_margin=not indent))
    reader = Reader()
    code = reader.read(line)
    if (
        reader.depth == 0
        and not reader.quote
        and code.rstrip().endswith("?")
        and (found := _help(code.strip()))
    ):
        return indent + found
    assigned = ASSIGNED.search(code)
    if assigned is None or not _balanced(code[: assigned.start()]):
        return line
    command = line[assigned.end() :]
    if command.startswith("!"):
        value = _call("getoutput", command[1:].strip())
    else:
        value = "None" if measured else _command(command, at_margin=False)
    return f"{line[: assigned.start()]}= {'None' if value == 'pass' else value}"


def _help(line: str) -> str:
    """Return the call for a line that asks what something is, or an empty text."""
    if line.startswith("?"):
        line = line.lstrip("?").strip() + line[: len(line) - len(line.lstrip("?"))][:2]
    asked = line.rstrip("?")
    marks = len(line) - len(asked)
    asked = asked.rstrip(" \t") if marks < 3 else ""
    found = HELPED.match(asked[::-1])
    if not marks or found is None or (line[0] == "%" and len(found[0]) < len(asked)):
        return ""
    wanted = found[0][::-1]
    name = "psearch" if "*" in wanted else "pinfo2" if marks > 1 else "pinfo"
    return _call("run_line_magic", name, wanted)


def _quoted(line: str) -> str:
    """Return the call for ``,f a b``, ``;f a b`` or ``/f a b``."""
    name, _, rest = line[1:].strip().partition(" ")
    if not name:
        return "pass"
    words = rest.split()
    given = {",": ", ".join(f'"{word}"' for word in words), ";": f'"{rest}"', "/": ", ".join(words)}
    return f"{name}({given[line[0]]})"


def _balanced(code: str) -> bool:
    return sum(map(code.count, "([{")) == sum(map(code.count, ")]}"))


def _command(magic: str, *, at_margin: bool) -> str:
    """Return the Python for a line magic: what it runs in the notebook, else a call."""
    name, rest = _magic(magic)
    if name in RUN_LINE:
        return _statement(_without_options(name, rest), measured=True).strip() or "pass"
    if name == "pylab" and at_margin:
        return PYLAB
    return _call("run_line_magic", name, rest.rstrip()) if name else "pass"


def _magic(line: str) -> tuple[str, str]:
    found = MAGIC.match(line)
    if found and found[1]:
        return found[1], found[2]
    return ("!", line[3:].strip()) if line.startswith("%%!") else ("", "")


def _without_options(name: str, rest: str) -> str:
    found = RUN_LINE[name].match(rest)
    return rest[found.end() :].strip() if found else rest


def _written(rest: str, body: str) -> Written | None:
    name = rest.strip()
    bare = re.sub(r"^(?:-a|--append)[ \t]+", "", name)
    clean = bare.strip().strip("\"'").removeprefix("./")
    return Written(clean, body, append=bare != name) if clean else None


def add_written(files: dict[str, str], written: Written) -> None:
    """Put what a cell writes into a file, or at the end of what earlier cells wrote."""
    before = files.get(written.name, "") if written.append else ""
    text = before + written.text
    files[written.name] = text if text.endswith("\n") or not text else f"{text}\n"
