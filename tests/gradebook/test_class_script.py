"""The class page's script in a browser: a large class opens with few of its rows laid out."""

import pytest

from autograder.gradebook.class_page import index_html
from autograder.gradebook.statistics import ClassStatistics, Row


@pytest.mark.parametrize(
    ("students", "left_out", "words"), [(1200, 700, "500 of 1200 shown"), (3, 0, "3 of 3 shown")]
)
def test_more_rows_than_anybody_reads_wait_for_a_button(students, left_out, words, dom):
    rows = [Row(f"s{number}", "", (1.0,), 1.0, 2.0) for number in range(students)]
    page = dom(index_html(rows, ["cv_isi"], ClassStatistics(), isolation="isolated")).stdout
    assert page.count("<bdi>") == students
    assert page.count('<tr hidden=""') == left_out
    assert words in page
    assert ('<button id="more" type="button" hidden' not in page) == bool(left_out)
