"""A file of another system keeps every byte but those of the cells that are changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.adapters.grades.sheet import read_sheet
from autograder.errors import UsageError


@pytest.fixture
def sheet(tmp_path):
    def make(data):
        path = tmp_path / "grades.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_sheet(path)

    return make


def values(found):
    return [[cell.value for cell in row] for row in found.rows]


def test_cells_are_read_as_they_are_meant(sheet):
    found = sheet('a,"b, c","say ""no"""\r\n1,,"two\nlines"\r\n')
    assert values(found) == [["a", "b, c", 'say "no"'], ["1", "", "two\nlines"]]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfa,b\r\n1,2\r\n",
        b"a;b\n1;2",
        b"a\tb\r1\t2\r",
        b"\xff\xfe" + "a\tb\r\nü\t2\r\n".encode("utf-16-le"),
        b"a,b\n\xfcber,2\n",
        b"a,b\n\n1,2\n\n",
        b'a,b\n"x"y,2\n',
        b'a,b\n"open,2\n',
        b"a,b\n1,2,3,\n",
        b"a\n",
    ],
)
def test_without_changes_the_bytes_are_the_same(sheet, data):
    assert sheet(data).edited({}) == data


def test_a_changed_cell_keeps_its_quotes_and_gets_them_where_they_are_needed(sheet):
    found = sheet('a,b,"c"\r\n1,2,"3"\r\n')
    assert found.edited({(1, 0): "x,y", (1, 1): "5", (1, 2): '6"'}) == b'a,b,"c"\r\n"x,y",5,"6"""\r\n'


def test_a_changed_cell_keeps_mark_encoding_and_separator(sheet):
    data = b"\xff\xfe" + "a\tb\r\nü\t2\r\n".encode("utf-16-le")
    assert sheet(data).edited({(1, 1): "ä"}) == b"\xff\xfe" + "a\tb\r\nü\tä\r\n".encode("utf-16-le")


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2), min_size=1)
)
def test_what_a_csv_writer_writes_is_read_back(tmp_path_factory, rows):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["first", "second"], *rows])
    path = tmp_path_factory.mktemp("sheet") / "grades.csv"
    path.write_bytes(out.getvalue().encode())
    assert values(read_sheet(path))[1:] == rows
    assert read_sheet(path).edited({}) == path.read_bytes()


def test_columns_are_found_whatever_their_case(sheet):
    found = sheet("Grade,Maximum Grade\n")
    assert found.column("maximum grade") == 1 and found.column("other") is None


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0\0", b"\xd0\xcf\x11\xe0\0\0"])
def test_what_is_no_text_is_one_sentence(sheet, data):
    with pytest.raises(UsageError, match="is no CSV file"):
        sheet(data)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_sheet(tmp_path / "none.csv")
