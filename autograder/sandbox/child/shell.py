"""What ``get_ipython()`` returns: those commands of a notebook that mean something here (child side).

What cannot run here gives nothing and says so in the printed output; the cell goes on.
"""

import ast
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.sandbox.child.captured import Captured, Nothing
from autograder.sandbox.child.inert import INERT
from autograder.submission.exported import script_of, split_words
from autograder.submission.magics import PYLAB, RUN_LINE, TIMEIT_OPTIONS, strip_magics

#: commands whose only effect is on the page or on IPython itself
_PAGE_NAMES = """
alias autoawait autocall automagic autoreload autosave bookmark code_wrap colab colors config debug
dhist dirs doctest_mode edit gui hist history killbgscripts load load_ext logoff logon logstart
logstate logstop lprun lsmagic macro magic matplotlib memray mprun notebook page pastebin pdb pdef
pdoc pfile pinfo pinfo2 pprint precision psearch psource pycat quickref recall rehashx reload_ext
rerun save sc store subplots tb unalias unload_ext widgets xmode
"""
_PAGE = frozenset(_PAGE_NAMES.split())
_SHELL_NAMES = """
! apt apt-get bash cat cmd conda cp curl git less ls mamba man micromamba mkdir more mv perl pip
popd pushd rm rmdir ruby script sh sx system uv wget
"""
_SHELL = frozenset(_SHELL_NAMES.split())
_KEPT = frozenset({"get_ipython", "display", "In", "Out", "exit", "quit"})


class Shell:
    """The shell of one program.

    Parameters
    ----------
    namespace : dict
        Where the program's names are.
    run : callable
        Runs source in it and returns the value of a last expression; raises what the source raises.
    note : callable
        Takes an exception that went wrong and does not end the cell.
    """

    def __init__(
        self,
        namespace: dict[str, Any],
        run: Callable[[str], Any],
        note: Callable[[BaseException], None],
    ) -> None:
        self.user_ns = self.user_global_ns = namespace
        self._run, self._note = run, note
        self._captures: list[Captured] = []
        self._own: dict[tuple[str, str], Callable[..., Any]] = {}
        self.execution_count = 1

    def __getattr__(self, name: str) -> Any:
        """Give something inert for all that is only of use beside Jupyter."""
        if name.startswith("__"):
            raise AttributeError(name)
        return INERT

    def end_cell(self) -> None:
        """Give back the streams that the cell captured."""
        while self._captures:
            self._captures.pop().__exit__()

    def capture(self) -> Captured:
        """Begin to capture what the cell prints."""
        self._captures.append(Captured())
        return self._captures[-1]

    def system(self, command: str) -> None:
        """Say that a shell command does not run."""
        _say(f"!{command}")

    def getoutput(self, command: str, *args: Any, **kwargs: Any) -> Nothing:
        """Say that a shell command does not run; return no lines."""
        _say(f"!{command}")
        return Nothing()

    def run_cell(self, source: str, *args: Any, **kwargs: Any) -> Any:
        """Run a cell's source; return the value of its last expression."""
        return self._run(strip_magics(source, self.user_ns).source)

    def magic(self, line: str) -> Any:
        """Run a line magic, as old exports write it."""
        name, _, rest = line.removeprefix("%").partition(" ")
        return self.run_line_magic(name, rest.strip())

    def register_magic_function(
        self, function: Callable[..., Any], kind: str = "line", name: str = ""
    ) -> None:
        """Take a magic that the notebook defines itself."""
        self._own[kind, name or function.__name__] = function

    def ev(self, expression: str) -> Any:
        """Return the value of an expression."""
        return self._run(expression)

    def ex(self, statement: str) -> None:
        """Run a statement."""
        self._run(statement)

    def push(self, variables: Mapping[str, Any] | str, interactive: bool = True) -> None:
        """Bind names, given with their values."""
        if isinstance(variables, Mapping):
            self.user_ns.update(variables)

    def run_cell_magic(self, name: str, line: str, cell: str) -> Any:
        """Run a cell magic."""
        if own := self._own.get(("cell", name)):
            return own(line, cell)
        if name == "timeit":
            return self._time_it(TIMEIT_OPTIONS.sub("", line, count=1), cell)
        if name in ("writefile", "file"):
            return _write(line, cell)
        source = strip_magics(f"%%{name} {line}\n{cell}")
        if source.source.startswith("get_ipython().run_cell_magic("):
            _say(f"%%{name}")
            if not source.unknown:
                return None
            return self._run(source.source.partition("\n")[2]) if _parses(cell) else None
        return self._run(source.source)

    def run_line_magic(self, name: str, line: str, *args: Any, **kwargs: Any) -> Any:
        """Run a line magic."""
        if own := self._own.get(("line", name)):
            return own(line)
        if name in RUN_LINE:
            return self._run(strip_magics(f"%{name} {line}").source)
        if name in _PAGE:
            return None
        if command := getattr(self, f"_do_{name}", None) if name.isidentifier() else None:
            return command(line)
        _say(f"!{name} {line}" if name in _SHELL else f"%{name}")
        return None

    def _time_it(self, setup: str, body: str) -> None:
        """Run what is measured once; as in IPython it binds nothing outside of itself."""
        tree = ast.parse("def inner(): pass")
        parts = [strip_magics(part.strip("\n")).source for part in (setup, body)]
        statements = [statement for part in parts for statement in ast.parse(part).body]
        if statements:
            tree.body[0].body = statements  # type: ignore[attr-defined]
            ast.fix_missing_locations(tree)
            inner: dict[str, Any] = {}
            exec(compile(tree, "<timeit>", "exec", dont_inherit=True), self.user_ns, inner)
            inner["inner"]()

    def _do_timeit(self, line: str) -> Any:
        options = TIMEIT_OPTIONS.match(line)
        self._time_it("", line[options.end() :] if options else line)
        return INERT if options and "-o" in options[0] else None

    def _do_env(self, line: str) -> Any:
        name, sign, value = line.strip().partition("=" if "=" in line else " ")
        if not name:
            return dict(os.environ)
        if not sign:
            return os.environ.get(name)
        os.environ[name.strip()] = value.strip()
        return None

    _do_set_env = _do_env

    def _do_cd(self, line: str) -> None:
        words = [word for word in split_words(line) if word not in ("-q", "-b")]
        place = Path(words[0] if words else "~").expanduser()
        if not place.is_dir():
            print(f"[Errno 2] No such file or directory: {line!r}")
            return
        os.chdir(place)

    def _do_pwd(self, line: str) -> str:
        return str(Path.cwd())

    def _do_pylab(self, line: str) -> None:
        self._run(PYLAB)

    def _do_who_ls(self, line: str) -> list[str]:
        kinds = line.split()
        return sorted(
            name
            for name, value in self.user_ns.items()
            if not name.startswith("_") and name not in _KEPT and (not kinds or type(value).__name__ in kinds)
        )

    def _do_who(self, line: str) -> None:
        print("\t".join(self._do_who_ls(line)))

    _do_whos = _do_who

    def _do_reset(self, line: str) -> None:
        for name in [name for name in self.user_ns if not name.startswith("_") and name not in _KEPT]:
            del self.user_ns[name]
        for name in ("_", "__", "___"):
            self.user_ns.pop(name, None)

    def _do_xdel(self, line: str) -> None:
        self.user_ns.pop(line.strip(), None)

    def _do_run(self, line: str) -> None:
        """Run a file: a script in a namespace of its own whose names are then bound here, or a notebook."""
        name, (options, arguments) = script_of(line), _options_of_run(line)
        path = Path(name if Path(name).suffix else f"{name}.py")
        if path.suffix == ".ipynb":
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                if cell["cell_type"] == "code" and (source := "".join(cell["source"])).strip():
                    self.run_cell(source)
            return
        inside = self.user_ns if "-i" in options else _module_namespace(path, named="-n" not in options)
        kept = sys.argv
        sys.argv = [str(path), *arguments]
        try:
            exec(compile(path.read_bytes(), str(path.absolute()), "exec", dont_inherit=True), inside)
        except SystemExit:
            pass
        except BaseException as error:  # what it has bound so far is bound here, and the cell goes on
            self._note(error)
        finally:
            sys.argv = kept
        self.user_ns.update({name: value for name, value in inside.items() if not name.startswith("__")})


def _module_namespace(path: Path, *, named: bool) -> dict[str, Any]:
    module = ModuleType("__main__" if named else path.stem)
    module.__file__ = str(path.absolute())
    return module.__dict__


def _options_of_run(line: str) -> tuple[list[str], list[str]]:
    words = list(split_words(line))
    options = []
    while words and words[0].startswith("-"):
        options.append(words.pop(0))
    return options, words[1:]


def _write(line: str, text: str) -> None:
    words = [word for word in split_words(line) if word not in ("-a", "--append")]
    append = len(words) < len(list(split_words(line)))
    with Path(words[0]).open("a" if append else "w", encoding="utf-8") as stream:
        stream.write(text)


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _say(command: str) -> None:
    what = "shell commands do not run" if command.startswith("!") else "this command is not known"
    print(f"({' '.join(command.split())[:80]}: {what} here, so it gave nothing)")
