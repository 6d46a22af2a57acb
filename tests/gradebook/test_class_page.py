import re
from html.parser import HTMLParser

from autograder.boundary.problems import Problem
from autograder.gradebook.class_page import class_script, index_html
from autograder.gradebook.statistics import ClassStatistics, Row, make_row
from autograder.judge.result import CheckResult, Result
from autograder.report.filenames import report_filename

SLUGS = ["lif_update", "cv_isi", "ou_noise", "product_rule"]


def page_of(students, isolation="isolated"):
    statistics = ClassStatistics()
    rows = []
    for student, results in students.items():
        for result in results:
            statistics.add(result)
        rows.append(make_row(student, results, SLUGS, report=report_filename(student)))
    return index_html(rows, SLUGS, statistics, isolation=isolation)


def test_students_have_scores_totals_problems_and_a_link(results):
    page = page_of({"ada": results})
    row = re.search(r"<tr><th scope=\"row\"><a href=\"reports/ada.html\">.*?</tr>", page)[0]
    assert re.findall(r'<td class="n">(.*?)</td>', row) == ["4.5", "5", "0", "–", "9.5"]
    assert "ou_noise: Syntax error at line 12" in row and "<td>with a problem</td>" in row
    assert '<th scope="col" class="n">Total of 25</th>' in page


def test_without_a_report_there_is_no_link():
    page = index_html([Row("ada", "", (1.0,), 1.0, 2.0)], ["cv_isi"], ClassStatistics(), isolation="isolated")
    assert "reports/" not in page and "<bdi>ada</bdi>" in page


def test_checks_have_pass_rates_and_mistakes_are_counted(results):
    page = page_of({"ada": results, "bob": results})
    assert "misconception:no_reset" in page and "The voltage is not reset." in page
    row = r'>([a-z]+)</code></th><td>\w+</td>.*?<div class="rate">(\d+) %'
    rates = dict(re.findall(row, page, re.DOTALL))
    assert (rates["rest"], rates["trace"], rates["inputs"]) == ("100", "0", "100")


def test_messages_hints_details_and_curves_are_not_in_the_index(results):
    page = page_of({"ada": results})
    assert "1654 of 2001" not in page and "the reference is" not in page and "<svg" not in page
    assert "hidden-secret message" not in page and "hidden-secret detail" not in page


def test_names_are_escaped_and_links_are_encoded():
    name = '<script>alert(1)</script> & "q" 50% #1 ?x \u202e\x1b[31m'
    result = Result(
        name,
        "cv_isi",
        "<b>CV</b>",
        "graded",
        1,
        (CheckResult("a", "<i>t</i>", "failed", 0, 1, diagnosis="<u>", explanation="<script>"),),
        problems=(Problem("<img src=x>"),),
    )
    page = page_of({name: [result]})
    script, policy = class_script()
    assert f"script-src {policy}" in page and page.count("<script") == 1
    page = page.replace(f"<script>{script}</script>", "")
    assert not re.search(r"<(script|b|i|u|img)\b(?!d)", page)
    assert "\x1b" not in page and "\u202e" not in page
    links = []

    class Links(HTMLParser):
        def handle_starttag(self, tag, attrs):
            links.extend(value for key, value in attrs if key == "href")

    Links().feed(page)
    assert all(re.fullmatch(r"#[a-z]+|(reports|class)/[A-Za-z0-9._%~-]+", link) for link in links)


def test_an_ungraded_exercise_is_counted_and_has_no_total(results, ungraded):
    page = page_of({"ada": [*results, ungraded]})
    assert "product_rule: could not be graded" in page
    assert "<dt>Not graded</dt><dd>1</dd>" in page


def test_students_are_in_order_and_two_runs_give_the_same_bytes(results):
    page = page_of({"bob": results, "ada": results})
    assert page.index("<bdi>ada</bdi>") < page.index("<bdi>bob</bdi>")
    assert page == page_of({"ada": results, "bob": results})


def test_the_isolation_level_is_stated_below_isolated(results):
    assert "Isolation: limited." in page_of({"ada": results}, "limited")
    assert "Isolation:" not in page_of({"ada": results})


def test_totals_fall_into_their_tenth():
    totals = (0.0, 3.0, 3.0, 10.0, None)
    rows = [Row(f"s{number}", "", (), total, 10.0) for number, total in enumerate(totals)]
    page = index_html(rows, [], ClassStatistics(), isolation="isolated")
    counts = re.findall(r'<div class="rate">(\d+) <div class="bar"', page)
    assert counts == ["1", "0", "0", "2", "0", "0", "0", "0", "0", "1"]


def test_an_empty_class_has_a_page():
    assert "<main" in index_html([], [], ClassStatistics(), isolation="isolated")


def test_a_large_class_fits_in_a_page():
    rows = [Row(f"s{number}", f"s{number}.html", (1.0, None), None, 2.0) for number in range(10_000)]
    page = index_html(rows, ["a", "b"], ClassStatistics(), isolation="isolated")
    assert page.count("<bdi>") == 10_000
    assert len(page) < 5_000_000
