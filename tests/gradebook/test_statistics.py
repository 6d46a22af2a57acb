from dataclasses import replace

from autograder.gradebook.statistics import ClassStatistics, make_row
from autograder.judge.result import CheckResult, Result

SLUGS = ["lif_update", "cv_isi", "ou_noise"]


def test_a_row_holds_scores_in_the_order_of_the_exercises(results):
    row = make_row("ada", results, SLUGS, report="ada.html")
    assert row.scores == (4.5, 5.0, 0.0)
    assert (row.total, row.possible) == (9.5, 25.0)
    assert row.problems == ("ou_noise: Syntax error at line 12 of ou_noise.py: '(' was never closed.",)


def test_weights_count_in_the_total_alone(results):
    row = make_row("ada", results, SLUGS, weights={"cv_isi": 2.0})
    assert row.scores == (4.5, 5.0, 0.0)
    assert (row.total, row.possible) == (14.5, 30.0)


def test_an_ungraded_exercise_leaves_no_total_and_is_a_problem(results, ungraded):
    row = make_row("ada", [*results, ungraded], [*SLUGS, "product_rule"])
    assert row.scores[-1] is None
    assert row.total is None
    assert row.problems[-1] == "product_rule: could not be graded (the reference returned 42)"


def test_an_exercise_that_was_not_asked_for_has_no_score_and_does_not_touch_the_total(results):
    row = make_row("ada", results, [*SLUGS, "hh_gating"])
    assert row.scores[-1] is None
    assert (row.total, row.possible) == (9.5, 25.0)


def test_statistics_count_checks_and_diagnoses_whatever_the_order(results, ungraded):
    right = replace(
        results[0],
        checks=tuple(
            replace(check, status="passed", earned=check.possible, diagnosis=None)
            for check in results[0].checks
        ),
    )
    orders = ([*results, ungraded, right], [right, ungraded, *reversed(results)])
    counted = []
    for order in orders:
        statistics = ClassStatistics()
        for result in order:
            statistics.add(result)
        counted.append((statistics.tallies(SLUGS), statistics.common_diagnoses(), statistics.exercises))
    assert counted[0] == counted[1]
    tallies, diagnoses, exercises = counted[0]
    assert [(tally.id, tally.passed, tally.partial, tally.judged) for tally in tallies][:3] == [
        ("trace", 1, 0, 2),
        ("rest", 2, 0, 2),
        ("count", 1, 1, 2),
    ]
    assert ("lif_update", "misconception:no_reset", "The voltage is not reset.", 1) in diagnoses
    assert exercises["lif_update"].full_marks == 1
    assert exercises["product_rule"].ungraded == 1


def test_a_diagnosis_counts_once_a_student_however_many_checks_it_explains():
    checks = tuple(
        CheckResult(name, name, "failed", 0, 1, diagnosis="sign", explanation="The sign is wrong.")
        for name in "abc"
    )
    statistics = ClassStatistics()
    statistics.add(Result("ada", "cv_isi", "CV", "graded", 3, checks))
    assert statistics.common_diagnoses() == [("cv_isi", "sign", "The sign is wrong.", 1)]
