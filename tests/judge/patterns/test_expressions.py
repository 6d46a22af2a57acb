"""Which part of a symbolic answer is wrong."""

import pytest

from autograder import Call, symbolic

CALL = (Call("decay"),)


@pytest.mark.parametrize(
    ("answer", "code", "text"),
    [
        ("a**3*exp(a**4+1)", "factor:number", "Your expression is the right one times 1/4."),
        ("-4*a**3*exp(a**4+1)", "sign", "Your expression is the right one with the opposite sign."),
        ("4*a**2*exp(a**4+1)", "expression:power", "Your expression is the right one divided by a."),
        ("exp(a**4+1)", "expression:power", "Your expression is the right one divided by 4*a**3."),
        ("4*a**3*exp(a**4+1) + 2", "offset:number", "Your expression is the right one plus 2."),
        ("4*a**3*2.718**(a**4+1)", None, ""),
        (
            "(4*a**3+a)*exp(a**4+1)",
            "expression:part",
            "The exponential in your expression is right; the factor before it is wrong.",
        ),
        (
            "4*a**3*exp(a**4)**2",
            "expression:part",
            "The factor before the exponential is right; the exponent is wrong.",
        ),
        ("a**7 + 1", None, ""),
    ],
)
def test_the_wrong_part_is_named(said, answer, code, text):
    found = said(lambda *_: answer, symbolic("a"), lambda: "4*a**3*exp(a**4+1)", CALL)
    assert found == (code, text)


def test_a_missing_term_is_named(said):
    found = said(lambda *_: "3*a**2", symbolic("a"), lambda: "3*a**2 + cos(a)", CALL)
    assert found == ("expression:part", "One of 2 terms is missing; the others are right.")
