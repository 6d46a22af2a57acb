"""What students get holds nothing of the hidden half, and what would is found."""

import base64
import bz2
import gzip
import importlib.util
import io
import json
import lzma
import marshal
import os
import pickle
import shutil
import struct
import tarfile
import zipfile
import zlib
from dataclasses import replace

import numpy as np
import pytest
import scipy.io
from matplotlib.figure import Figure

from autograder.authoring.leaked_numbers import leaked_numbers
from autograder.authoring.leaks import answers_provided, hidden_sources, leaked_code
from autograder.authoring.verify import verify
from autograder.boundary.outputs import Returned
from autograder.compare import close
from autograder.course.spec import Call, Check, Exercise
from autograder.grading.exercise import prepare
from autograder.grading.references import References


@pytest.fixture
def lines(course):
    """Look for hidden lines in files; return what is found."""

    def look(name, text):
        data = text.encode() if isinstance(text, str) else text
        hidden = hidden_sources(course.root / "solutions" / "decay")
        return list(leaked_code({name: data}, hidden, [course.handout("decay")]))

    return look


def test_the_released_files_of_a_proved_exercise_hold_no_hidden_line(course, lines):
    for path in (course.root / "exercises" / "decay").rglob("*.*"):
        assert lines(path.name, path.read_text()) == []


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Try this:\n\n    return np.exp( -t/tau )\n", "line 7 of decay.py"),
        ("return [math.exp(-x / tau) for x in t]", "line 7 of accepted/loop.py"),
        ("a decay needs a minus sign", ""),
        (
            "Your potential grows: a decay needs a minus sign in the exponent.",
            "diagnosis of misconceptions/grows",
        ),
        ("import numpy as np", ""),
        ("def decay(t, tau):", ""),
    ],
)
def test_a_hidden_line_is_found_whatever_its_blanks_and_a_public_one_is_not(lines, text, origin):
    found = lines("README.md", text)
    assert bool(found) == bool(origin) and all(origin in sentence for sentence in found)


def test_a_hidden_line_is_found_in_a_cell_of_a_notebook(lines):
    cells = [{"cell_type": "code", "source": ["def decay(t, tau):\n", "    return np.exp(-t / tau)\n"]}]
    assert "line 7 of decay.py" in lines("week.ipynb", json.dumps({"cells": cells}))[0]


def test_a_line_of_the_spec_is_found_and_its_words_are_not(course, lines):
    spec = (course.root / "solutions" / "decay" / "spec.py").read_text()
    call = next(line for line in spec.splitlines() if "7.5" in line)
    (hint,) = [line for line in spec.splitlines() if "hint=" in line]
    assert "of spec.py" in lines("notes.txt", call)[0]
    assert lines("notes.txt", hint) == []


def test_a_hidden_source_that_is_no_python_hides_nothing_and_breaks_nothing(course, lines):
    (course.root / "solutions" / "decay" / "accepted" / "wrong.py").write_text("def (((\n  'x\n")
    assert lines("README.md", "def (((") == []


VISIBLE, HIDDEN = np.array([1.5, 2.25, 4.0, 8.5, 3.0]), np.array([2.5, 0.75, 6.5, 1.25, 9.0])
SHOWN, SECRET = np.sqrt(VISIBLE), np.sqrt(HIDDEN)


@pytest.fixture
def numbers(course):
    """Look for numbers of hidden checks in a text; return what is found."""
    checks = (
        Check(id="seen", points=1, call=Call("decay", VISIBLE, 2.0), expect=close()),
        Check(id="unseen", points=1, call=Call("decay", HIDDEN, 3.0), expect=close(), hidden=True),
    )
    exercise = Exercise(slug="decay", title="decay", checks=checks)
    outputs = {"seen": (Returned(SHOWN),), "unseen": (Returned((SECRET, {"k": 7.123456789})),)}
    public = course.handout("decay")

    def look(text, name="README.md"):
        return list(
            leaked_numbers(
                {name: text if isinstance(text, bytes) else text.encode()}, [(exercise, outputs)], [public]
            )
        )

    return look


@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        (f"it is {SECRET[1]!r}", True),
        ("k = 7.123456789 at most", True),
        ("2.5, 0.75, 6.5 and 1.25", True),
        ("| 2.50 | 0.75 | 6.5 | 1.25 |", True),
        (f"it is {SHOWN[1]!r}", False),
        ("1.5, 2.25, 4, 8.5", False),
        ("2.5 and 6.5", False),
        ("0.75, 6.5 and 1.25 in v0.75.6", False),
        ("1, 2, 3, 4, 5, 6", False),
    ],
)
def test_numbers_of_hidden_checks_are_found_and_those_of_visible_ones_are_not(numbers, text, leaks):
    assert bool(numbers(text)) == leaks


def test_a_hidden_number_is_found_in_examples_json(numbers):
    assert numbers(json.dumps({"expected": SECRET.tolist()}), "examples.json")


def test_provided_data_is_public(course, numbers):
    (course.root / "exercises" / "decay" / "data.csv").write_text("2.5,0.75,6.5,1.25")
    assert numbers("2.5,0.75,6.5,1.25", "data.csv")  # the fixture read the folder before
    public = course.handout("decay")
    exercise = Exercise(
        slug="decay",
        title="decay",
        checks=(Check(id="x", points=1, call=Call("decay", HIDDEN), expect=close(), hidden=True),),
    )
    files = {"data.csv": b"2.5,0.75,6.5,1.25"}
    assert list(leaked_numbers(files, [(exercise, {"x": (Returned(1.0),)})], [public])) == []


def test_counting_and_repeating_tell_nothing(course):
    grid = np.arange(0.0, 10.0, 0.1)
    check = Check(id="x", points=1, call=Call("decay", grid, np.ones(9)), expect=close(), hidden=True)
    exercise = Exercise(slug="decay", title="decay", checks=(check,))
    files = {"README.md": b"0.1, 0.2, 0.3, 0.4, 0.5 and 1, 1, 1, 1, 1"}
    found = leaked_numbers(files, [(exercise, {"x": (Returned(10**400),)})], [course.handout("decay")])
    assert list(found) == []


@pytest.mark.parametrize("text", ["np.exp(-t / tau) is what to return:\n\n    return np.exp(-t / tau)\n"])
def test_verify_finds_what_the_readme_gives_away(course, runner, text):
    readme = course.root / "exercises" / "decay" / "README.md"
    readme.write_text(readme.read_text() + text)
    findings = verify(course, "decay", References(runner)).findings
    assert {finding.rule for finding in findings} == {"release"}
    assert "line 7 of decay.py" in findings[0].text
    assert len(findings) == 1 and "README.md and notebook must not hold" in findings[0].text


ANSWER = """import numpy as np


def relative(x, constant):
    \"\"\"Say something else.\"\"\"
    return np.exp(-x / constant)
"""


def test_code_under_other_names_is_found(lines):
    (sentence,) = lines("helper.py", ANSWER)
    assert "the work, under whatever names, of 2 lines from line 6 of decay.py" in sentence
    assert lines("README.md", f"Try this:\n\n```python\n{ANSWER}```\n")
    assert lines("README.md", "Try `y`:\n\n    y = np.exp(-a / b)\n\nand look.")
    assert lines("helper.py", ANSWER.replace("exp(-x / constant)", "cos(x)")) == []


def packed(kind):
    """Return the reference of `decay` in a file of some kind."""
    source = b"import numpy as np\n\n\ndef decay(t, tau):\n    return np.exp(-t / tau)\n"
    stream = io.BytesIO()
    match kind:
        case "zip in zip":
            inner = io.BytesIO()
            with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("a/b.txt", source)
            with zipfile.ZipFile(stream, "w") as archive:
                archive.writestr("inner.dat", inner.getvalue())
        case "tar":
            with tarfile.open(fileobj=stream, mode="w:gz") as archive:
                info = tarfile.TarInfo("key")
                info.size = len(source)
                archive.addfile(info, io.BytesIO(source))
        case "gzip":
            return gzip.compress(source)
        case "bz2":
            return bz2.compress(source)
        case "xz":
            return lzma.compress(source)
        case "zlib":
            return zlib.compress(source)
        case "base64":
            return b"data = '" + base64.b64encode(source) + b"'\n"
        case "base64 in lines":
            return base64.encodebytes(gzip.compress(source * 4))
        case "base32":
            return base64.b32encode(source)
        case "base85":
            return base64.b85encode(source)
        case "hex":
            return source.hex().encode()
        case "pickle":
            return pickle.dumps({"key": [source.decode()]})
        case "pickled bytes":
            return pickle.dumps(source, protocol=2)
        case "old pickle":
            return pickle.dumps(source.decode(), protocol=0)
        case "npz":
            np.savez(stream, key=np.array([source.decode()]))
        case "objects":
            np.save(stream, np.array([source.decode(), None], dtype=object), allow_pickle=True)
        case "utf-16":
            return source.decode().encode("utf-16")
        case "string in a program":
            return b"KEY = " + repr(source.decode()).encode()
        case "html":
            return b"<pre>" + source.replace(b"-", b"&#45;").replace(b"/", b"&#x2f;") + b"</pre>"
        case "json":
            return json.dumps({"a": [{"b": source.decode()}]}).encode()
        case "output of a notebook":
            output = {"output_type": "stream", "text": source.decode().splitlines(keepends=True)}
            return json.dumps({"cells": [{"cell_type": "code", "source": [], "outputs": [output]}]}).encode()
        case "metadata of an image":
            figure = Figure(figsize=(0.2, 0.2))
            figure.savefig(stream, format="png", metadata={"Comment": source.decode()})
        case "compressed metadata of an image":
            body = b"zTXt" + b"Comment\0\0" + zlib.compress(source)
            return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(body) - 4) + body
        case "behind an image":
            return b"\xff\xd8\xff\xe0" + bytes(range(256)) + b"\xff\xd9" + source
        case "pyc":
            return importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(compile(LONG, "key.py", "exec"))
    return stream.getvalue()


LONG = """
import numpy as np
def decay(t, tau):
    out = np.zeros(len(t))
    for k in range(1, len(t)):
        out[k] = out[k - 1] + 0.25 * (3.5 - out[k - 1]) / tau
    return out
"""
KINDS = [
    "zip in zip", "tar", "gzip", "bz2", "xz", "zlib", "base64", "base64 in lines", "base32", "base85", "hex",
    "pickle", "pickled bytes", "old pickle", "npz", "objects", "utf-16", "string in a program", "html",
    "json", "output of a notebook", "metadata of an image", "compressed metadata of an image",
    "behind an image",
]  # fmt: skip


@pytest.mark.parametrize("name", ["notes.txt", "figure.png", "data", "example.svg"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_line_is_found_whatever_the_file_is_called_and_however_it_is_packed(lines, kind, name):
    found = lines(name, packed(kind))
    assert any("of decay.py" in sentence and sentence.startswith(name) for sentence in found)


def test_compiled_code_is_found_under_other_names_of_variables(course, lines):
    (course.root / "solutions" / "decay" / "accepted" / "long.py").write_text(
        LONG.replace("out", "potential")
    )
    (sentence,) = lines("cached", packed("pyc"))
    assert "of accepted/long.py" in sentence
    assert "another version" in lines("old.pyc", b"\x01\x02\r\n" + bytes(40))[0]


def test_a_pickle_is_never_loaded(lines, tmp_path):
    class Bomb:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "loaded"),)

    assert lines("data.pkl", pickle.dumps([Bomb(), "return np.exp(-t / tau)"]))
    assert not (tmp_path / "loaded").exists()


def test_what_cannot_be_looked_through_is_refused(lines):
    data = b"end of it all"
    for _ in range(12):
        data = gzip.compress(data)
    assert "packed too often" in lines("deep.gz", data)[0]
    assert "holds too much" in lines("bomb.gz", gzip.compress(bytes(80 * 2**20)))[0]


@pytest.mark.parametrize(
    "save",
    [
        lambda stream, value: np.save(stream, value),
        lambda stream, value: np.savez_compressed(stream, a=value.reshape(-1, 1)),
        lambda stream, value: np.save(stream, value.astype("f4")),
        lambda stream, value: stream.write(pickle.dumps(value)),
        lambda stream, value: stream.write(pickle.dumps(value.tolist())),
        lambda stream, value: stream.write(b"raw\0\1\2" + value.tobytes()),
        lambda stream, value: scipy.io.savemat(stream, {"a": value}, do_compression=True),
        lambda stream, value: np.savetxt(stream, value, fmt="%.4g"),
        lambda stream, value: stream.write(json.dumps({"y": value.tolist()}).encode()),
    ],
)
def test_numbers_are_found_in_data_of_any_kind_and_visible_ones_are_not(numbers, save):
    for value, leaks in ((SECRET, True), (SHOWN, False)):
        stream = io.BytesIO()
        save(stream, value)
        assert bool(numbers(stream.getvalue(), "table.bin")) == leaks


# a course whose public folder holds what it should not


def test_an_answer_key_is_refused_by_verify_and_release_and_not_shipped(course, runner, invoke):
    shutil.copy(course.root / "solutions/decay/decay.py", course.root / "exercises/decay/answer_key.py")
    texts = [finding.text for finding in verify(course, "decay", References(runner)).findings]
    assert any("answer_key.py must be declared" in text for text in texts)
    assert any("answer_key.py must not hold line 7 of decay.py" in text for text in texts)
    done = invoke("release", "-o", "out")
    assert done.code == 1 and "answer_key.py must be declared" in done.out
    assert not (course.root / "out").exists()


def test_an_undeclared_file_is_not_placed_beside_a_submission_and_a_declared_one_is(course, runner, respec):
    (course.root / "exercises/decay/notes.csv").write_text("1,2\n")
    assert prepare(course, "decay", References(runner)).handout.provided == {}
    respec('slug="decay",', 'slug="decay",\n    provided=("notes.csv",),')
    assert list(prepare(course, "decay", References(runner)).handout.provided) == ["notes.csv"]
    assert not verify(course, "decay", References(runner)).findings


def test_a_declared_file_that_is_not_there_is_named(course, runner, respec):
    respec('slug="decay",', 'slug="decay",\n    provided=("notes.csv",),')
    (finding,) = verify(course, "decay", References(runner)).findings
    assert "notes.csv is declared as provided by the spec of decay and is not there" in finding.text


def test_a_provided_module_must_not_be_the_answer(course):
    handout = course.handout("decay")
    reference = (course.root / "solutions/decay/decay.py").read_bytes()
    given = replace(handout, provided={"key.py": ANSWER.encode()})
    (sentence,) = answers_provided(given, reference)
    assert "key.py, which is provided, must not hold the body of decay" in sentence
    assert list(answers_provided(replace(handout, provided={"helper.py": LONG.encode()}), reference)) == []


def test_a_pasted_reference_is_one_finding(course, runner):
    readme = course.root / "exercises" / "decay" / "README.md"
    for known in sorted((course.root / "solutions" / "decay").rglob("*.py")):
        readme.write_text(readme.read_text() + "\n" + known.read_text() * (known.name == "decay.py"))
    findings = verify(course, "decay", References(runner)).findings
    assert len([finding for finding in findings if finding.rule == "release"]) == 1
