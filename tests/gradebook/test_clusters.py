"""Students who are wrong in the same way are found, whatever the order; what they cost is counted once."""

import itertools

from autograder.boundary.problems import Problem
from autograder.gradebook.clusters import Clusters
from autograder.judge.result import CheckResult, Result


def check(
    name, *, diagnosis=None, explanation="", alike="", hidden=False, status="failed", lost=2.0, message=""
):
    return CheckResult(
        name,
        name,
        status,
        2.0 - lost,
        2.0,
        hidden,
        message,
        diagnosis=diagnosis,
        explanation=explanation,
        alike=alike,
    )


def result(student, *checks, exercise="lif", problems=()):
    return Result(student, exercise, exercise.upper(), "graded", 6.0, checks, problems)


def found(*results, weights=None):
    clusters = Clusters(weights)
    for one in results:
        clusters.add(one)
    return clusters.found()


def test_the_same_diagnosis_the_same_exception_and_the_same_numbers_are_clusters():
    named = {"diagnosis": "factor:quantity", "explanation": "times dt"}
    clusters = found(
        result("ada", check("a", **named), check("b", **named)),
        result("bob", check("a", **named), check("b", alike="values:1")),
        result("cem", check("a", diagnosis="raised", alike="raised:7", message="raised KeyError: 'tau'")),
        result("dan", check("b", diagnosis="raised", alike="raised:7", message="raised KeyError: 'tau'")),
        result("eva", check("b", alike="values:1", message="3 of 9 values are wrong")),
    )
    shown = [(one.kind, one.students, one.lost, one.checks) for one in clusters]
    assert shown == [
        ("diagnosis", ("ada", "bob"), 6.0, ("a", "b")),
        ("exception", ("cem", "dan"), 4.0, ("a", "b")),
        ("numbers", ("eva", "bob"), 4.0, ("b",)),
    ]


def test_the_same_code_with_another_explanation_is_another_cluster():
    one = check("a", diagnosis="argument", explanation="tau is 0.5 whatever was passed")
    other = check("a", diagnosis="argument", explanation="dt is 1 whatever was passed")
    assert len(found(result("ada", one), result("bob", other))) == 2


def test_wrong_numbers_of_the_same_students_in_several_checks_are_one_cluster():
    both = [
        result(name, check("a", alike="values:1"), check("b", alike="values:2")) for name in ("ada", "bob")
    ]
    (cluster,) = found(*both)
    assert cluster.alike == {"a": "values:1", "b": "values:2"} and cluster.lost == 8.0


def test_a_problem_is_one_cluster_over_all_exercises():
    syntax = (Problem("hw.py: syntax error at line 3: '(' was never closed", "syntax"),)
    skipped = check("a", status="skipped")
    (cluster,) = found(
        *(result("ada", skipped, exercise=slug, problems=syntax) for slug in ("lif", "cv", "ou"))
    )
    assert cluster.exercises == ("cv", "lif", "ou") and cluster.kind == "problem" and cluster.lost == 6.0


def test_weights_and_partial_credit_count_in_what_is_lost():
    half = check("a", alike="values:1", status="partial", lost=0.5)
    (cluster,) = found(result("ada", half), weights={"lif": 3.0})
    assert cluster.lost == 1.5


def test_the_order_of_arrival_does_not_show_and_a_new_member_changes_no_id():
    results = [
        result("ada", check("a", alike="values:1"), check("b", alike="values:2", hidden=True)),
        result("bob", check("a", alike="values:1"), check("b", alike="values:2", hidden=True)),
        result("cem", check("a", diagnosis="sign", explanation="minus")),
    ]
    orders = [found(*order) for order in itertools.permutations(results)]
    assert all(order == orders[0] for order in orders)
    more = found(*results, result("dan", check("a", diagnosis="sign", explanation="minus")))
    assert {one.id for one in more} == {one.id for one in orders[0]}
    assert [one.figure for one in orders[0]] == ["a", "a"]
