"""Attacks by what is handed in, before anything runs: names, links, archives; each earns what its answer earns."""

import base64
import io
import json
import os
import stat
import struct
import zipfile
import zlib

import pytest

MIB = 1 << 20
SECRET = "of-another-student-alone"


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def link(name):
    member = zipfile.ZipInfo(name)
    member.create_system = 3
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


def overlapping(right):
    """Return an archive of 500 entries that are all the same megabyte of zeros."""
    data = zipped(("decay.py", right), ("zeros", bytes(MIB)))
    at = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", at + 4)
    end = data.index(b"PK\x05\x06")
    first, entry = data[at:second], data[second:end]
    # names of five letters, so that no length in the entry changes
    entries = b"".join(entry.replace(b"zeros", b"%05d" % number) for number in range(500))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 501, 501, len(first + entries), at, 0)
    return data[:at] + first + entries + tail


def write(place, data, name="decay.py"):
    place.mkdir(exist_ok=True)
    (place / name).write_bytes(data)


def linked(target, beside=None):
    def make(place, right):
        place.mkdir()
        (place / "decay.py").symlink_to(target)
        if beside:
            (place / beside).write_bytes(right)

    return make


def archived(make):
    def put(place, right):
        place.with_name(f"{place.name}.zip").write_bytes(make(right))

    return put


def beside(*names):
    """Return a writer of a right answer with odd files beside it."""

    def make(place, right):
        write(place, right)
        for name in names:
            (place / name).write_bytes(b"x = 1\n")

    return make


def pipe(place, right):
    place.mkdir()
    os.mkfifo(place / "decay.py")


def loop(place, right):
    write(place, right)
    (place / "loop").symlink_to(place)
    (place / "self").symlink_to("self")


def deep(place, right):
    write(place, right)
    folder = place
    for _ in range(60):
        folder /= "d"
        folder.mkdir()
    (folder / "decay.py").write_bytes(b"raise SystemExit\n")


def as_notebook(place, cells):
    code = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": cell} for cell in cells]
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": code}
    write(place, json.dumps(document).encode(), "decay.ipynb")


def notebook_out(place, right):
    names = ("../other.py", "/etc/cron.d/x", "../../solutions/decay/decay.py", "solutions/decay/decay.py")
    cells = [f"%%writefile {name}\nraise SystemExit" for name in names]
    as_notebook(place, [*cells, "!touch /tmp/x", "%run ../other.py", "%cd /", right.decode()])


def sparse(place, right):
    write(place, b"# \n")
    os.truncate(place / "decay.py", 1 << 34)


#: name: (writer, points of 5)
HANDED_IN = {
    "right": (write, 5),
    "the victim": (lambda place, right: write(place, right + f"# {SECRET}\n".encode()), 5),
    "link to the passwords": (linked("/etc/passwd"), 0),
    "link to another student": (linked("../the victim/decay.py"), 0),
    "link to the solution": (linked("../../solutions/decay/decay.py"), 0),
    "link to a device": (linked("/dev/zero"), 0),
    "link beside an answer": (linked("/etc/passwd", beside="other.py"), 5),
    "folder that is another's": (lambda place, right: place.symlink_to("the victim"), 0),
    "pipe": (pipe, 0),
    "loop": (loop, 5),
    "deep": (deep, 5),
    "sparse": (sparse, 0),
    "answer that is a folder": (lambda place, right: (place / "decay.py").mkdir(parents=True), 0),
    "names": (beside("a\nb.py", "\x1b[2J\x1b[31m.py", "<script>alert(1).py", "-rf", "\u202eyp.x", "'; ls"), 5),
    "na\nme \x1b[31mred": (write, 5),
    "<img src=x onerror=alert(1)>": (write, 5),
    "=1+1": (write, 5),
    "zip that leads out": (archived(lambda right: zipped(
        ("decay.py", right), ("../right/decay.py", b"x"), ("/etc/cron.d/x", b"x"), ("..\\..\\x.py", b"x"))), 5),
    "zip with links": (archived(lambda right: zipped((link("decay.py"), "/etc/passwd"))), 0),
    "zip with a link as folder": (archived(lambda right: zipped((link("d"), "/tmp"), ("d/decay.py", right))), 5),
    "zip bomb": (archived(lambda right: zipped(("decay.py", right), *((f"z{n}", bytes(20 * MIB)) for n in range(5)))), 5),
    "zip bomb of one megabyte": (archived(overlapping), 5),
    "zip in zips": (archived(lambda right: zipped(("a.zip", zipped(("b.zip", zipped(("decay.py", right))))))), 0),
    "zip that is none": (archived(lambda right: b"PK\x03\x04" + bytes(99)), 0),
    "zip with odd names": (archived(lambda right: zipped(("decay.py", right), ("a\nb\x1b[2J.py", b"1"), (" ", b"1"))), 5),
    "notebook that writes out": (notebook_out, 5),
    "notebook that nests": (lambda place, right: write(place, b"[" * MIB, "decay.ipynb"), 0),
    "notebook of commas": (lambda place, right: write(place, b'{"cells":[' + b"0," * MIB + b"0]}", "decay.ipynb"), 0),
    "pickle": (lambda place, right: write(place, base64.b64decode("gASVIAAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOUjAR0cnVllIWUUpQu")), 0),
}  # fmt: skip


def tree(folder):
    """Return all of a folder that reading could change."""
    return sorted(
        (str(path.relative_to(folder)), status.st_mode, status.st_size, status.st_mtime_ns)
        for path in folder.rglob("*")
        if (status := path.lstat())
    )


@pytest.fixture
def handed_in(course, known):
    folder = course.root / "class"
    folder.mkdir()
    for name, (make, _) in HANDED_IN.items():
        make(folder / name, known["right"])
    return folder


def test_what_is_handed_in_earns_its_answer_and_changes_nothing(course, handed_in, invoke):
    before = [tree(course.root / part) for part in ("class", "exercises", "solutions")]
    done = invoke("grade", handed_in, "-o", course.root / "out", "--exercise", "decay", "--jobs", "1")
    assert done.code == 0, done.err
    assert [tree(course.root / part) for part in ("class", "exercises", "solutions")] == before
    assert sorted(path.name for path in course.root.iterdir()) == ["class", "exercises", "out", "solutions"]
    results = json.loads((course.root / "out" / "results.json").read_text())["results"]
    found = {result["student"]: result for result in results}
    wanted = {
        name.replace("\n", "\\x0a").replace("\x1b", "\\x1b"): score for name, (_, score) in HANDED_IN.items()
    }
    assert {name: result["score"] for name, result in found.items()} == wanted
    for result in found.values():
        assert result["state"] == "graded"
        assert result["score"] == 5 or result["problem"]
        assert result["problem"] is None or result["problem"].isprintable()


def test_no_report_shows_what_is_not_the_student_s(course, handed_in, invoke):
    done = invoke("grade", handed_in, "-o", course.root / "out", "--exercise", "decay", "--jobs", "1")
    pages = [path for path in (course.root / "out").rglob("*") if path.is_file()]
    assert len(pages) > len(HANDED_IN)
    stored = [path for path in pages if path.is_relative_to(course.root / "out" / "outputs")]
    book = [path for path in pages if path.name.startswith("gradebook.db")]
    assert book and not any(SECRET.encode() in path.read_bytes() for path in book)
    packed = [path for path in stored if "runs" not in path.parts]
    assert packed
    for kept in (zlib.decompress(path.read_bytes()) for path in packed):
        assert b"root:x:0" not in kept and SECRET.encode() not in kept
    texts = [path for path in pages if path not in stored and path not in book]
    # what staff get of a student is that student's code
    own = [path for path in texts if "staff" in path.parts and "the victim" in path.as_posix()]
    assert any(SECRET in path.read_text("utf-8") for path in own)
    for text in (done.out, done.err, *(path.read_text("utf-8") for path in texts if path not in own)):
        assert "root:x:0" not in text and SECRET not in text and "\x1b" not in text
    for page in (path.read_text("utf-8") for path in pages if path.suffix == ".html"):
        assert "<script>alert" not in page and "<img src=x" not in page
    assert all(path.name.isprintable() for path in pages)
    rows = (course.root / "out" / "grades.csv").read_text().splitlines()
    assert not any(row.startswith(("=", '"=')) for row in rows)  # a spreadsheet would run it


@pytest.mark.parametrize(
    "text", ["a" * 90_000, "%%" * 40_000, "'" * 40_000, "x = !" * 20_000, ">>> " * 20_000, "\\" * 90_001]
)
def test_the_stripping_of_magics_takes_texts_made_to_choke_it(text, course, known, invoke):
    place = course.root / "class" / "someone"
    place.parent.mkdir()
    as_notebook(place, [text, f"%time {text}", f"%%capture {text}\n1", known["right"].decode()])
    done = invoke("grade", place.parent, "-o", course.root / "out", "--exercise", "decay", "--jobs", "1")
    (result,) = json.loads((course.root / "out" / "results.json").read_text())["results"]
    assert done.code == 0 and result["state"] == "graded"
    assert result["score"] == 5 or "syntax error" in result["problem"]
