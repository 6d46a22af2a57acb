"""JUnit XML shows what students may see, and an ungraded exercise as an error of nobody's work."""

import xml.etree.ElementTree as ET

from autograder.adapters.grades.junit import junit_xml


def test_a_check_is_a_test(score):
    (suite,) = ET.fromstring(junit_xml([score("a<b>\x00")]))
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "2", "0")
    shown = suite[0][0]
    assert shown.get("message") == "too long" and "7.5 of 10 points" in shown.text and "look" in shown.text


def test_hidden_checks_show_their_titles_alone(score):
    data = junit_xml([score("ada")])
    assert b"Two spikes" in data and b"42" not in data


def test_what_is_not_graded_is_an_error(score):
    (suite,) = ET.fromstring(junit_xml([score("ada", state="ungraded")]))
    assert (suite.get("tests"), suite.get("errors"), suite[0][0].tag) == ("1", "1", "error")
