import errno
import io
import tarfile
import zipfile

import pytest

from autograder.errors import UsageError
from autograder.submission import unpack as module
from autograder.submission.unpack import DiskBasket, unpack


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def files(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def root(tmp_path):
    place = tmp_path / "root"
    place.mkdir()
    return place


def test_a_class_is_unpacked_with_its_folders(tmp_path, root):
    members = {"ada/cv_isi.py": b"x", "bob/hw.zip": b"PK", "ü/z.csv": b"1"}
    assert unpack(zipped(tmp_path / "class.zip", members), root) == []
    assert files(root) == members


def test_a_tar_of_a_class_is_unpacked_too(tmp_path, root):
    with tarfile.open(tmp_path / "class.tgz", "w:gz") as archive:
        member = tarfile.TarInfo("ada/cv_isi.py")
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))
    assert unpack(tmp_path / "class.tgz", root) == [] and files(root) == {"ada/cv_isi.py": b"x"}


def test_what_leads_out_or_is_too_long_costs_itself_alone(tmp_path, root):
    deep = "/".join(["d" * 250] * 19) + "/x.py"
    members = {"../evil.py": "x", "/etc/passwd": "x", deep: "x", "good.py": "y"}
    said = unpack(zipped(tmp_path / "class.zip", members), root)
    assert files(root) == {"good.py": b"y"} and len(said) == 3
    assert not (tmp_path / "evil.py").exists() and any("File name too long" in text for text in said)


def test_names_stay_as_their_authors_wrote_them_until_they_are_read(tmp_path, root):
    zipped(tmp_path / "class.zip", {"cv_isi.ipynb.txt": '{"cells": [], "nbformat": 4}'})
    unpack(tmp_path / "class.zip", root)
    assert list(files(root)) == ["cv_isi.ipynb.txt"]


def test_a_bomb_stops_at_what_the_disk_can_spare(tmp_path, root, monkeypatch):
    monkeypatch.setattr(module, "MAX_CLASS_BYTES", 3 << 20)
    said = unpack(zipped(tmp_path / "class.zip", {f"{n}.bin": bytes(1 << 20) for n in range(50)}), root)
    assert sum(map(len, files(root).values())) <= 3 << 20 and "the rest was left out" in said[-1]


def test_a_full_disk_is_one_sentence(tmp_path, root, monkeypatch):
    def full(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(root), "write_bytes", full)
    with pytest.raises(UsageError, match=r"cannot be unpacked into .*: No space left on device"):
        unpack(zipped(tmp_path / "class.zip", {"a.py": "x"}), root)


def test_a_student_s_archive_may_be_larger_than_other_files(root):
    basket = DiskBasket(root=root)
    assert basket.room("hw.zip") > basket.room("data.csv")
