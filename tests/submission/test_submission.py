import os
import zipfile

import pytest

from autograder.boundary.problems import Problem
from autograder.errors import NothingToGrade, UsageError
from autograder.submission import submission as module
from autograder.submission.entries import Entry, find_submissions
from autograder.submission.submission import digest_of, read_submission, submission_of


def said(found):
    """Return a problem, or several, in the words that a student reads."""
    if found is None or isinstance(found, Problem):
        return str(found or "")
    return type(found)(map(str, found))


SLUGS = ("lif_update", "cv_isi")


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def students(*paths):
    return [entry.student for entry in find_submissions(paths, SLUGS)]


def read(path):
    return read_submission(Entry("ada", path))


def test_a_class_has_an_entry_for_each_folder_script_notebook_and_zip(tmp_path):
    write(
        tmp_path,
        {
            "eve/lif_update.py": "",
            "bob.py": "",
            "ada.ipynb": "",
            "Zoë K.zip": "",
            "roster.csv": "",
            "notes.txt": "",
            ".git/config": "",
            "__MACOSX/x": "",
            "__pycache__/x.pyc": "",
            ".DS_Store": "",
        },
    )
    (tmp_path / "empty").mkdir()
    assert students(tmp_path) == ["Zoë K", "ada", "bob", "empty", "eve"]


def test_a_folder_with_an_exercise_in_it_is_one_student(tmp_path):
    ada = write(tmp_path / "ada.l", {"LIF_update (1).PY": "", "helper.py": ""})
    assert students(ada) == ["ada.l"]
    (ada / "LIF_update (1).PY").unlink()
    assert students(ada) == ["helper"]


def test_a_file_is_one_student_named_by_its_stem(tmp_path):
    write(tmp_path, {"b/ada.py": "", "b/bob.ipynb": "", "c/carl.old.zip": ""})
    assert students(tmp_path / "b/ada.py", tmp_path / "b/bob.ipynb", tmp_path / "c/carl.old.zip") == [
        "ada",
        "bob",
        "carl.old",
    ]


def test_the_working_directory_has_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(write(tmp_path / "ada", {"cv_isi.py": ""}))
    assert students(module.Path()) == ["ada"]


def test_two_entries_of_one_student_are_refused_with_both_paths(tmp_path):
    write(tmp_path, {"ada.py": "", "ada/x.py": "", "other/ada.zip": ""})
    with pytest.raises(UsageError, match=r"ada.*[/\\]ada and .*ada\.py"):
        students(tmp_path)
    with pytest.raises(UsageError, match=r"ada\.py and .*ada\.zip"):
        students(tmp_path / "ada.py", tmp_path / "other")


def test_nothing_to_grade_and_wrong_paths_are_told_apart(tmp_path):
    with pytest.raises(NothingToGrade, match="No submission was found in"):
        students(tmp_path)
    write(tmp_path, {"notes.txt": ""})
    with pytest.raises(NothingToGrade):
        students(tmp_path)
    with pytest.raises(UsageError, match="There is no file or folder"):
        students(tmp_path / "missing")
    with pytest.raises(UsageError, match="There is no file or folder"):
        students(tmp_path / "notes.txt" / "x")
    with pytest.raises(UsageError, match="neither a folder nor"):
        students(tmp_path / "notes.txt")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UsageError, match="cannot be read"):
        students(tmp_path / "loop")


def test_student_names_are_one_printable_line(tmp_path):
    (tmp_path / "a\nb\x1b[31m").mkdir()
    (tmp_path / os.fsdecode(b"caf\xe9.py")).write_bytes(b"")
    (tmp_path / "学生").mkdir()
    assert students(tmp_path) == ["a\\x0ab\\x1b[31m", "caf\\xe9", "学生"]


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
    assert said(found.problems) == () and found.attempt == 1


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
    found = {entry.student: read_submission(entry) for entry in find_submissions([tmp_path], ())}
    assert found["ada"].files == {"x.py": b"x"}
    assert len(said(found["ada"].problems)) == 5
    assert "cv_isi.py is a link: it was left out" in said(found["ada"].problems)
    for student in ("eve", "mal"):
        assert found[student].files == {} and "is a link" in said(found[student].problems)[0]


def test_a_link_that_the_instructor_names_is_followed(tmp_path):
    write(tmp_path, {"real/ada.py": "x"})
    (tmp_path / "class").symlink_to("real")
    (entry,) = find_submissions([tmp_path / "class"], SLUGS)
    assert read_submission(entry).files == {"ada.py": b"x"}


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


def test_other_archives_get_a_sentence(tmp_path):
    write(tmp_path, {"hw.rar": "", "hw.tar.gz": "", "spikes.csv.gz": "1"})
    found = read(tmp_path)
    assert list(found.files) == ["spikes.csv.gz"]
    assert said(found.problems) == (
        "hw.rar cannot be opened here: hand in a .zip",
        "hw.tar.gz cannot be opened here: hand in a .zip",
    )


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
    monkeypatch.setattr(module, "MAX_CODE", 10)
    found = submission_of("ada", {f"{number}.py": b"x = 123" for number in range(4)})
    assert [bool(said(source.error)) for source in found.sources.values()] == [False, False, True, True]
    assert "was not read" in str(said(found.sources["3.py"].error))
