import io
import stat
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.boundary.problems import Problem
from autograder.submission import archive
from autograder.submission.archive import unzip
from autograder.submission.files import MAX_BYTES, MIB, Basket


def said(found):
    """Return a problem, or several, in the words that a student reads."""
    if found is None or isinstance(found, Problem):
        return str(found or "")
    return type(found)(map(str, found))


def make_zip(members, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as zipped:
        for name, data in members:
            zipped.writestr(name, data)
    return stream.getvalue()


def unzipped(data, name="hw.zip"):
    basket = Basket()
    unzip(data, name, basket)
    return basket


def test_a_zip_gives_its_files_with_their_folders():
    basket = unzipped(make_zip([("hw/lif_update.py", "a"), ("hw/data/x.csv", "1,2"), ("hw/empty/", "")]))
    assert basket.files == {"hw/lif_update.py": b"a", "hw/data/x.csv": b"1,2"}
    assert said(basket.problems) == []


def test_members_that_lead_out_are_refused_and_the_others_kept():
    for name in (
        "../evil.py",
        "a/../../evil.py",
        "/etc/passwd",
        "C:\\evil.py",
        "c:evil.py",
        "..\\..\\evil.py",
        "\\\\server\\share\\evil.py",
        "a\\..\\..\\b",
    ):
        basket = unzipped(make_zip([(name, "evil"), ("good.py", "x")]))
        assert basket.files == {"good.py": b"x"}, name
        assert len(said(basket.problems)) == 1 and "left out" in said(basket.problems)[0], name


def test_backslashes_between_folders_are_slashes():
    assert unzipped(make_zip([("hw\\lif_update.py", "x")])).files == {"hw/lif_update.py": b"x"}


def test_links_and_devices_are_refused():
    for kind in (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR):
        member = zipfile.ZipInfo("lif_update.py")
        member.create_system = 3
        member.external_attr = (kind | 0o777) << 16
        basket = unzipped(make_zip([(member, "/etc/passwd"), ("good.py", "x")]))
        assert basket.files == {"good.py": b"x"}
        assert len(said(basket.problems)) == 1


def test_what_systems_leave_behind_is_skipped_without_a_word():
    names = ("__MACOSX/._a.py", ".DS_Store", "hw/__pycache__/a.pyc", "hw/.ipynb_checkpoints/a.ipynb")
    basket = unzipped(make_zip([(name, "x") for name in names]))
    assert not basket.files and not said(basket.problems)


def test_a_bomb_costs_no_more_than_the_cap(monkeypatch):
    monkeypatch.setattr("autograder.submission.files.MAX_FILE_BYTES", MIB)
    data = make_zip([("good.py", "x"), ("bomb.bin", bytes(40 * MIB)), ("after.py", "y")])
    assert len(data) < 100_000
    basket = unzipped(data)
    assert basket.files == {"good.py": b"x", "after.py": b"y"}
    assert "bomb.bin is larger than 1 MiB" in said(basket.problems)[0]
    assert basket.spent < 2 * MIB


def test_many_small_bombs_stop_at_the_total(monkeypatch):
    monkeypatch.setattr("autograder.submission.files.MAX_BYTES", 2 * MIB)
    basket = unzipped(make_zip([(f"{number}.bin", bytes(MIB)) for number in range(50)]))
    assert sum(map(len, basket.files.values())) <= 2 * MIB
    assert "the rest was left out" in said(basket.problems)[-1]
    assert len(said(basket.problems)) == 2


def test_a_lie_about_the_size_does_not_help():
    data = bytearray(make_zip([("bomb.bin", bytes(20 * MIB))]))
    central = data.find(archive.DIRECTORY_ENTRY)
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    basket = unzipped(bytes(data))
    assert sum(map(len, basket.files.values())) <= 10 and basket.spent < MAX_BYTES


def test_too_long_a_list_is_not_even_read(monkeypatch):
    monkeypatch.setattr("autograder.submission.files.MAX_LISTED", 3)
    basket = unzipped(make_zip([(f"{number}.py", "") for number in range(5)]))
    assert not basket.files and "lists more than 3 files" in said(basket.problems)[0]


def test_the_first_of_two_equal_names_stays():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("a.py", "first")
        zipped.writestr("./a.py", "second")
        zipped.writestr("a.py/b.py", "both file and folder")
    basket = unzipped(stream.getvalue())
    assert basket.files == {"a.py": b"first"}
    assert len(said(basket.problems)) == 2


def test_a_locked_member_is_named():
    data = bytearray(make_zip([("secret.py", "x"), ("good.py", "y")], zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (archive.DIRECTORY_ENTRY, 8)):
        data[data.find(signature) + offset] |= 1
    basket = unzipped(bytes(data))
    assert basket.files == {"good.py": b"y"}
    assert said(basket.problems) == ["secret.py is locked with a password: it was left out"]


def test_an_unusual_packing_is_named():
    basket = unzipped(make_zip([("a.py", "x" * 100)], zipfile.ZIP_LZMA))
    assert said(basket.problems) == ["a.py is packed in a way that is not read here: it was left out"]


def test_a_damaged_member_loses_itself_alone():
    data = bytearray(make_zip([("a.py", "a = 1\n"), ("b.py", "b = 2\n")], zipfile.ZIP_STORED))
    data[data.find(b"a = 1")] = ord("z")
    basket = unzipped(bytes(data))
    assert basket.files == {"b.py": b"b = 2\n"}
    assert "a.py is damaged" in said(basket.problems)[0]


def test_what_is_no_zip_gets_a_sentence():
    assert said(unzipped(b"").problems) == ["hw.zip is empty (0 bytes)"]
    assert said(unzipped(b"Rar!\x1a\x07").problems) == [
        "hw.zip is not a zip archive but a RAR archive: hand in the notebook (.ipynb) or the script (.py) "
        "itself, or a .zip of them"
    ]
    assert said(unzipped(b"PK").problems) == ["hw.zip is not a zip archive, or it is damaged"]
    assert unzipped(make_zip([("a.py", "x")])[:-30]).problems


def test_names_are_read_as_their_systems_wrote_them():
    assert list(unzipped(make_zip([("übung/データ.csv", "x")])).files) == ["übung/データ.csv"]
    # macOS: UTF-8 without the flag. DOS: code page 437. Neither: a flag on bytes that are not UTF-8.
    unflagged = bytearray(make_zip([("übung.py", "x"), ("b.py", "y")]))
    for signature, offset in ((b"PK\x03\x04", 7), (archive.DIRECTORY_ENTRY, 9)):
        unflagged[unflagged.find(signature) + offset] &= ~8
    assert sorted(unzipped(bytes(unflagged)).files) == ["b.py", "übung.py"]
    dos = bytes(unflagged).replace("ü".encode(), b"\x81-")
    assert sorted(unzipped(dos).files) == ["b.py", "ü-bung.py"]
    wrong = make_zip([("übung.py", "x"), ("b.py", "y")]).replace("ü".encode(), b"\x81-")
    assert sorted(unzipped(wrong).files) == ["b.py", "ü-bung.py"]


def test_names_with_newlines_and_escape_sequences_are_spelled_out():
    basket = unzipped(make_zip([("a\nb\x1b[2J.py", "x"), ("../\n\x1b[31m", "y")]))
    assert list(basket.files) == ["a\\x0ab\\x1b[2J.py"]
    assert all(sentence.isprintable() for sentence in said(basket.problems))


def test_a_zip_in_a_zip_stays_closed():
    inner = make_zip([("a.py", "x")])
    assert list(unzipped(make_zip([("inner.zip", inner)])).files) == ["inner.zip"]


VALID = make_zip([("hw/a.py", "def f():\n    return 1\n" * 20), ("hw/b.csv", "1,2\n"), ("ü.py", "x")])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_never_raise(data):
    unzipped(data)
    unzipped(b"PK\x03\x04" + data)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), max_size=8), st.integers(0, 400)
)
def test_mutated_archives_never_raise(changes, cut):
    data = bytearray(VALID)
    for at, value in changes:
        data[at] = value
    for variant in (bytes(data), bytes(data[: len(data) - cut])):
        basket = unzipped(variant)
        assert not any(name.startswith("/") or ".." in name.split("/") for name in basket.files)
