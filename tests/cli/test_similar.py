"""Pairs to review, from the code that was graded; nothing is run."""

PROGRAM = """
import numpy as np
def decay(t, tau):
    t = np.asarray(t, dtype=float)
    out = []
    for k in range(len(t)):
        if t[k] < 0:
            out.append(1.0)
            continue
        x, total, term = -t[k] / tau, 1.0, 1.0
        while abs(term) > 1e-18 and len(out) >= 0:
            term = term * x / (total + 1)
            total += term ** 2 if k % 2 else -term
        out.append({"value": total}["value"])
    return np.array(out) * (1 - 0.001)
"""


def test_pairs_are_ranked_by_what_they_share_beyond_the_handout(invoke, hand_in):
    hand_in(ada=PROGRAM, ben=PROGRAM.replace("total", "summe").replace("term", "glied"), cleo="right")
    assert invoke("grade", "class", "-o", "out").code == 0
    done = invoke("similar", "out")
    assert done.out.splitlines() == [
        "decay: 1 pair to review among 3 programs",
        "  100%  ada and ben",
    ]
    assert invoke("similar", "out", "--exercise", "nothing").code == 2


def test_a_folder_without_code_is_refused(invoke):
    done = invoke("similar", "out")
    assert done.code == 2 and "There is no code in out/staff" in done.err
