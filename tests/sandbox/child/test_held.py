"""What it means to hold a name: in every kind of statement that can bind one."""

import ast

import numpy as np
import pytest

from autograder.sandbox.child.held import Held, reads


def run(source, **given):
    held = Held(given)
    tree = ast.parse(source)
    held.hold(tree)
    namespace = held.names()
    exec(compile(tree, "<program>", "exec"), namespace)
    return namespace


@pytest.mark.parametrize(
    ("source", "bound"),
    [
        ("tau = 0.5\ny = tau", {"tau": 7, "y": 7}),
        ("y = tau\ntau = 0.5", {"y": 7}),
        ("tau: float = 0.5\ny = tau", {"y": 7}),
        ("tau: float\ny = tau", {"y": 7}),
        ("tau = 0.5\ntau = 0.25\ny = tau", {"y": 7}),
        # tuples and chains
        ("tau, x = 0.5, 1\ny = tau + x", {"y": 8}),
        ("[tau, x] = [0.5, 1]\ny = tau + x", {"y": 8}),
        ("(a, (tau, b)) = (1, (2, 3))\ny = (a, tau, b)", {"y": (1, 7, 3)}),
        ("tau, x = (0.5, 1)[:2]\ny = tau + x", {"y": 8}),
        ("x, *tau = 1, 2, 3\ny = tau", {"y": 7}),
        ("J = tau = 1\ny = (J, tau)", {"y": (7, 7)}),
        ("p = (tau, x) = 1, 2\ny = (p, tau, x)", {"y": ((1, 2), 7, 2)}),
        ("x = [0]\nx[0] = tau = 3\ny = (x, tau)", {"y": ([7], 7)}),
        # what reads the name is computed from the given value
        ("tau = 10\ntau *= 1e-1\ny = tau", {"y": 0.7000000000000001}),
        ("tau = 10\ntau = tau / 2\ny = tau", {"y": 3.5}),
        ("tau = 10\ntau, x = tau + 1, 2\ny = tau", {"y": 8}),
        ("tau, f = 0.5, tau * 2\ny = (tau, f)", {"y": (7, 14)}),
        ("tau = 10\ntau *= 2\ntau = 10\ny = tau", {"y": 7}),
        ("tau = [tau for tau in range(3)]\ny = tau", {"y": 7}),
        ("tau = [k for k in range(tau)]\ny = len(tau)", {"y": 7}),
        ("tau = (lambda tau: tau)(2)\ny = tau", {"y": 7}),
        # a walrus
        ("y = (tau := 3) + 1", {"y": 8}),
        ("y = [tau := k for k in range(3)]", {"y": [7, 7, 7], "tau": 7}),
        ("y = (tau := tau + 1)", {"y": 8}),
        ("if (tau := 3) > 5:\n    y = 1", {"y": 1}),
        # inside loops, branches, with and try an assignment is held as elsewhere
        ("y = 0\nfor k in range(3):\n    tau = k\n    y += tau", {"y": 21}),
        ("y = 0\nwhile y < 20:\n    tau = 1\n    y += tau", {"y": 21}),
        ("if True:\n    tau = 3\nelse:\n    tau = 4\ny = tau", {"y": 7}),
        ("import contextlib\nwith contextlib.nullcontext():\n    tau = 3\ny = tau", {"y": 7}),
        ("try:\n    tau = 1 / 0\nexcept ZeroDivisionError:\n    tau = 2\ny = tau", {"y": 7}),
        ("match 3:\n    case 3:\n        tau = 1\ny = tau", {"y": 7}),
        # a loop that counts with the name itself ends
        ("tau = 0\nwhile tau < 10:\n    tau += 2\ny = tau", {"y": 11}),
        ("while tau < 10:\n    tau = tau + 2\ny = tau", {"y": 11}),
        # what is no assignment binds as it is written, until the name is assigned anew
        ("y = 0\nfor tau in range(3):\n    y += tau", {"y": 3, "tau": 2}),
        ("for tau in range(3):\n    pass\ntau = 1\ny = tau", {"y": 7}),
        ("import contextlib\nwith contextlib.nullcontext(4) as tau:\n    y = tau", {"y": 4}),
        ("def tau():\n    return 4\ny = tau()", {"y": 4}),
        ("match 3:\n    case tau:\n        y = tau", {"y": 3}),
        ("del tau\ny = 'tau' in globals()", {"y": False}),
        ("def f():\n    global tau\n    tau = 3\nf()\ny = tau", {"y": 3}),
        ("def f():\n    tau = 3\n    return tau\ny = (f(), tau)", {"y": (3, 7)}),
        ("class A:\n    tau = 3\ny = (A.tau, tau)", {"y": (3, 7)}),
        # an import binds anew
        ("from math import pi as tau\ny = tau", {"y": 7}),
        ("import math as tau\ny = tau", {"y": 7}),
        ("from math import *\ny = tau", {"y": 7}),
    ],
)
def test_a_held_name(source, bound):
    namespace = run(source, tau=7)
    assert {name: namespace[name] for name in bound} == bound


def test_what_an_assignment_would_have_done_is_done():
    assert run("seen = []\ntau = seen.append(1) or 3\ny = tau", tau=7)["seen"] == [1]
    with pytest.raises(ZeroDivisionError):
        run("tau = 1 / 0", tau=7)


def test_every_assignment_binds_a_copy_of_its_own():
    source = "t = 0\nt += 1\nfirst = t\nt = 0\ny = t"
    given = np.arange(3.0)
    namespace = run(source, t=given)
    assert namespace["first"].tolist() == [1.0, 2.0, 3.0]
    assert namespace["y"].tolist() == [0.0, 1.0, 2.0] == given.tolist()


def test_several_names_in_one_chain_have_their_own_values():
    namespace = run("J = tau_s = t_sp = 1\ny = (J, tau_s, t_sp)", J=2.5, tau_s=0.7, t_sp=1.3)
    assert namespace["y"] == (2.5, 0.7, 1.3)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("t + 1", True),
        ("f(x=t)", True),
        ("[t for t in x]", False),
        ("[t for t in t]", True),
        ("{k: t for k in x}", True),
        ("lambda t: t", False),
        ("lambda x: t", True),
        ("x.t", False),
    ],
)
def test_reading_is_told_from_names_of_an_expression_of_its_own(source, found):
    assert reads(ast.parse(source, mode="eval").body, "t") is found
