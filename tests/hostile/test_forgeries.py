"""Attacks on the marks: whatever a submission does to the process it runs in, it earns what it honestly earns.

The exercise has four functions of one point each; each forgery lacks right answers for the first three and
has a right ``whole``, so that an honest grader gives it 1 of 4 and a fooled one gives it more.
"""

import os
from textwrap import dedent

import nbformat
import pytest

from autograder.course.catalog import Course
from autograder.grading.exercise import prepare
from autograder.grading.grade import grade_tasks, make_tasks
from autograder.grading.references import References
from autograder.judge.records import encode_record
from autograder.submission.submission import submission_of

SPEC = """
import numpy as np
from autograder import Call, Check, Exercise, close, exact, symbolic
T = np.linspace(0.0, 3.0, 31)
EXERCISE = Exercise(slug="fade", title="Fade", checks=(
    Check(id="seen", points=1, call=Call("fade", T, 2.0), expect=close(rtol=1e-6)),
    Check(id="unseen", points=1, call=(Call("fade", T, 0.7), Call("fade", T, 1.3)), expect=close(rtol=1e-6), hidden=True),
    Check(id="formula", points=1, call=Call("formula"), expect=symbolic("a")),
    Check(id="whole", points=1, call=Call("whole", 7), expect=exact()),
))
"""
STUB = '''"""Fade."""
def fade(t, tau): raise NotImplementedError
def formula(): raise NotImplementedError
def whole(n): raise NotImplementedError
'''
RIGHT = '''"""The reference."""
import numpy as np
def fade(t, tau): return np.exp(-t / tau)
def formula(): return "4*a**3*exp(a**4 + 1)"
def whole(n): return 2 * n
'''
WHOLE = "\ndef whole(n): return 2 * n\n"
LIAR = """
class Liar:
    def _yes(self, *args, **kwargs): return True
    def _me(self, *args, **kwargs): return self
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __contains__ = _yes
    __sub__ = __rsub__ = __add__ = __mul__ = __truediv__ = __abs__ = __neg__ = __getitem__ = __array_ufunc__ = _me
    __hash__ = object.__hash__
"""
FRAMES = """
import json, os, struct
def frame(value, body=b""):
    header = json.dumps(value).encode()
    return struct.pack("<II", len(header), len(body)) + header + body
"""
ANSWER = 'os.write(3, frame({"t": ["returned", 14]}))'

#: name: (source, points)
FORGERIES = {
    "honest": (RIGHT, 4),
    "stub": (STUB, 0),
    "always true": (LIAR + "def fade(t, tau): return Liar()\nformula = lambda: Liar()\n", 1),
    "always true with a length": (
        LIAR + "class Long(Liar):\n    __len__ = lambda self: 31\n    __iter__ = lambda self: iter([self] * 31)\n"
        "def fade(t, tau): return Long()\ndef formula(): return [Long()]\n", 1),
    "a sequence that is its own item": ("""
        class Endless(list):
            def __getitem__(self, key): return self
            def __len__(self): return 31
            def __iter__(self): return iter([self] * 31)
        def fade(t, tau): return Endless([1])
        def formula(): return Endless([1])
     """, 1),
    "array with its own comparisons": ("""
        import numpy as np
        class Sly(np.ndarray):
            def __array_ufunc__(self, *args, **kwargs): return np.True_
            def __array_function__(self, *args, **kwargs): return True
            def __array_finalize__(self, other): pass
            def tobytes(self, *args): return np.exp(-np.linspace(0, 3, 31) / 2).tobytes()
            dtype = property(lambda self: np.dtype(float))
        def fade(t, tau): return np.zeros(31).view(Sly)
     """, 1),
    "array by protocol": ("""
        import numpy as np
        class Pretender:
            def __array__(self, *args, **kwargs): return np.zeros(31)
            __array_interface__ = {"shape": (31,), "typestr": "<f8", "data": (0, True), "version": 3}
        def fade(t, tau): return Pretender()
     """, 1),
    "numbers that lie": ("""
        class Float(float):
            __eq__ = __lt__ = __le__ = lambda self, other: True
            __hash__ = None
            __float__ = lambda self: 1.0
        class Text(str):
            __eq__ = lambda self, other: True
            __hash__ = str.__hash__
        def fade(t, tau): return [Float(0)] * len(t)
        def formula(): return Text("a")
     """, 1),
    "patched comparisons": ("""
        import builtins, json, math, operator, struct, sys
        import numpy as np
        for module, name in ((np, "isclose"), (np, "allclose"), (np, "array_equal"), (np, "all"), (np.testing, "assert_allclose")):
            setattr(module, name, lambda *args, **kwargs: True)
        builtins.abs = builtins.max = lambda *args, **kwargs: 0
        math.isclose = math.isfinite = operator.eq = lambda *args: True
        np.exp = np.abs = lambda x: x * 0
        def fade(t, tau): return np.zeros(len(t))
        def formula(): return "a"
     """, 1),
    "patched builtins": ("""
        import builtins
        builtins.isinstance = lambda *args: True
        builtins.type = builtins.len = builtins.compile = builtins.exec = builtins.bool = None
        def fade(t, tau): return t * 0
     """, (0, 1)),
    "patched messages": ("""
        import json, struct
        json.dumps = lambda *args, **kwargs: '{"t":["returned",[true]]}'
        struct.Struct.pack = None
     """, (0, 1)),
    "the runner's own functions": ("""
        import gc, sys, types
        frame = sys._getframe()
        while frame.f_back is not None: frame = frame.f_back
        seen, found = [], {}
        frame = sys._getframe()
        while frame is not None:
            found.update(frame.f_globals)
            frame = frame.f_back
        for name in ("coerce", "pack", "unpack", "_answer", "_describe", "_missing"):
            function = found.get(name)
            if isinstance(function, types.FunctionType):
                if name == "coerce": function.__code__ = (lambda value, depth=0: True).__code__
        def fade(t, tau): return [True] * len(t)
        def formula(): return "passed"
     """, (0, 1)),
    "frames of the callers": ("""
        import sys
        def stolen():
            frame, found = sys._getframe(), []
            while frame is not None:
                found += [value for space in (frame.f_locals, frame.f_globals) for value in list(space.values())]
                frame = frame.f_back
            return found
        def fade(t, tau):
            import numpy as np
            for value in stolen():
                if isinstance(value, np.ndarray) and value.shape == t.shape and not np.array_equal(value, t): return value
        def formula():
            for value in stolen():
                if isinstance(value, str) and "a**3" in value and "stolen" not in value: return value
     """, 1),
    "everything that the collector knows": ("""
        import gc
        import numpy as np
        def fade(t, tau):
            for thing in gc.get_objects():
                for value in gc.get_referents(thing):
                    if type(value) is np.ndarray and value.shape == (31,) and value[0] == 1.0 and value[-1] < 1.0: return value
        def formula():
            for thing in gc.get_objects():
                if isinstance(thing, dict):
                    for key in ("_ref", "reference", "expected", "EXERCISE", "SPEC", "solution"):
                        if thing.get(key): return str(thing[key])
     """, 1),
    "modules of the grader": ("""
        import importlib, sys
        for name in ("autograder", "autograder.judge.verdict", "autograder.compare", "autograder.compare.close", "autograder.course.spec", "otter", "doctest"):
            try:
                module = importlib.import_module(name)
                module.judge = module.close = module.PASSED = lambda *args, **kwargs: True
            except Exception: pass
        def fade(t, tau):
            from solutions.fade import fade
            return fade(t, tau)
     """, 1),
    "the answer beside the exercise": ("""
        import importlib.util, os, pathlib
        def fade(t, tau):
            import numpy as np
            for folder in (".", "..", "/", os.environ["PATH"], os.path.dirname(__file__)):
                for path in pathlib.Path(folder).glob("**/spec.py"): exec(path.read_text(), globals())
            return np.zeros(31)
     """, 1),
    "frames before their time": (FRAMES + """
for answer in (["cell", 0], ["loaded", []], ["returned", 1], ["returned", 1], ["returned", 1], ["returned", "a"], ["returned", 14]):
    os.write(3, frame({"t": answer}))
os._exit(0)
     """, 1),
    "passed, says the child": (FRAMES + """
for answer in (["cell", 0], ["loaded", []], ["passed", 4], ["score", 4, 4], ["locked", {}], ["returned", {"score": 4}]):
    os.write(3, frame({"t": answer}))
os._exit(0)
     """, 1),
    "every answer twice": (FRAMES + f"""
def fade(t, tau):
    {ANSWER}
    return t * 0
def formula():
    {ANSWER}
    return "a"
     """, (0, 1)),
    "frames at the end": (FRAMES + """
import atexit, threading, weakref
def forge():
    os.write(3, frame({"t": ["returned", 1]}) * 9)
atexit.register(forge)
threading._register_atexit(forge)
class Last:
    def __del__(self): forge()
last = Last()
keep = weakref.finalize(last, forge)
def fade(t, tau): raise SystemExit(0)
def formula(): raise KeyboardInterrupt
     """, 1),
    "frames from a thread": (FRAMES + """
import threading, time
def flood():
    while True: os.write(3, frame({"t": ["returned", "4*a**3"]}))
threading.Thread(target=flood, daemon=True).start()
time.sleep(0.05)
     """, (0, 1)),
    "values that change": ("""
        import numpy as np
        class Late(dict):
            def items(self): return [("x", 1)] * 5
        class Forget(list):
            def __del__(self): raise RuntimeError
        def fade(t, tau):
            t[:] = 1
            return t
        def formula(): return Late()
     """, 1),
    "pickles": ("""
        import pickle
        import numpy as np
        class Payload:
            def __reduce__(self): return (__import__("os").system, ("true",))
        def fade(t, tau): return np.array([Payload()] * len(t), dtype=object)
        def formula(): return pickle.dumps(Payload())
     """, 1),
    "import hooks": ("""
        import builtins, importlib, sys
        class Hook:
            def find_spec(self, name, path=None, target=None): raise KeyboardInterrupt
        sys.meta_path.insert(0, Hook())
        sys.path_hooks.insert(0, lambda path: None)
        sys.modules["numpy"] = sys.modules["json"] = sys.modules["struct"] = None
        builtins.__import__ = None
        def fade(t, tau): return t * 0
     """, 1),
    "tracing": ("""
        import sys, threading
        def trace(frame, event, arg):
            for name in ("value", "function", "trouble"):
                frame.f_locals.get(name)
            return trace
        sys.settrace(trace); sys.setprofile(trace); threading.settrace(trace)
        sys.excepthook = sys.unraisablehook = sys.displayhook = lambda *args: None
        def fade(t, tau): return t * 0
     """, 1),
    "exceptions that cannot be described": ("""
        class Odd(BaseException):
            def __str__(self): raise Odd
            __repr__ = __str__
            __traceback__ = property(lambda self: self)
            with_traceback = None
        class Meta(type(Exception)):
            __name__ = property(lambda cls: 1 / 0)
        class Stranger(Exception, metaclass=Meta): pass
        def fade(t, tau): raise Odd
        def formula(): raise type("\\ud800\\x1b[31m" + "x" * 100_000, (Exception,), {})("\\x1b[2J" * 1000)
     """, 1),
    "symbols that blow up": ("""
        def fade(t, tau): return "9**9**9**9"
        def formula(): return "**".join("9" * 900)
     """, 1),
    "symbols with code": ("""
        def fade(t, tau): return "t"
        def formula(): return "__import__('os').system('true') or 4*a**3*exp(a**4 + 1)"
     """, 1),
    "a symbolic string that nests": ("""
        def fade(t, tau): return "t"
        def formula(): return "(" * 900 + "a" + ")" * 900
     """, 1),
    "symbols of another class": ("""
        import sympy
        class Agreeable(sympy.Symbol):
            def __eq__(self, other): return True
            __hash__ = sympy.Symbol.__hash__
        def formula(): return Agreeable("a") ** sympy.Pow(10, sympy.Pow(10, 10, evaluate=False), evaluate=False)
     """, 1),
    "a lone surrogate in a tree": (FRAMES + r"""
def fade(t, tau): return t * 0
def formula():
    os.write(3, frame({"t": ["returned", {"s": ["symbol", "\ud800\x1b[31m"]}]}))
    os._exit(0)
     """, 1),
    "one array named a thousand times": (FRAMES + """
def fade(t, tau):
    data = memoryview(frame({"t": ["returned", [{"a": ["|b1", [1 << 20], 0]}] * 2000]}, bytes(1 << 20)))
    while data: data = data[os.write(3, data):]
    os._exit(0)
     """, 1),
    "a coding line that hides code": (b"# coding: rot13\nqrs snqr(g, gnh): erghea 1\n", 0),
    "a coding line with another alphabet": (b"# -*- coding: utf-7 -*-\n+AGQAZQBm fade(t, tau): return 1\n", 0),
    "text that reads backwards": ("# \u202e\u2066 return right answers\u2069\u2066\ndef fade(t, tau): return t * 0\n", 1),
    "modules of the runner": (FRAMES + """
import sys
for name, module in list(sys.modules.items()):
    if name.startswith("autograder"):
        for key in list(vars(module)):
            if callable(vars(module)[key]) and not isinstance(vars(module)[key], type):
                setattr(module, key, lambda *args, **kwargs: frame({"t": ["returned", [True] * 31]}))
def fade(t, tau): return t * 0
     """, (0, 1)),
    "the runner's channel": ("""
        import gc, os, sys
        from autograder.sandbox.child import worker
        for thing in gc.get_objects():
            if isinstance(thing, worker._Channel):
                thing.receive = lambda: worker.pack(("whole", [7], {}, None, "result"))
        worker._Channel.send = lambda self, frame: os.write(3, worker.pack(("returned", 14)) * 9)
     """, (0, 1)),
    "patched conversions": ("""
        import numpy as np
        np.asarray = np.array = np.ascontiguousarray = lambda *args, **kwargs: np.ones(31)
        np.ndarray.__hash__
        class Wrapped(np.ndarray):
            __array_priority__ = 1e9
            def __array_wrap__(self, *args): return self
            def astype(self, *args, **kwargs): return self
            def item(self, *args): return True
            tolist = __iter__ = lambda self: iter([True] * 31)
        def fade(t, tau): return np.zeros(31).view(Wrapped)
     """, 1),
    "weak references to the callers": ("""
        import gc, weakref
        class Watch:
            def __init__(self): self.seen = []
            def __call__(self, *args): self.seen.append(args)
            def __del__(self): raise SystemExit(0)
        watch = Watch()
        gc.callbacks.append(watch)
        def fade(t, tau):
            keep = weakref.ref(t, watch)
            Watch()
            return t * 0
        def formula():
            gc.collect()
            return next((x for seen in watch.seen for x in seen if isinstance(x, str) and "a**3" in x), "a")
     """, 1),
    "texts that regular expressions choke on": (r"""
        def fade(t, tau): raise ValueError("\x1b]" + "\x1b[" * 999 + "'" + '"' * 999 + "0x" + "f" * 999 + "1e" * 400)
        def formula(): return "1" * 900 + "." + "1" * 900 + "e" + "(" * 90
     """, 1),
    "texts that regular expressions choke on, at loading": (
        "x = '" + "a" * 60_000 + "'\ny = " + ".".join("a" * 900) + "\n" + " " * 60_000 + "%time\n" + "=" * 9_000, 0),
    "numbers that take for ever": ("""
        def fade(t, tau): return "9" * 100_000
        def formula(): return "1e" + "9" * 1500
     """, 1),
    "a doctored header": (b"\xef\xbb\xbf# coding: utf-8\n#!/bin/sh\ndef fade(t, tau): return t * 0\n" + WHOLE.encode(), 1),
}  # fmt: skip


@pytest.fixture(scope="module")
def graded(arena, tmp_path_factory):
    """Return a function that grades files as one submission, on an exercise whose reference stays outside."""
    root = tmp_path_factory.mktemp("course")
    for folder, name, text in (
        ("exercises", "fade.py", STUB), ("exercises", "README.md", "# Fade\n"),
        ("solutions", "spec.py", SPEC), ("solutions", "fade.py", RIGHT),
    ):  # fmt: skip
        (root / folder / "fade").mkdir(parents=True, exist_ok=True)
        (root / folder / "fade" / name).write_text(text)
    references = References(arena.runner)
    prepared = prepare(Course(root), "fade", references)
    assert not prepared.fault

    def grade(files):
        tasks = make_tasks(submission_of("someone", files), {"fade": prepared})
        (result,) = grade_tasks(tasks, arena.runner, references)
        return result

    return grade


def points(result):
    assert result.state == "graded", result.problem
    encode_record(result).decode()
    assert result.problem is None or result.problem.isprintable()
    assert all(check.message.isprintable() for check in result.checks)
    return {check.id for check in result.checks if check.status == "passed"}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_earns_what_it_honestly_earns(name, arena, harmless, graded):
    source, expected = FORGERIES[name]
    if isinstance(source, str):
        if source not in (RIGHT, STUB):
            source = WHOLE + dedent(source)
        source = source.encode("utf-8", "surrogateescape")
    passed = points(graded({"fade.py": source}))
    assert len(passed) in (expected if isinstance(expected, tuple) else (expected,)), passed
    assert name == "honest" or passed <= {"whole"}
    assert len(points(graded({"fade.py": RIGHT.encode()}))) == 4  # nothing of it reaches the next


BESIDE = {
    "numpy.py": b"raise SystemExit\ndef exp(x): return 1\n",
    "numpy/__init__.py": b"float64 = exp = None\n",
    "json.py": b"def dumps(*args, **kwargs): return '[true]'\n",
    "struct.py": b"raise SystemExit\n",
    "autograder.py": b"PASSED = True\n",
    "sitecustomize.py": b"import os; os._exit(0)\n",
    "usercustomize.py": b"import os; os._exit(0)\n",
    "conftest.py": b"import os; os._exit(0)\n",
    "drivers.py": b"def anything(*args): return True\n",
    "spec.py": b"EXERCISE = None\n",
    "random.py": b"import os; os._exit(0)\n",
    "pyproject.toml": b"[tool.pytest]\n",
    "a\nb.py": b"1",
    "\x1b[2J.py": b"1",
}


@pytest.mark.parametrize("name", BESIDE)
def test_a_file_beside_the_answer_changes_nothing_of_the_grading(name, arena, harmless, graded):
    answer = RIGHT if not name.startswith("numpy") else RIGHT.replace("import numpy as np", "import math") + (
        "def fade(t, tau): return [math.exp(-x / tau) for x in t.tolist()]\n"
    )  # fmt: skip
    result = graded({"fade.py": answer.encode(), name: BESIDE[name]})
    assert len(points(result)) == 4, result


def test_a_notebook_that_takes_the_harness_s_names_is_run_like_any_other(arena, harmless, graded):
    cells = [
        "import sys, os\n_answer = serve = pack = coerce = channel = connection = program = namespace = 1",
        "__name__ = 'autograder'; __builtins__ = {}; __file__ = __spec__ = None",
        "raise BaseException",
        "sys.modules['__main__'] = sys.modules['drivers'] = None",
        "get_ipython = display = In = Out = exit = quit = None",
        RIGHT.replace("2 * n", "3 * n"),
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    result = graded({"fade.ipynb": nbformat.writes(notebook).encode()})
    assert points(result) <= {"seen", "unseen", "formula"}


def test_a_log_of_another_grader_is_not_opened(arena, harmless, graded):
    payload = b"cposix\nsystem\n(S'touch /tmp/%s'\ntR." % os.urandom(4).hex().encode()
    result = graded({".OTTER_LOG": payload, "fade.pkl": payload, "fade.py": RIGHT.encode()})
    assert len(points(result)) == 4
