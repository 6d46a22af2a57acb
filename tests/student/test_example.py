"""A visible call can be had by name, and what a failed check shows can be pasted and run."""

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import autograder
from autograder.errors import UsageError
from autograder.judge.records import to_record
from autograder.report.html import student_html
from autograder.report.markdown import student_markdown
from autograder.report.text import terminal
from autograder.student.interactive import check

ANSWER = b"import numpy as np\n\n\ndef decay(times, tau):\n    return np.exp(times / tau)\n"


@pytest.fixture
def handout(released, invoke, monkeypatch):
    """A released folder with a wrong answer in it, whose parameters have names of their own."""
    (released / "exercises" / "decay" / "decay.py").write_bytes(ANSWER)
    monkeypatch.chdir(released)
    return released


def test_the_arguments_of_a_visible_call_are_those_of_the_spec(handout):
    t, tau = autograder.example("decay", "decay")
    assert isinstance(t, np.ndarray) and tau == 10.0
    assert all(map(np.array_equal, (t, tau), autograder.example("decay", "decay", call=1)))


@pytest.mark.parametrize(
    ("names", "options", "said"),
    [
        (("decoy", "decay"), {}, "did you mean 'decay'"),
        (("decay", "decays"), {}, "did you mean 'decay'"),
        (("decay", "other-times"), {}, "has no visible check"),
        (("decay", "decay"), {"call": 2}, "has calls 1 to 1; got call=2"),
        (("decay", "decay"), {"call": 0}, "got call=0"),
    ],
)
def test_what_is_not_there_is_one_sentence(handout, names, options, said):
    with pytest.raises(UsageError, match=re.escape(said)):
        autograder.example(*names, **options)


def pasted(code, folder):
    """Return what the call gives in a fresh interpreter in which the answer was run."""
    *lines, call = code.split("\n")
    source = "\n".join([ANSWER.decode(), *lines, f"print(np.asarray({call}).tolist())"])
    environment = {"PYTHONPATH": str(Path(autograder.__file__).parents[1]), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, cwd=folder, env=environment
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_call_that_failed_can_be_pasted_from_the_terminal(invoke, handout):
    out = invoke("check").out
    code = out.partition("to be pasted beside your function:\n")[2].partition("\n            ")[0]
    t, tau = autograder.example("decay", "decay")
    assert pasted(code, handout) == np.exp(t / tau).tolist()
    assert "tau=10.0)" in code


def test_it_is_shown_everywhere(handout, invoke, monkeypatch):
    monkeypatch.setattr("autograder.student.interactive._history", lambda: ["", ANSWER.decode()])
    found = check("decay")
    (result,) = found.results
    code = to_record(result)["checks"][0]["call"]
    assert code.startswith("import numpy as np\ntimes = np.") and code.endswith("decay(times, tau=10.0)")
    assert f"\n{code}\n" in terminal([result], colour=False, unicode=True)
    assert f"<pre><code>{code}</code></pre>" in student_html("ada", [result], "isolated")
    assert f"<pre><code>{code}</code></pre>" in found._repr_html_()
    fenced = "".join(f"  {line}\n" for line in ["```python", *code.split("\n"), "```"])
    assert fenced in student_markdown("ada", [result]) + "\n"


def test_no_call_is_shown_of_a_function_that_is_not_written(handout, invoke, known):
    stub = handout / "exercises" / "decay" / "decay.py"
    stub.write_bytes(known["stub"])
    assert "to be pasted" not in invoke("check").out
    stub.write_bytes(b"def decoy(t, tau): return t\n")
    assert "to be pasted" not in invoke("check").out
