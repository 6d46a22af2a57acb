"""A file that is written is whole or as it was before."""

import pytest

from autograder.gradebook.whole_file import whole_file


def test_a_file_appears_whole_at_the_end(tmp_path):
    path = tmp_path / "a.json"
    with whole_file(path) as stream:
        stream.write(b"1")
        assert not path.exists()
    assert path.read_bytes() == b"1"


def test_after_an_error_the_old_file_stands_and_nothing_is_left(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(ValueError), whole_file(path) as stream:
        stream.write(b"new")
        raise ValueError
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_what_is_no_file_is_written_to_directly():
    from pathlib import Path

    with whole_file(Path("/dev/null")) as stream:
        stream.write(b"1")


def test_a_folder_is_no_place_to_write(tmp_path):
    with pytest.raises(OSError), whole_file(tmp_path):
        pass
