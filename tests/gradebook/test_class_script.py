"""The class page's script in a browser: a large class opens with few of its rows laid out."""

import shutil
import subprocess

import pytest

from autograder.gradebook.class_page import index_html
from autograder.gradebook.statistics import ClassStatistics, Row

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome is installed")


def opened(students, folder):
    """Return the page of a class as it is when its script has run, under the page's own policy."""
    rows = [Row(f"s{number}", "", (1.0,), 1.0, 2.0) for number in range(students)]
    page = index_html(rows, ["cv_isi"], ClassStatistics(), isolation="isolated")
    (folder / "index.html").write_text(page, encoding="utf-8")
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    command += ["--disable-background-networking", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    command.append((folder / "index.html").as_uri())
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    return done.stdout


@pytest.mark.parametrize(
    ("students", "left_out", "words"), [(1200, 700, "500 of 1200 shown"), (3, 0, "3 of 3 shown")]
)
def test_more_rows_than_anybody_reads_wait_for_a_button(students, left_out, words, tmp_path):
    page = opened(students, tmp_path)
    assert page.count("<bdi>") == students
    assert page.count('<tr hidden=""') == left_out
    assert words in page
    assert ('<button id="more" type="button" hidden' not in page) == bool(left_out)
