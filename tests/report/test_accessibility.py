"""The pages in a real browser, judged by axe-core; AUTOGRADER_AXE names the file ``axe.min.js``."""

import html
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.gradebook.class_page import index_html
from autograder.gradebook.group_pages import group_pages
from autograder.gradebook.statistics import ClassStatistics, make_row
from autograder.gradebook.survey import Survey
from autograder.grading.student_results import StudentResults
from autograder.report.html import student_html
from autograder.report.staff import staff_html

AXE = os.environ.get("AUTOGRADER_AXE", "")
SLUGS = ["lif_update", "cv_isi", "ou_noise", "product_rule"]

pytestmark = pytest.mark.skipif(
    not Path(AXE).is_file(), reason="AUTOGRADER_AXE does not name axe-core's axe.min.js"
)

# Every rule counts that axe has for WCAG 2.1 A and AA, and its best practices.
RUN = """
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(
  (found) => {
    const report = document.createElement("pre");
    report.id = "axe";
    report.textContent = JSON.stringify({
      violations: found.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 200))]),
      passes: found.passes.length,
    });
    document.body.append(report);
  });
"""


@pytest.fixture
def judge(dom):
    """Say what axe finds in a copy of a page that allows and holds axe's script."""

    def judged(page: str, *flags: str) -> dict:
        copy, policies = re.subn(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page)
        assert policies == 1
        copy = copy.replace("<details>", "<details open>")
        script = (Path(AXE).read_text(encoding="utf-8") + RUN).replace("</script", "<\\/script")
        done = dom(copy.replace("</body>", f"<script>{script}</script></body>"), *flags)
        found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.DOTALL)
        assert found, f"axe left no report: {done.stderr[-2000:]}"
        return json.loads(html.unescape(found[1]))

    return judged


LIGHT_AND_DARK = pytest.mark.parametrize(
    "flags", [(), ("--blink-settings=preferredColorScheme=0",)], ids=["light", "dark"]
)


@LIGHT_AND_DARK
def test_a_students_report_breaks_no_rule(judge, results, ungraded, flags):
    found = judge(student_html("ada", [*results, ungraded], "limited"), *flags)
    assert found["violations"] == []
    assert found["passes"] > 20


@LIGHT_AND_DARK
def test_the_class_index_breaks_no_rule(judge, results, ungraded, flags):
    statistics = ClassStatistics()
    rows = []
    for student in ("ada", "bob", "王小明"):
        theirs = [replace(result, student=student) for result in (*results, ungraded)]
        for result in theirs:
            statistics.add(result)
        rows.append(make_row(student, theirs, SLUGS, report=f"{student}.html"))
    found = judge(index_html(rows, SLUGS, statistics, isolation="limited"), *flags)
    assert found["violations"] == []
    assert found["passes"] > 20


def test_what_staff_see_of_a_student_and_of_a_cluster_breaks_no_rule(judge, results, tmp_path):
    page = staff_html("ada", results, ["def f():\n    return 1\n"] * len(results), "ada.html")
    assert judge(page)["violations"] == []
    survey = Survey(SLUGS, None)
    survey.add(StudentResults("ada", tuple(results)), report="ada.html", code="ada.html")
    (tmp_path / "ada.html").write_text(student_html("ada", results, "isolated"), encoding="utf-8")
    pages = dict(group_pages(survey.rows, SLUGS, survey.counted, tmp_path))
    with_figure = next(page for page in pages.values() if "<svg" in page)
    assert judge(with_figure)["violations"] == []


def test_the_judge_sees_a_page_that_breaks_rules(judge):
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    broken = f'<!doctype html><html><head>{policy}</head><body><img src="a.png"></body></html>'
    assert {rule for rule, _ in judge(broken)["violations"]} >= {"image-alt", "html-has-lang"}
