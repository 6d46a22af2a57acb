"""JUnit XML, as continuous integration shows it: a check is a test, an exercise of a student a suite."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from autograder.boundary.text import clean
from autograder.gradebook.scores import Score
from autograder.judge.redaction import redact
from autograder.judge.result import CheckResult
from autograder.report.sentences import BY_HAND, UNGRADED, by_hand, points


def junit_xml(scores: Iterable[Score]) -> bytes:
    """Return the results as JUnit XML, with what students may see; an ungraded exercise is an error."""
    root = ET.Element("testsuites")
    for score in scores:
        for result in map(redact, score.results):
            name = clean(f"{score.student}.{result.exercise}", 400)
            failed = sum(check.status != "passed" for check in result.checks)
            ungraded = result.state == "ungraded"
            suite = ET.SubElement(root, "testsuite", name=name)
            suite.set("tests", str(len(result.checks) + ungraded))
            suite.set("failures", str(failed))
            suite.set("errors", str(int(ungraded)))
            for check in result.checks:
                _add_check(suite, name, check)
            if ungraded:
                case = ET.SubElement(suite, "testcase", classname=name, name=clean(result.title, 400))
                ET.SubElement(case, "error", message=UNGRADED)
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _add_check(suite: ET.Element, name: str, check: CheckResult) -> None:
    case = ET.SubElement(suite, "testcase", classname=name, name=clean(check.title or check.id, 400))
    if decided := by_hand(check):
        ET.SubElement(case, "system-out").text = clean(f"{BY_HAND}: {decided}", 1000)
    if check.status == "passed":
        return
    earned = points(round(check.earned, 2), round(check.possible, 2))
    failure = ET.SubElement(case, "failure", message=clean(check.message, 1000) or earned)
    failure.text = clean("\n".join(filter(None, (earned, check.explanation, check.hint))), 4000)
