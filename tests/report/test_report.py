import subprocess
import sys


def test_terminal_and_csv_load_neither_matplotlib_nor_jinja_nor_numpy():
    code = (
        "import sys, autograder.report.text, autograder.report.filenames\n"
        "import autograder.gradebook.grades_csv\n"
        "print(sorted({'matplotlib', 'jinja2', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_page_without_figures_does_not_load_matplotlib():
    code = (
        "import sys; from autograder.report.html import student_html; student_html('ada', [], 'isolated')\n"
        "print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
