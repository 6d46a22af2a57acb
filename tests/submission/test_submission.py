import io
import os
import tarfile
import zipfile

import pytest

from autograder.boundary.hand_in import HandIn
from autograder.boundary.problems import Problem
from autograder.submission import submission as module
from autograder.submission.entries import Entry, Part, class_entries, list_folder
from autograder.submission.submission import digest_of, read_submission, submission_of


def said(found):
    """Return a problem, or several, in the words that a student reads."""
    if found is None or isinstance(found, Problem):
        return str(found or "")
    return type(found)(map(str, found))


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def packed(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def read(path):
    return read_submission(Entry("ada", path))


def test_a_folder_is_read_with_all_its_folders(tmp_path):
    write(
        tmp_path,
        {
            "lif_update.py": "x",
            "data/in/x.csv": "1",
            "__pycache__/a.pyc": "",
            ".ipynb_checkpoints/a.ipynb": "",
            "venv/lib/site-packages/numpy.py": "",
            ".hidden": "",
        },
    )
    found = read(tmp_path)
    assert found.files == {"data/in/x.csv": b"1", "lif_update.py": b"x"}
    assert said(found.problems) == () and found.hand_in.attempt is None


def test_links_are_never_followed(tmp_path):
    write(tmp_path, {"bob/cv_isi.py": "secret", "bob/data.csv": "secret", "ada/x.py": "x"})
    for name, target in {
        "passwd.py": "/etc/passwd",
        "cv_isi.py": "../bob/cv_isi.py",
        "bob": "../bob",
        "gone.py": "nowhere",
        "me": ".",
    }.items():
        (tmp_path / "ada" / name).symlink_to(target)
    (tmp_path / "eve").symlink_to("bob")
    (tmp_path / "mal.py").symlink_to("/etc/passwd")
    found = {entry.student: read_submission(entry) for entry in class_entries(list_folder(tmp_path))}
    assert found["ada"].files == {"x.py": b"x"}
    assert len(said(found["ada"].problems)) == 5
    assert "cv_isi.py is a link: it was left out" in said(found["ada"].problems)
    for student in ("eve", "mal"):
        assert found[student].files == {} and "is a link" in said(found[student].problems)[0]


def test_pipes_and_unreadable_files_cost_themselves_alone(tmp_path, monkeypatch):
    write(tmp_path, {"good.py": "x", "locked.py": "y"})
    os.mkfifo(tmp_path / "pipe.py")
    content = module._content

    def locked(path, room):
        if path.name == "locked.py":
            raise PermissionError(13, "Permission denied")
        return content(path, room)

    monkeypatch.setattr(module, "_content", locked)
    found = read(tmp_path)
    assert found.files == {"good.py": b"x"}
    assert said(found.problems) == (
        "locked.py cannot be read: Permission denied",
        "pipe.py is not a regular file: it was left out",
    )


def test_what_vanishes_before_it_is_read_is_a_problem(tmp_path):
    found = read(tmp_path / "gone.py")
    assert found.files == {} and "gone.py cannot be read" in said(found.problems)[0]


def test_an_empty_folder_says_so(tmp_path):
    assert said(read(tmp_path).problems) == (f"{tmp_path.name} holds no files",)


def test_a_zip_is_read_whole_and_a_zip_in_a_folder_too(tmp_path):
    (tmp_path / "ada").mkdir()
    for path in (tmp_path / "ada.zip", tmp_path / "ada" / "hw.ZIP"):
        with zipfile.ZipFile(path, "w") as zipped:
            zipped.writestr("top/lif_update.py", "x")
            zipped.writestr("../evil.py", "x")
    assert read(tmp_path / "ada.zip").files == {"top/lif_update.py": b"x"}
    assert read(tmp_path / "ada").files == {"hw/top/lif_update.py": b"x"}
    assert len(said(read(tmp_path / "ada").problems)) == 1
    (tmp_path / "bad.zip").write_bytes(b"PK")
    assert said(read(tmp_path / "bad.zip").problems) == ("bad.zip is not a zip archive, or it is damaged",)


def test_what_is_handed_in_instead_of_code_is_named_with_what_to_hand_in(tmp_path):
    write(tmp_path, {"hw.rar": "Rar!", "hw.html": "<html>", "hw.pdf": "%PDF", "spikes.csv.gz": "\x1f"})
    found = read(tmp_path)
    assert list(found.files) == ["hw.html", "hw.pdf", "spikes.csv.gz"]
    instead = "which is not read: hand in the notebook (.ipynb) or the script (.py) itself, or a .zip of them"
    assert said(found.problems)[:3] == (
        f"hw.rar is a RAR archive, {instead}",
        f"hw.html is a web page, {instead}",
        f"hw.pdf is a PDF document, {instead}",
    )


def test_documents_beside_code_are_no_problem(tmp_path):
    found = read(write(tmp_path, {"cv_isi.py": "x = 1", "report.pdf": "%PDF", "cv_isi.html": "<html>"}))
    assert said(found.problems) == () and found.notes == ()


NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@pytest.mark.parametrize(
    ("name", "content", "real"),
    [
        ("cv_isi.ipynb.txt", NOTEBOOK, "cv_isi.ipynb"),
        ("cv_isi.ipynb.json", NOTEBOOK, "cv_isi.ipynb"),
        ("cv_isi.ipynb.download", NOTEBOOK, "cv_isi.ipynb"),
        ("cv_isi.IPYNB.TXT", NOTEBOOK, "cv_isi.IPYNB"),
        ("cv_isi.ipynb (1).txt", NOTEBOOK, "cv_isi.ipynb"),
        ("cv_isi (1).ipynb.txt.txt", NOTEBOOK, "cv_isi (1).ipynb"),
        ("cv_isi.ipynb.html", NOTEBOOK, "cv_isi.ipynb"),
        ("cv_isi.json", NOTEBOOK, "cv_isi.ipynb"),
        ("cv_isi.txt", NOTEBOOK, "cv_isi.ipynb"),
        ("cv_isi.py.txt", "x = 1", "cv_isi.py"),
        ("cv_isi.py.txt", NOTEBOOK, "cv_isi.ipynb"),
        ("cv_isi.py.download", "x = 1", "cv_isi.py"),
        ("cv_isi.py ", "x = 1", "cv_isi.py"),
    ],
)
def test_a_file_with_something_behind_its_name_is_read_as_what_it_is_inside(tmp_path, name, content, real):
    found = read(write(tmp_path, {name: content}))
    assert list(found.files) == [real] and real in found.sources
    assert found.notes == (f"{name} was read as {real}, which it is inside",) and found.problems == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cv_isi.ipynb.html", "<!DOCTYPE html>"),
        ("cv_isi.py.pdf", "%PDF-1.7"),
        ("cv_isi.py.txt", "Rar!"),
        ("cv_isi.py.bin", "\0\0"),
        ("notes.txt", "x = 1"),
        ("data.json", '{"metadata": {}}'),
        ("cv_isi.py.orig", "x = 1"),
    ],
)
def test_what_is_something_else_inside_keeps_its_name(tmp_path, name, content):
    found = read(write(tmp_path, {name: content}))
    assert list(found.files) == [name] and found.notes == ()


PROGRAM = "def isi_cv(t):\n    return t\n"


@pytest.mark.parametrize("name", ["cv_isi.txt", "cv_isi", "cv_isi.pyw", "hw/cv_isi.TXT"])
def test_code_under_another_ending_is_read_where_there_is_no_other(tmp_path, name):
    other = {"LICENSE": "MIT", "data.txt": "1 2\n", "x.txt": "def f( here"}
    found = read(write(tmp_path, {name: PROGRAM, **other}))
    (real,) = found.sources
    assert real.endswith("cv_isi.py") and found.problems == ()
    assert found.notes == (f"{name} was read as cv_isi.py, which it is inside",)
    beside = read(write(tmp_path, {"answer.py": PROGRAM}))
    assert list(beside.sources) == ["answer.py"] and beside.notes == ()


def test_an_archive_in_an_archive_is_opened_once_where_there_is_no_code_beside_it(tmp_path):
    deep = packed({"deep.zip": packed({"cv_isi.py": PROGRAM}), "notes.md": "x"})
    write(tmp_path, {"ada/a.zip": packed({"inner.zip": packed({"hw/cv_isi.py": PROGRAM})})})
    (tmp_path / "bob.zip").write_bytes(deep)
    (tmp_path / "cy.zip").write_bytes(packed({"x.zip": deep}))
    assert list(read(tmp_path / "ada").sources) == ["hw/cv_isi.py"]
    assert list(read(tmp_path / "bob.zip").sources) == ["cv_isi.py"]
    assert read(tmp_path / "cy.zip").sources == {}


def test_a_program_in_an_old_encoding_is_read_with_a_note_also_by_those_that_import_it(tmp_path):
    old = ("# Übung\n" + PROGRAM).encode("cp1252")
    files = {"cv_isi.py": old, "helper.py": b"# coding: utf-8\n" + old, "data.py": b"\1\xff"}
    found = read(write(tmp_path, files))
    assert found.files["cv_isi.py"].decode() == "# Übung\n" + PROGRAM
    assert found.sources["helper.py"].error is None and found.sources["data.py"].error
    assert found.notes[0] == "cv_isi.py is not UTF-8 text and was read as Windows-1252: save it as UTF-8"
    assert len(found.notes) == 2


def test_a_file_that_is_there_is_not_replaced_by_one_with_a_longer_name(tmp_path):
    found = read(write(tmp_path, {"cv_isi.py": "right", "cv_isi.py.txt": "wrong"}))
    assert found.files == {"cv_isi.py": b"right", "cv_isi.py.txt": b"wrong"}


def test_an_archive_is_read_by_what_it_is_inside(tmp_path):
    zipped, tarred, packed = tmp_path / "a.rar", tmp_path / "b.zip", tmp_path / "c.txz"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("cv_isi.py", "x")
    for path, mode in ((tarred, "w:xz"), (packed, "w:bz2")):
        with tarfile.open(path, mode) as archive:
            archive.add(__file__, "cv_isi.py")
    assert all(list(read(path).files) == ["cv_isi.py"] for path in (zipped, tarred, packed))
    assert read(zipped).notes == ("a.rar was read as a .zip, which it is inside",)
    assert read(tarred).notes == ("b.zip was read as a .tar.xz, which it is inside",)
    assert read(packed).notes == ()


def test_a_tar_in_a_folder_is_read_whole(tmp_path):
    for name, mode in (
        ("a.tar", "w"),
        ("b.tgz", "w:gz"),
        ("c.tar.bz2", "w:bz2"),
        ("d.tar.xz.download", "w:xz"),
    ):
        with tarfile.open(tmp_path / name, mode) as archive:
            archive.add(__file__, "top/cv_isi.py")
    found = read(tmp_path)
    assert list(found.files) == [f"{name}/top/cv_isi.py" for name in "abcd"] and found.problems == ()


def test_several_paths_are_one_submission_each_under_its_own_name(tmp_path):
    write(tmp_path, {"ada_1_2_cv_isi.py": "x", "ada_1_3_helpers.py": "y", "more/z.csv": "1"})
    parts = tuple(
        Part(name, tmp_path / path)
        for name, path in {
            "cv_isi.py": "ada_1_2_cv_isi.py",
            "helpers.py": "ada_1_3_helpers.py",
            "": "more",
        }.items()
    )
    found = read_submission(Entry("1", tmp_path, parts, HandIn(name="Ada", late=True)))
    assert list(found.files) == ["cv_isi.py", "helpers.py", "z.csv"]
    assert (found.student, found.hand_in.name, found.hand_in.late) == ("1", "Ada", True)


def test_an_entry_that_is_refused_is_not_read(tmp_path):
    found = read_submission(
        Entry("ada", write(tmp_path, {"cv_isi.py": "x"}), refused="missing", problem="nothing handed in")
    )
    assert found.files == {} and said(found.problems) == ("nothing handed in",)


def test_folders_have_caps(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MAX_FILES", 3)
    write(tmp_path, {f"{number}.txt": "x" for number in range(5)})
    found = read(tmp_path)
    assert len(found.files) == 3 and "more than 3 files" in said(found.problems)[0]
    monkeypatch.setattr("autograder.submission.files.MAX_FILE_BYTES", 10)
    big = read(write(tmp_path / "big", {"a.csv": "x" * 11, "b.csv": "x" * 10}))
    assert list(big.files) == ["b.csv"] and "a.csv is larger than" in said(big.problems)[0]
    deep = read(write(tmp_path / "deep", {"/".join("x" * 30): "x", "a.py": "x"}))
    assert list(deep.files) == ["a.py"] and "too deep" in said(deep.problems)[0]


def test_every_name_that_is_shown_or_kept_is_one_printable_line(tmp_path):
    (tmp_path / "a\nb.py").write_bytes(b"x")
    (tmp_path / "c\x1b[2J.py").symlink_to("/etc/passwd")
    (tmp_path / os.fsdecode(b"\xff.csv")).write_bytes(b"1")
    found = read(tmp_path)
    assert list(found.files) == ["\\xff.csv", "a\\x0ab.py"]
    assert all(text.isprintable() for text in said(found.problems)) and len(said(found.problems)) == 1


def test_the_digest_tells_contents_and_names_apart():
    assert digest_of({"a": b"1", "b": b"2"}) == digest_of({"b": b"2", "a": b"1"})
    different = ({"a": b"1"}, {"a": b"2"}, {"b": b"1"}, {"a": b"", "b": b"1"}, {})
    assert len({digest_of(files) for files in different}) == len(different)


def test_each_file_is_parsed_once_when_it_is_read(monkeypatch):
    calls = []
    real = module.read_source
    monkeypatch.setattr(module, "read_source", lambda data, name: (calls.append(name), real(data, name))[1])
    found = submission_of("ada", {"a.py": b"x = 1", "b.py": b"x = (", "c.csv": b"1"})
    assert calls == list(found.sources) == ["a.py", "b.py"]
    assert said(found.sources["a.py"].error) == ""
    error = found.sources["b.py"].error
    assert "syntax error" in str(error) and (error.kind, error.place.line) == ("syntax", 1)


def test_parsing_stops_when_there_is_more_code_than_anyone_writes(monkeypatch):
    monkeypatch.setattr(module, "MAX_TOKENS", 6)
    found = submission_of("ada", {f"{number}.py": b"x = 123" for number in range(4)})
    assert [bool(said(source.error)) for source in found.sources.values()] == [False, False, True, True]
    assert "was not read" in str(said(found.sources["3.py"].error))
