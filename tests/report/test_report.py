import subprocess
import sys

import pytest

import autograder.report as report


def test_every_public_name_can_be_used():
    assert sorted(report.__all__) == report.__all__
    assert dir(report) == report.__all__
    for name in report.__all__:
        assert callable(getattr(report, name))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'grade'"):
        _ = report.grade


def test_terminal_and_csv_load_neither_matplotlib_nor_jinja_nor_numpy():
    code = (
        "import sys; from autograder.report import terminal, grades_csv, make_row, report_filename\n"
        "print(sorted({'matplotlib', 'jinja2', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_page_without_figures_does_not_load_matplotlib():
    code = (
        "import sys; from autograder.report import student_html; student_html('ada', [], 'isolated')\n"
        "print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
