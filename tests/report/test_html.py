import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from autograder.boundary.problems import Problem
from autograder.judge.result import CheckResult, Curve, Result
from autograder.report.html import student_html

EVIL = "<script>alert('x')</script>\"'><img src=x onerror=1>{{ 7*7 }}{% raw %}\x1b[31m\u202e&amp;\x00"
VOID = {"meta", "br", "img", "use", "path", "rect"}


class Page(HTMLParser):
    """Collects tags, attributes, ids and headings, and insists that tags close in order."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.ids, self.headings, self.open, self.attributes = [], [], [], [], []
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


def evil_result():
    curve = Curve([0.0, 1.0], [1.0, 2.0], [1.0, 3.0], EVIL, EVIL, 1)
    check = CheckResult("trace", EVIL, "failed", 0, 1, False, EVIL, EVIL, EVIL, EVIL, EVIL, curve)
    return Result(
        EVIL, "cv_isi", EVIL, "graded", 1, (check, replace(check, id="b", hidden=True)), (Problem(EVIL),)
    )


def test_everything_a_student_may_see_is_there(results):
    page = student_html("ada", results, "isolated")
    for part in (
        "Feedback for ada",
        "9.5 <small>of 25 points",
        "4.5 of 10 points",
        "1654 of 2001 values differ.",
        "At t = 34.7 ms the reference is −75 mV.",
        "Set V to V_reset in the same step.",
        "The voltage is not reset.",
        "autograder explain misconception:no_reset",
        "2 of 4 counts are right.",
        "Other parameters: not passed",
        "Inputs stay unchanged: passed",
        "Hidden check",
        "0 of 2 points",
        "Syntax error at line 12 of ou_noise.py",
        "1 of 3 visible checks passed; 2 hidden checks are in the score",
        "autograder check --exercise lif_update",
        "first difference: t = 34.7 ms (index 347)",
    ):
        assert part in page, part


def test_nothing_of_a_hidden_check_but_title_outcome_and_points_is_there(results):
    page = student_html("ada", results, "isolated")
    assert "hidden-secret" not in page
    assert page.count("<figure>") == 1


def test_the_order_of_the_checks_is_passed_then_open_then_hidden(results):
    page = student_html("ada", results[:1], "isolated")
    titles = "Stays at rest", "Voltage trace", "Other parameters"
    places = [page.index(f'"name">{title}') for title in titles]
    assert places == sorted(places)


@pytest.mark.parametrize("isolation", ["none", "limited", "confined"])
def test_a_level_below_isolated_is_stated(results, isolation):
    assert f"Isolation: {isolation}." in student_html("ada", results, isolation)
    assert "Isolation:" not in student_html("ada", results, "isolated")


def test_it_never_says_that_all_tests_passed(results):
    hidden = CheckResult("h", "H", "passed", 0, 0, hidden=True)
    right = replace(results[1], checks=(*results[1].checks, hidden))
    page = student_html("ada", [right], "isolated")
    assert "1 of 1 visible check passed; 1 hidden check is in the score" in page
    assert not re.search(r"(?i)all (the )?(tests|checks)", page)


def test_an_ungraded_exercise_is_no_mistake_and_its_reason_stays_with_the_staff(results, ungraded):
    page = student_html("ada", [*results, ungraded], "isolated")
    assert "could not be graded. This is not your mistake" in page
    assert "No total yet" in page
    assert "the reference returned 42" not in page


def test_weights_are_named(results):
    page = student_html("ada", results, "isolated", weights={"cv_isi": 2.0, "lif_update": 1.0})
    assert page.count("(counts 2 times)") == 1
    assert "14.5 <small>of 30 points" in page


def test_student_text_is_escaped_everywhere():
    page = student_html(EVIL, [evil_result()], EVIL)
    assert "<script" not in page and "<img" not in page
    assert "49" not in re.sub(r"<svg.*?</svg>|<style>.*?</style>", "", page, flags=re.DOTALL)
    assert "\x1b" not in page and "\u202e" not in page and "\x00" not in page
    parsed = Page(page)
    assert "script" not in parsed.tags and "img" not in parsed.tags
    assert not [name for name, _ in parsed.attributes if name.startswith("on")]


def test_the_page_is_whole_and_asks_for_nothing(results):
    page = student_html("ada", results, "limited")
    parsed = Page(page)
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"" in page
    assert not {"script", "link", "iframe", "object", "form"} & set(parsed.tags)
    links = [value for name, value in parsed.attributes if name in ("src", "href")]
    assert links and all(link.startswith("#") for link in links)
    assert "@import" not in page and "@font-face" not in page
    assert parsed.tags.count("main") == 1 and parsed.tags.count("h1") == 1
    assert "prefers-color-scheme: dark" in page and "@media print" in page


def test_ids_are_unique_and_headings_go_down_one_at_a_time(results):
    parsed = Page(student_html("ada", [*results, evil_result()][:3], "limited"))
    assert len(set(parsed.ids)) == len(parsed.ids)
    assert parsed.headings[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(parsed.headings))


def test_two_runs_give_the_same_bytes(results):
    assert student_html("ada", results, "limited") == student_html("ada", results, "limited")


def test_a_student_without_results_has_a_page():
    Page(student_html("ada", [], "isolated"))


def test_a_long_curve_and_a_flood_of_text_keep_the_page_small():
    long = [float(index % 97) for index in range(100_000)]
    curve = Curve([float(index) for index in range(100_000)], long[::-1], long, "t (ms)", "V (mV)", 3)
    flood = "message " * 100_000
    checks = tuple(
        CheckResult(f"c{number}", flood, "failed", 0, 1, False, flood, flood, flood, None, flood, curve)
        for number in range(10)
    )
    page = student_html(
        "ada", [Result("ada", "cv_isi", "CV", "graded", 10, checks, (Problem(flood),))], "isolated"
    )
    assert len(page) < 1_000_000
