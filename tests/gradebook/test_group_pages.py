"""From every check and cluster one click leads to the students, and from there to report and code."""

import re
from dataclasses import replace

from autograder.gradebook.group_pages import group_pages
from autograder.gradebook.survey import Survey
from autograder.grading.student_results import StudentResults
from autograder.judge.result import CheckResult, Result
from autograder.report.html import student_html

SLUGS = ["lif_update", "cv_isi", "ou_noise", "product_rule"]


def pages_of(reports, students):
    survey = Survey(SLUGS, None)
    for student, found in students.items():
        results = [replace(result, student=student) for result in found]
        survey.add(StudentResults(student, tuple(results)), report=f"{student}.html", code=f"{student}.html")
    return dict(group_pages(survey.rows, survey.exercises, survey.counted, reports))


def test_a_check_lists_who_fails_it_with_links_and_what_they_got(results):
    pages = pages_of(None, {"ada": results, "bob": results})
    page = pages["check-lif_update-count.html"]
    assert re.findall(r'href="(\.\./[^"]+)"', page) == [
        "../index.html", "../reports/ada.html#lif_update", "../staff/ada.html#lif_update",
        "../reports/bob.html#lif_update", "../staff/bob.html#lif_update",
    ]  # fmt: skip
    assert "50 % of the points" in page
    assert "Nobody." in pages["check-lif_update-rest.html"]


def test_a_cluster_shows_the_curve_of_its_specimen_and_its_share(results, tmp_path):
    (tmp_path / "ada.html").write_text(student_html("ada", results, "isolated"))
    pages = pages_of(tmp_path, {"ada": results, "bob": results})
    (page,) = (page for page in pages.values() if "misconception:no_reset." in page)
    assert "It explains" in page and page.count("<svg") == 1
    cluster = re.search(r"Cluster (\w+): 2 students", page)[1]
    assert f'<svg id="figure-{cluster}"' in page and f"url(#{cluster}-" in page
    assert "lif_update-trace-" not in page


def test_what_students_are_called_and_say_is_escaped():
    name = '<script>alert(1)</script>"&'
    checks = (CheckResult("a", "<i>t</i>", "failed", 0, 1, message="<b>\u202e", alike="values:1"),)
    pages = pages_of(None, {name: [Result(name, "cv_isi", "CV", "graded", 1, checks)]})
    assert len(pages) == 2
    for page in pages.values():
        assert not re.search(r"<(script|b|i)>", page) and "\u202e" not in page
