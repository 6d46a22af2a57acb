"""Results turned into what people read: terminal text, HTML, figures, CSV.

Nothing here judges. Names are loaded on first use, so that a run without reports never pays for
Matplotlib or Jinja.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.report.csv import grades_csv
    from autograder.report.figure import curve_svg, example_svg
    from autograder.report.filenames import report_filename
    from autograder.report.html import cell_html, note_html, pair_html, student_html
    from autograder.report.index import index_html
    from autograder.report.rows import ClassStatistics, Row, make_row
    from autograder.report.text import check_texts, class_line, stream_features, terminal
    from autograder.report.words import isolation_note

__all__ = [
    "ClassStatistics",
    "Row",
    "cell_html",
    "check_texts",
    "class_line",
    "curve_svg",
    "example_svg",
    "grades_csv",
    "index_html",
    "isolation_note",
    "make_row",
    "note_html",
    "pair_html",
    "report_filename",
    "stream_features",
    "student_html",
    "terminal",
]

_HOME = {
    "ClassStatistics": "rows",
    "Row": "rows",
    "cell_html": "html",
    "check_texts": "text",
    "class_line": "text",
    "curve_svg": "figure",
    "example_svg": "figure",
    "grades_csv": "csv",
    "index_html": "index",
    "isolation_note": "words",
    "make_row": "rows",
    "note_html": "html",
    "pair_html": "html",
    "report_filename": "filenames",
    "stream_features": "text",
    "student_html": "html",
    "terminal": "text",
}


def __getattr__(name: str) -> Any:
    """Import the module that holds a public name when the name is first used."""
    if name not in _HOME:
        raise AttributeError(f"module 'autograder.report' has no attribute {name!r}")
    return getattr(import_module(f"autograder.report.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
