import bz2
import gzip
import io
import lzma
import tarfile
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.submission.files import MIB, Basket
from autograder.submission.tar import untar

PACKERS = (bytes, partial(gzip.compress, compresslevel=1), bz2.compress, partial(lzma.compress, preset=0))


def make_tar(members, mode="w:gz", form=tarfile.PAX_FORMAT):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode, format=form) as archive:
        for name, data in members:
            member = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def untarred(data):
    basket = Basket()
    untar(data, "hw.tar.gz", basket)
    return basket


def said(basket):
    return [str(problem) for problem in basket.problems]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_a_tar_gives_its_files_with_their_folders(mode, form):
    long = "folder of folders/" * 8 + ("u.py" if form == tarfile.USTAR_FORMAT else "ü.py" * 20)
    members = [("hw/cv_isi.py", b"a" * 513), (long, b"b"), ("hw/empty.txt", b"")]
    basket = untarred(make_tar(members, mode, form))
    assert basket.files == dict(members) and said(basket) == []


def test_members_that_lead_out_are_refused_and_the_others_kept():
    for name in ("../evil.py", "a/../../evil.py", "/etc/passwd", "C:\\evil.py", "..\\evil.py"):
        basket = untarred(make_tar([(name, b"evil"), ("good.py", b"x")]))
        assert basket.files == {"good.py": b"x"}, name
        assert len(said(basket)) == 1 and "left out" in said(basket)[0], name


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(kind):
    member = tarfile.TarInfo("cv_isi.py")
    member.type, member.linkname = kind, "/etc/passwd"
    basket = untarred(make_tar([(member, b""), ("good.py", b"x")]))
    assert basket.files == {"good.py": b"x"} and len(said(basket)) == 1


def test_what_systems_leave_behind_is_skipped_without_a_word():
    names = ("__MACOSX/._a.py", "._a.py", ".DS_Store", "hw/__pycache__/a.pyc")
    basket = untarred(make_tar([(name, b"x") for name in names]))
    assert not basket.files and not said(basket)


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_bomb_costs_no_more_than_the_cap(monkeypatch, mode):
    monkeypatch.setattr("autograder.submission.files.MAX_FILE_BYTES", MIB)
    members = [("good.py", b"x"), ("bomb.bin", bytes(20 * MIB)), ("after.py", b"y")]
    basket = untarred(make_tar(members, mode))
    assert basket.files == {"good.py": b"x", "after.py": b"y"}
    assert "bomb.bin is larger than 1 MiB" in said(basket)[0] and basket.spent < 2 * MIB


def test_many_bombs_stop_at_the_total_and_at_what_may_be_passed_over(monkeypatch):
    monkeypatch.setattr("autograder.submission.tar.MAX_PASSED_OVER", 4 * MIB)
    basket = untarred(make_tar([(f"../{number}.bin", bytes(MIB)) for number in range(50)]))
    assert len(said(basket)) < 10 and "the rest was left out" in said(basket)[-1]


def test_a_member_that_claims_more_than_there_is_is_damage():
    member = tarfile.TarInfo("cv_isi.py")
    member.size = 1 << 40
    basket = untarred(gzip.compress(member.tobuf(tarfile.GNU_FORMAT) + b"x" * 512))
    assert basket.files == {} and "damaged" in said(basket)[0]


def test_too_long_a_list_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr("autograder.submission.files.MAX_LISTED", 3)
    basket = untarred(make_tar([(f"{number}.py", b"") for number in range(9)]))
    assert len(basket.files) == 3 and "lists more than 3 files" in said(basket)[0]


def test_a_header_of_any_length_is_not_kept():
    member = tarfile.TarInfo("x" * 5 * MIB)
    basket = untarred(make_tar([(member, b"x")], form=tarfile.GNU_FORMAT))
    assert basket.files == {} and "damaged" in said(basket)[0]


def test_what_is_no_tar_gets_a_sentence():
    assert said(untarred(b"")) == ["hw.tar.gz is empty (0 bytes)"]
    assert "is not a tar archive but a RAR archive: hand in" in said(untarred(b"Rar!\x1a\x07"))[0]
    no_tars = [pack(b"hello") for pack in PACKERS]
    starts = (b"\x1f\x8b", b"\x1f\x8b\x08" + bytes(600), b"BZh9" + bytes(600), b"\xfd7zXZ\0" + bytes(9))
    for data in (b"hello", *no_tars, *starts):
        assert "is not a tar archive, or it is damaged" in said(untarred(data))[0]


def test_what_was_read_before_the_damage_is_kept():
    data = make_tar([("a.py", b"1"), ("b.py", bytes(5000))], "w")
    assert untarred(data[:2100]).files == {"a.py": b"1"}
    for pack in PACKERS:
        assert untarred(pack(data[:2100])).files == {"a.py": b"1"}


def test_an_xz_file_may_not_ask_for_any_amount_of_memory(monkeypatch):
    monkeypatch.setattr("autograder.submission.decompress.MAX_DICTIONARY", MIB)
    basket = untarred(make_tar([("a.py", b"1")], "w:xz"))
    assert basket.files == {} and "damaged" in said(basket)[0]


VALID = make_tar([("hw/a.py", b"def f():\n    return 1\n" * 20), ("hw/b.csv", b"1,2\n"), ("ü.py", b"x")], "w")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), max_size=8),
    st.integers(0, len(VALID)),
    st.sampled_from(PACKERS),
)
def test_mutated_archives_never_raise(changes, cut, pack):
    data = bytearray(VALID)
    for at, value in changes:
        data[at] = value
    whole = bytes(data[: len(data) - cut])
    basket = untarred(pack(whole))
    assert not any(name.startswith("/") or ".." in name.split("/") for name in basket.files)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=1500), st.sampled_from(PACKERS))
def test_random_bytes_never_raise(data, pack):
    untarred(pack(data))
    for magic in (b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\0"):
        untarred(magic + data)
