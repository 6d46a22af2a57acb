"""Renaming and new comments hide nothing; the handout and what all have in common count for nothing."""

from autograder.grading.similarity import fingerprints, similar_pairs

ONE = """
def run(pars, current):
    v = zeros(len(current))
    for k in range(1, len(current)):
        dv = (-(v[k - 1] - pars["E"]) + current[k - 1] / pars["g"]) * pars["dt"] / pars["tau"]
        v[k] = v[k - 1] + dv
        if v[k] > pars["th"]:
            v[k] = pars["reset"]
            spikes.append(k * pars["dt"])
    return v, array(spikes)
"""
COPIED = ONE.replace("current", "I").replace("dv", "step").replace("    return", "    # mine\n    return")
OTHER = """
def run(pars, current):
    drive = pars["E"] + current / pars["g"]
    decay = exp(-pars["dt"] / pars["tau"])
    trace, times, v = [], [], pars["E"]
    while len(trace) < current.size:
        trace.append(v)
        v = drive[len(trace) - 1] + (v - drive[len(trace) - 1]) * decay
        v, times = (pars["reset"], [*times, len(trace)]) if v >= pars["th"] else (v, times)
    return asarray(trace), pars["dt"] * asarray(times)
"""


def test_a_renamed_copy_is_first_and_an_independent_answer_far_behind():
    pairs = similar_pairs({"ada": ONE, "ben": COPIED, "cem": OTHER}, [])
    assert (pairs[0].first, pairs[0].second, pairs[0].share) == ("ada", "ben", 1.0)
    assert all(pair.share < 0.3 for pair in pairs[1:])


def test_what_was_handed_out_is_nobodys():
    assert similar_pairs({"ada": ONE, "ben": COPIED}, [ONE]) == []


def test_what_a_quarter_of_the_class_has_is_the_tasks():
    class_ = {f"s{number}": ONE for number in range(12)} | {"x": OTHER, "y": OTHER}
    assert {(pair.first, pair.second) for pair in similar_pairs(class_, [])} == {("x", "y")}


def test_short_and_broken_programs_are_no_pair():
    assert similar_pairs({"ada": "x = 1", "ben": "x = 1"}, []) == []
    assert fingerprints("def f(:\n  '''") == frozenset()
