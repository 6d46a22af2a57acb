"""The report as data has the parts, order and words of all others, and nothing that is hidden."""

import json

from autograder.report.plain import student_data
from autograder.report.sections import section_of


def test_parts_and_words_are_those_of_every_report(results, ungraded):
    data = student_data("ada", [*results, ungraded], hidden_count=3)
    assert data["hidden_to_follow"] == 3
    for found, result in zip(data["exercises"], [*results, ungraded], strict=True):
        section = section_of(result)
        assert [part["kind"] for part in found["parts"]] == [part.kind for part in section.parts]
        checks = [check for part in found["parts"] for check in part.get("checks", ())]
        said = [paragraph["text"] for check in checks for paragraph in check["said"]]
        assert said == [paragraph.text for check in section.checks for paragraph in check.paragraphs]


def test_nothing_hidden_and_no_reason_of_ours_is_in_it(results, ungraded):
    text = json.dumps(student_data("ada", [*results, ungraded]))
    assert "hidden-secret" not in text and "the reference returned 42" not in text
