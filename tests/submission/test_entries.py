import os

import pytest

from autograder.errors import UsageError
from autograder.submission.entries import class_entries, in_order, list_folder, one_entry
from autograder.submission.submission import read_submission

NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


def write(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data)
    return folder


def entries(folder):
    return in_order(class_entries(list_folder(folder)))


def students(folder):
    return [entry.student for entry in entries(folder)]


def test_a_class_has_an_entry_for_each_folder_script_notebook_archive_and_document(tmp_path):
    files = (
        "eve/lif_update.py", "bob.py", "ada.ipynb", "Zoë K.zip", "tom.tar.gz", "tim.tbz2", "tam.tar.xz",
        "ida.ipynb.txt", "ian.py.txt", "dan.rar", "gus.html", "kim.PDF", "notes.txt", "data.json",
        ".git/config", "__MACOSX/x", "__pycache__/x.pyc", ".DS_Store",
        "Thumbs.db", "desktop.ini", "~$gus.docx",
    )  # fmt: skip
    write(tmp_path, dict.fromkeys(files, ""))
    write(tmp_path, {"joe.json": NOTEBOOK})
    (tmp_path / "empty").mkdir()
    assert students(tmp_path) == sorted(
        ["Zoë K", "eve", "bob", "ada", "tom", "tim", "tam", "ida", "ian", "dan", "gus", "kim", "joe", "empty"]
    )


def test_names_after_exercises_are_names_of_students_in_a_class(tmp_path):
    write(tmp_path, {"CV ISI (1).py": "", "cv_isi (2).py": "", "cv_isi.py": ""})
    assert students(tmp_path) == ["CV ISI (1)", "cv_isi", "cv_isi (2)"]


def test_student_names_are_one_printable_line(tmp_path):
    (tmp_path / "a\nb\x1b[31m").mkdir()
    (tmp_path / os.fsdecode(b"caf\xe9.py")).write_bytes(b"")
    (tmp_path / "学生").mkdir()
    assert students(tmp_path) == ["a\\x0ab\\x1b[31m", "caf\\xe9", "学生"]


def test_of_a_student_with_two_entries_none_is_read_and_the_others_are(tmp_path):
    write(tmp_path, {"ada.py": "x", "ada.zip": "", "ada/x.py": "", "bob.py": "x"})
    ada, bob = map(read_submission, entries(tmp_path))
    assert (ada.student, ada.files, bob.files) == ("ada", {}, {"bob.py": b"x"})
    (problem,) = ada.problems
    assert all(f"{tmp_path.name}/{name}" in str(problem) for name in ("ada", "ada.py", "ada.zip"))
    assert str(tmp_path.parent) not in str(problem)


def test_a_document_beside_the_code_of_its_author_is_no_second_entry(tmp_path):
    write(
        tmp_path,
        {"ada.ipynb": NOTEBOOK, "ada.html": "<html>", "ada.pdf": "%PDF", "bob.pdf": "", "bob.docx": ""},
    )
    ada, bob = map(read_submission, entries(tmp_path))
    assert list(ada.files) == ["ada.html", "ada.ipynb", "ada.pdf"] and ada.problems == ()
    assert list(bob.files) == ["bob.docx", "bob.pdf"] and len(bob.problems) == 2


def test_one_entry_is_a_file_a_folder_or_an_archive_named_by_its_stem(tmp_path, monkeypatch):
    write(tmp_path, {"b/ada.py": "", "bob.ipynb.txt": "", "carl.old.zip": "", "d.tar.gz": ""})
    names = ("b/ada.py", "bob.ipynb.txt", "carl.old.zip", "d.tar.gz", "b")
    assert [one_entry(tmp_path / name).student for name in names] == ["ada", "bob", "carl.old", "d", "b"]
    monkeypatch.chdir(tmp_path / "b")
    assert one_entry(type(tmp_path)()).student == "b"


def test_wrong_paths_are_told_apart(tmp_path):
    write(tmp_path, {"notes.txt": ""})
    (tmp_path / "loop").symlink_to("loop")
    for name, said in {
        "missing": "There is no file or folder",
        "notes.txt/x": "There is no file or folder",
        "notes.txt": "is neither a folder nor",
        "loop": "cannot be read",
    }.items():
        with pytest.raises(UsageError, match=said):
            one_entry(tmp_path / name)


def test_a_link_that_the_instructor_names_is_followed(tmp_path):
    write(tmp_path, {"real/ada.py": "x"})
    (tmp_path / "class").symlink_to("real")
    (entry,) = entries(tmp_path / "class")
    assert read_submission(entry).files == {"ada.py": b"x"}
