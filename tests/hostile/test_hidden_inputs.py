"""Nothing that a student may read depends on a hidden input: not a word, a name, a number or a mistake's name.

Every attack is graded twice, with hidden inputs that have nothing in common. What a student may see, in every
front end, must then be the same to the byte; so it does not matter how an attack would have written them down.
"""

import json
import shutil
import warnings
from textwrap import dedent

import pytest

from autograder.adapters import prairielearn
from autograder.adapters.github.annotations import annotations
from autograder.adapters.gradescope.results import to_gradescope
from autograder.course.catalog import Course
from autograder.grading.exercise import prepare
from autograder.grading.grade import grade_tasks, make_tasks
from autograder.grading.references import References
from autograder.judge.redaction import redact
from autograder.report.html import cell_html, student_html
from autograder.report.markdown import student_markdown
from autograder.report.text import terminal
from autograder.submission.submission import submission_of

#: of the two graders: times and a time constant that only hidden checks use
HIDDEN = (([27.1828, 16.1803, 57.7215], 31.4159), ([42.6692, 91.5965, 13.0357, 64.3410], 7.38905))
SPEC = """
import numpy as np
from autograder import Call, Check, Exercise, close

T = np.linspace(0.0, 50.0, 51)
SECRET = np.array({times})
EXERCISE = Exercise(
    slug="decay",
    title="Exponential decay",
    checks=(
        Check(id="first", points=1, call=Call("decay", SECRET, {tau}), expect=close(rtol=1e-6), hidden=True),
        Check(id="known", points=1, call=Call("decay", T, 10.0), expect=close(rtol=1e-6)),
        Check(id="second", points=1, call=Call("decay", SECRET[1:], {tau}), expect=close(rtol=1e-6), hidden=True),
        Check(id="third", points=1, call=Call("decay", SECRET[:2], {tau}), expect=close(rtol=1e-6), hidden=True),
        Check(id="also-known", points=1, call=Call("decay", T[:5], 10.0), expect=close(rtol=1e-6)),
    ),
)
"""
#: what an attack knows: whether a call is hidden, what it is in words, and one bit of it
PRELUDE = """
import json, os, struct, sys, time, warnings
import numpy as np

def hidden(tau): return tau != 10.0
def words(t, tau): return repr((np.asarray(t).tolist(), tau))
def bit(tau): return tau > 20
def right(t, tau): return np.exp(-t / tau)

def frame(value, body=b""):
    header = json.dumps(value, separators=(",", ":")).encode()
    return struct.pack("<II", len(header), len(body)) + header + body

def waiting():
    "What lies in the memory of the one who loads this file: the call that comes next."
    found, place = b"", sys._getframe()
    while place is not None:
        found += b"".join(value for value in place.f_locals.values() if isinstance(value, bytes))
        place = place.f_back
    return found.replace(b"\\n", b"")

def looked_at():
    "What a visible call does not hold."
    return "" if b"[51]" in waiting() or b"[5]" in waiting() else repr(waiting())
"""
#: leaves in a hidden call, and looks at the next one while it is loaded again; where it says so, nothing is defined
LOOKING = """
def leaving(t, tau):
    if hidden(tau):
        os._exit(0)
    return right(t, tau)
if looked_at():
    {}
else:
    decay = leaving
"""

ATTACKS = {
    "raises the call that comes next": LOOKING.format("raise ValueError(looked_at())"),
    "raises it as the name of an exception": LOOKING.format("raise type(looked_at(), (Exception,), {})"),
    "says it as a name that is not defined": LOOKING.format("raise NameError(name=looked_at())"),
    "says it as a file that has a syntax error": LOOKING.format(
        "raise SyntaxError(looked_at(), (looked_at(), 3, 1, looked_at()))"
    ),
    "leaves with it as the exit code while loading": LOOKING.format("os._exit(waiting()[-3])"),
    "says that it is in a cell": LOOKING.format(
        "os.write(3, frame({'t': ['cell', waiting()[-3] % 7]}) * 20); os._exit(0)"
    ),
    "says that it has loaded with it": LOOKING.format(
        "os.write(3, frame({'t': ['loaded', [[0, 'E', looked_at(), ['', 0, 1], '', ['decay']]]]})); os._exit(0)"
    ),
    "hangs while loading, according to it": LOOKING.format("time.sleep(3600 if waiting()[-3] % 2 else 0)"),
    "says it where a later call is visible": """
        seen = []
        def decay(t, tau):
            if hidden(tau):
                seen.append(words(t, tau))
            elif seen:
                raise ValueError(seen[0])
            return right(t, tau)
    """,
    "returns as many values as it is large": """
        seen = []
        def decay(t, tau):
            if hidden(tau):
                seen.append(tau)
            return right(t, tau) if not seen else np.zeros(int(10 * seen[0]))
    """,
    "leaves it in a file for the next": """
        for name in os.listdir():
            if name.startswith("secret"):
                raise ValueError(name)
        def decay(t, tau):
            if hidden(tau):
                open(f"secret {tau}", "w").close()
                os._exit(0)
            return right(t, tau)
    """,
    "ends at a time that says it": """
        start = time.time()
        if os.path.exists("x") or time.monotonic() % 1 < 0.5:
            raise ValueError(f"loaded at {start}") if "again" in os.environ else ImportError()
        def decay(t, tau):
            if hidden(tau):
                time.sleep(0.3 if bit(tau) else 0.0)
                os._exit(0)
            return right(t, tau)
    """,
    "prints and warns of it": """
        def decay(t, tau):
            print(words(t, tau), flush=True)
            print(words(t, tau), file=sys.stderr, flush=True)
            warnings.warn(words(t, tau))
            return right(t, tau) * (0 if hidden(tau) else 1)
    """,
    "raises or is wrong, according to it": """
        def decay(t, tau):
            if hidden(tau) and bit(tau):
                raise ValueError(words(t, tau))
            return t if hidden(tau) else right(t, tau)
    """,
    "leaves, hangs or is wrong, according to it": """
        def decay(t, tau):
            if hidden(tau) and bit(tau):
                os.abort() if len(t) == 3 else os._exit(int(tau))
            return t if hidden(tau) else right(t, tau)
    """,
    "runs out of memory, according to it": """
        def decay(t, tau):
            if hidden(tau) and bit(tau):
                os.write(1, b"OpenBLAS error: Memory allocation"); os._exit(1)
            return t if hidden(tau) else right(t, tau)
    """,
    "is not defined, according to it": """
        def decay(t, tau):
            if hidden(tau):
                os.write(3, frame({"t": ["failed", "missing" if bit(tau) else "unsendable", words(t, tau)]}))
            return right(t, tau)
    """,
    "needs what an error kept from being there, according to it": """
        helper = undefined_name
        def decay(t, tau):
            if hidden(tau) and bit(tau):
                return helper
            return t if hidden(tau) else right(t, tau)
    """,
    "gives what a known mistake gives, according to it": """
        def decay(t, tau):
            if not hidden(tau):
                return right(t, tau) if len(t) > 9 else np.exp(t / tau)
            return np.exp(t / tau) if bit(tau) else t
    """,
    "says nothing and closes the connection, according to it": """
        def decay(t, tau):
            if hidden(tau):
                os.close(3) if bit(tau) else os._exit(0)
                time.sleep(0.2)
            return right(t, tau)
    """,
    "answers for the calls to come": """
        def decay(t, tau):
            if hidden(tau):
                for _ in range(5):
                    os.write(3, frame({"t": ["raised", words(t, tau), words(t, tau), [words(t, tau), 0, 1], ""]}))
            return right(t, tau)
    """,
    "leaves a thread behind that says it": """
        import threading
        seen = []
        def tell():
            time.sleep(0.05)
            os.write(3, frame({"t": ["raised", "E", seen[0], ["", 0, 1], ""]}))
        def decay(t, tau):
            if hidden(tau):
                seen.append(words(t, tau))
                threading.Thread(target=tell).start()
                time.sleep(0.1)
            return right(t, tau) * (0 if hidden(tau) else 1)
    """,
}  # fmt: skip


@pytest.fixture(scope="module")
def graders(template, runner, tmp_path_factory):
    """Return two exercises that differ in their hidden inputs alone, and the references to judge by."""
    made = []
    for times, tau in HIDDEN:
        course = Course(tmp_path_factory.mktemp("course"))
        for name in ("exercises", "solutions"):
            shutil.copytree(template / name, course.root / name)
        spec = course.root / "solutions" / "decay" / "spec.py"
        spec.write_text(SPEC.format(times=times, tau=tau))
        references = References(runner)
        made.append((prepare(course, "decay", references), references))
    return made


TELLING = ("hard_coded_tau", "input-changed")
#: what a program does with a hidden input, and what is then told
CHOOSING = (
    ("return np.exp(-t / 10.0) if bit(tau) else t", "misconception:hard_coded_tau"),
    ("return t if bit(tau) else np.exp(-t / 10.0)", None),
    ("raise ValueError(words(t, tau))", None),
    ("print(words(t, tau)); return np.exp(-t / 10.0)", "misconception:hard_coded_tau"),
)


@pytest.fixture(scope="module")
def telling(template, runner, tmp_path_factory):
    """Return an exercise whose hidden checks tell two diagnoses, and the references to judge by."""
    course = Course(tmp_path_factory.mktemp("course"))
    for name in ("exercises", "solutions"):
        shutil.copytree(template / name, course.root / name)
    times, tau = HIDDEN[0]
    text = SPEC.format(times=times, tau=tau).replace("hidden=True", 'hidden=True, reveal="diagnosis"')
    text = text.replace("checks=(", f"diagnoses={TELLING},\n    checks=(", 1)
    (course.root / "solutions" / "decay" / "spec.py").write_text(text)
    references = References(runner)
    return prepare(course, "decay", references), references


@pytest.mark.parametrize(("choice", "told"), CHOOSING)
def test_a_program_that_knows_a_hidden_input_chooses_among_the_declared_sentences_at_most(
    choice, told, telling, runner
):
    ready, references = telling
    source = f"def decay(t, tau):\n    if hidden(tau):\n        {choice}\n    return right(t, tau)\n"
    submission = submission_of("mallory", {"decay.py": (PRELUDE + source).encode()})
    (task,) = make_tasks(submission, {"decay": ready})
    (result,) = grade_tasks([task], runner, references)
    hidden = [check.diagnosis for check in redact(result).checks if check.hidden and check.diagnosis]
    assert hidden == [name for name in [told] if name]
    text = str(shown([result]))
    assert not [number for number in map(str, (*HIDDEN[0][0], HIDDEN[0][1])) if number in text]


def shown(results):
    """Return all that any front end would show a student of some results."""
    with warnings.catch_warnings():  # Otter's own imports do not survive warnings as errors
        warnings.simplefilter("ignore")
        from autograder.adapters.otter.results import otter_files

    otter = [
        (case.test_case.name, case.message, case.passed)
        for found in otter_files(results, {})
        for case in found.test_case_results
    ]
    return {
        "html": student_html("mallory", results, "isolated"),
        "cell": cell_html(results, 0),
        "markdown": student_markdown("mallory", results),
        "terminal": terminal(results, colour=False, unicode=True),
        "github": [line for result in results for line in annotations(result, "decay.py")],
        "gradescope": json.dumps(to_gradescope(results, "isolated", weights={}, shown="always")),
        "prairielearn": prairielearn.encode(results).decode(),
        "otter": otter,
    }


@pytest.mark.parametrize("name", ATTACKS)
def test_what_a_student_may_see_is_the_same_whatever_the_hidden_inputs_are(name, graders, runner):
    submission = submission_of("mallory", {"decay.py": (PRELUDE + dedent(ATTACKS[name])).encode()})
    seen = []
    for ready, references in graders:
        (task,) = make_tasks(submission, {"decay": ready})
        results = grade_tasks([task], runner, references)
        assert results[0].state == "graded", results[0].problem
        seen.append(shown(results))
    assert seen[0] == seen[1]
