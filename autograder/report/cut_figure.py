"""A figure taken out of a report, to be shown on another page."""

import re


def cut_figure(page: str, exercise: str, check: str, ident: str) -> str:
    """Return the ``<svg>`` of a check out of a student's report, or nothing when it has none.

    Parameters
    ----------
    page : str
        As `autograder.report.html.student_html` made it: in what students wrote, no tag can begin.
    ident : str
        Put before every id in the element, in place of the one that it had.
    """
    before = re.sub(r"[^A-Za-z0-9_-]", "-", f"{exercise}-{check}")
    start = page.find(f'<svg id="figure-{before}"')
    end = page.find("</svg>", start)
    if start < 0 or end < 0:
        return ""
    figure = page[start : end + len("</svg>")].replace(f'"figure-{before}"', f'"figure-{ident}"', 1)
    return figure.replace(f'id="{before}-', f'id="{ident}-').replace(f"#{before}-", f"#{ident}-")
