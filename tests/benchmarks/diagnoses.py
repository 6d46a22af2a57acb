"""Print how often a wrong answer is named, and how often by a wrong name.

    python tests/benchmarks/diagnoses.py [EXERCISE ...] [--show] [--no-transformed]

(a) Every listed misconception is graded: its own file has to be named, another name is a false claim unless
both give the same outputs. (b) The same answers with no misconception listed: what the numbers alone tell.
(c) The reference's outputs, transformed in ways that are known: the transformation's own family has to be
named, or said beside another in the same sentence. What another family says of visible checks is held against
the hidden ones on the same function and item: it is equal where it explains those as well, for "times dt" and
"the areas" are then the same numbers on every call, and false where it does not or there are none.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.course.catalog import find_course
from autograder.course.spec import Check
from autograder.grading.exercise import ReadyExercise
from autograder.grading.references import judge_outputs
from autograder.grading.session import Grader, open_grader
from autograder.judge.misconceptions import diagnose
from autograder.judge.patterns.case import item_of, make_case
from autograder.judge.patterns.naming import name_patterns
from autograder.judge.patterns.quantities import quantities_of
from autograder.judge.result import CheckResult
from autograder.judge.verdict import judge_all

CORE = ("product_rule", "charge_transfer", "cv_isi", "chain_rule", "lif_update", "ou_noise", "hh_gating")
#: a transformation of the right part, the family that has to be named, and its function
TRANSFORMED: dict[str, tuple[str, Any]] = {
    "twice": ("factor", lambda w, q: 2.0 * w),
    "thousandth": ("factor", lambda w, q: w / 1000.0),
    "times 0.7312": ("factor", lambda w, q: 0.7312 * w),
    "times dt": ("factor", lambda w, q: w * q["dt"]),
    "times sqrt dt": ("factor", lambda w, q: w * np.sqrt(q["dt"])),
    "plus 1": ("offset", lambda w, q: w + 1.0),
    "plus E_L": ("offset", lambda w, q: w + q["E_L"]),
    "plus mu": ("offset", lambda w, q: w + q["mu"]),
    "plus 0.0713": ("offset", lambda w, q: w + 0.0713),
    "negated": ("sign", lambda w, q: -w),
    "absolute": ("sign", lambda w, q: np.abs(w)),
    "positive": ("clipped", lambda w, q: np.maximum(w, 0.0)),
    "squared": ("last-step", lambda w, q: w * w),
    "inverse": ("last-step", lambda w, q: 1.0 / w),
    "whole": ("rounded", lambda w, q: np.rint(w)),
    "two decimals": ("rounded", lambda w, q: np.round(w, 2)),
    "cut off": ("rounded", lambda w, q: np.trunc(w)),
    "float16": ("rounded", lambda w, q: w.astype(np.float16).astype(float)),
    "reversed": ("order", lambda w, q: w[::-1]),
    "transposed": ("order", lambda w, q: w.T if w.ndim > 1 else None),
    "sorted": ("order", lambda w, q: np.sort(w) if w.ndim == 1 else None),
    "late": ("shift", lambda w, q: np.concatenate([w[:1], w[:-1]])),
    "early": ("shift", lambda w, q: np.concatenate([w[1:], w[-1:]])),
    "rolled": ("shift", lambda w, q: np.roll(w, 1)),
    "cumulative": ("running", lambda w, q: np.cumsum(w) if w.ndim == 1 else None),
    "differences": ("running", lambda w, q: np.diff(w, prepend=0.0) if w.ndim == 1 else None),
    "total": ("running", lambda w, q: np.sum(w) if w.ndim == 1 else None),
    "first wrong": ("partly", lambda w, q: _put(w, 0)),
    "last wrong": ("partly", lambda w, q: _put(w, -1)),
    "one wrong": ("partly", lambda w, q: _put(w, w.size // 2)),
    "all wrong from the middle": ("partly", lambda w, q: _drift(w)),
    "one short": ("length", lambda w, q: w[:-1] if w.ndim == 1 else None),
    "one long": ("length", lambda w, q: np.append(w, 0.0) if w.ndim == 1 else None),
    "zeros": ("returned", lambda w, q: np.zeros_like(w)),
    "row": ("dimensions", lambda w, q: w[None] if w.ndim == 1 else None),
    "None": ("kind", lambda w, q: None),
}
#: what says the same of spike times as of other rows
ALSO = {
    "length": ("spikes", "partly"),
    "shift": ("spikes",),
    "factor": ("spikes",),
    "running": ("spikes",),
    "dimensions": ("nested",),
}


#: how a sentence that names several mistakes says this one
SAID = {
    "whole": "rounded",
    "cut off": "cut off",
    "positive": "negative ones",
    "squared": "squared",
    "inverse": "turned over",
    "late": "sample too late",
    "early": "sample too early",
    "rolled": "sample too late",
}


def _put(wanted: Any, place: int) -> Any:
    if wanted.ndim != 1 or wanted.size < 4:
        return None
    wrong = wanted.copy()
    wrong[place] += 1.0 + abs(wrong[place])
    return wrong


def _drift(wanted: Any) -> Any:
    if wanted.ndim != 1 or wanted.size < 20:
        return None
    middle = wanted.size // 2
    wrong = wanted.copy()
    wrong[middle:] += np.linspace(0.5, 1.5, wanted.size - middle) ** 2 * (1 + np.abs(wanted[middle:]))
    return wrong


@dataclass(frozen=True)
class Named:
    """What became of one answer: how it is named, whether rightly, and whether for all calls."""

    answer: str
    check: str
    code: str
    text: str
    right: bool
    equal: bool


def family(code: str | None) -> str:
    """Return a diagnosis without what makes it more precise."""
    return (code or "").partition(":")[0]


def listed(grader: Grader, ready: ReadyExercise, patterns_only: bool) -> Iterator[list[CheckResult]]:
    """Yield the failed checks of each listed misconception, with their diagnoses."""
    assert ready.solution is not None and ready.expected is not None
    known = grader.references.misconceptions(ready.handout, ready.solution, ready.plan, ready.expected)
    checks = ready.exercise.checks
    rerun = partial(grader.references.on_other_calls, ready.handout, ready.solution)
    for source in ready.solution.misconceptions.values():
        run = grader.references.run(ready.handout, source, ready.plan, ready.exercise)
        outputs, verdicts = judge_outputs(checks, ready.plan, run.outputs, ready.expected, ready.handout)
        if not patterns_only:
            verdicts = diagnose(checks, outputs, ready.expected.outputs, verdicts, known)
        verdicts = name_patterns(
            checks, outputs, ready.expected.outputs, verdicts, ready.handout.functions, rerun
        )
        yield [verdict for verdict in verdicts if verdict.status != "passed"]


def same_outputs(grader: Grader, ready: ReadyExercise, one: str, other: str, check: str) -> bool:
    """Whether two misconceptions give the same in a check, so that neither name is wrong."""
    assert ready.solution is not None and ready.expected is not None
    known = {
        mistake.name: mistake
        for mistake in grader.references.misconceptions(
            ready.handout, ready.solution, ready.plan, ready.expected
        )
    }
    declared = next(item for item in ready.exercise.checks if item.id == check)
    sides = [known[name].outputs.get(check) for name in (one, other)]
    if sides[0] is None or sides[1] is None:
        return False
    return declared.comparer.agree(sides[0], sides[1])


def not_borne_out(ready: ReadyExercise, failed: Sequence[CheckResult]) -> list[str]:
    """Return what is said of visible checks where hidden ones on the same function and item say otherwise."""
    checks = {check.id: check for check in ready.exercise.checks}

    def target(verdict: CheckResult) -> tuple[object, ...]:
        check = checks[verdict.id]
        return check.calls[0].function, check.calls[0].driver, item_of(check.expect), check.expect.kind

    hidden: dict[tuple[object, ...], set[str]] = {}
    for verdict in failed:
        if verdict.hidden:
            hidden.setdefault(target(verdict), set()).add(verdict.explanation)
    return [
        f"{verdict.id}: {verdict.explanation}"
        for verdict in failed
        if not verdict.hidden
        and verdict.explanation
        and target(verdict) in hidden
        and verdict.explanation not in hidden[target(verdict)]
    ]


def transformed(ready: ReadyExercise) -> Iterator[Named]:
    """Yield what is said of the reference's outputs in each function and item, transformed."""
    assert ready.expected is not None
    checks, right = ready.exercise.checks, ready.expected.outputs
    targets = {
        (check.calls[0].function, check.calls[0].driver, item_of(check.expect))
        for check in checks
        if not check.expect.joint and check.expect.kind in ("close", "spikes")
    }
    for target in sorted(targets, key=str):
        for name, (wanted, function) in TRANSFORMED.items():
            outputs = _transform(checks, right, target, ready.handout.functions, function)
            if outputs is None:
                continue
            verdicts = judge_all(checks, outputs, right, ready.handout.functions)
            named = name_patterns(checks, outputs, right, verdicts, ready.handout.functions)
            failed = [verdict for verdict in named if verdict.status != "passed"]
            # what is said of a hidden check explains all calls, the visible ones too
            everywhere = {verdict.explanation for verdict in failed if verdict.hidden}
            for verdict in failed:
                found = family(verdict.diagnosis) if verdict.explanation else ""
                fine = found in (wanted, *ALSO.get(wanted, ()))
                fine = fine or (name in SAID and SAID[name] in verdict.explanation)
                label = f"{target[0]}[{target[2]}] {name}"
                text = verdict.explanation
                yield Named(label, verdict.id, verdict.diagnosis or "", text, fine, text in everywhere)


def _transform(
    checks: Sequence[Check],
    right: Mapping[str, Sequence[Output]],
    target: tuple[str, str | None, int | None],
    signatures: Mapping[str, tuple[str, ...]],
    function: Any,
) -> dict[str, list[Output]] | None:
    """Return all outputs, those of the target transformed; None where that cannot be done."""
    outputs: dict[str, list[Output]] = {}
    for check in checks:
        outputs[check.id] = []
        for call, output in zip(check.calls, right[check.id], strict=True):
            meant = (call.function, call.driver) == target[:2] and call.observe == "result"
            if not meant or not isinstance(output, Returned):
                outputs[check.id].append(output)
                continue
            names = signatures.get(call.function, ())
            comparer = (
                replace(check.expect, item=target[2]) if hasattr(check.expect, "item") else check.expect
            )
            case = make_case(call, names, comparer, output.value, output.value)
            if case.wanted is None or not case.wanted.size:
                outputs[check.id].append(output)
                continue
            try:
                with np.errstate(all="ignore"):
                    part = function(case.wanted, quantities_of(call, case.names))
            except (KeyError, IndexError, ValueError):
                return None
            if part is None and function is not TRANSFORMED["None"][1]:
                return None
            if np.shape(part) == ():
                part = None if part is None else float(part)
            outputs[check.id].append(Returned(_put_back(output.value, target[2], part)))
    return outputs


def _put_back(whole: Any, item: int | None, part: Any) -> Any:
    if item is None or part is None:
        return part
    items = list(whole)
    items[item] = part
    return tuple(items)


def share(part: int, whole: int) -> str:
    """Return a count with its share."""
    return f"{part:5d} of {whole:5d} ({100 * part / max(whole, 1):5.1f} %)"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--show", action="store_true", help="list every claim")
    parser.add_argument("--no-transformed", action="store_true")
    options = parser.parse_args()
    course = find_course(None)
    slugs = options.exercises or course.in_order()
    total: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    with open_grader(course) as grader:
        for slug in slugs:
            ready = grader.prepare(slug)
            assert ready.solution is not None
            names = list(ready.solution.misconceptions)
            for name, failed in zip(names, listed(grader, ready, False), strict=True):
                total["listed"] += 1
                own = f"misconception:{name}"
                total["own"] += any(verdict.diagnosis == own for verdict in failed)
                others = {
                    verdict.diagnosis or ""
                    for verdict in failed
                    if family(verdict.diagnosis) == "misconception"
                    and verdict.diagnosis != own
                    and not same_outputs(grader, ready, name, (verdict.diagnosis or "")[14:], verdict.id)
                }
                total["other name"] += bool(others)
                if not any(verdict.diagnosis == own for verdict in failed) or others:
                    print(f"  {slug}/{name}: {[verdict.diagnosis for verdict in failed]}")
            for name, failed in zip(names, listed(grader, ready, True), strict=True):
                told = [verdict for verdict in failed if verdict.explanation]
                total["told"] += bool(told)
                total["shown"] += any(not verdict.hidden for verdict in told)
                total["not borne out"] += bool(lost := not_borne_out(ready, failed))
                if lost:
                    print(f"  {slug}/{name}: not what hidden checks show: {lost}")
                codes.update({verdict.diagnosis or "" for verdict in told})
                if options.show:
                    for code, text in sorted({(v.diagnosis or "", v.explanation) for v in told}):
                        print(f"    {slug}/{name}: {code}: {text}")
            if options.no_transformed:
                continue
            for found in transformed(ready):
                total["transformed"] += 1
                total["right family"] += found.right
                total["equal"] += bool(found.text) and not found.right and found.equal
                false = bool(found.text) and not found.right and not found.equal
                total["other family"] += false
                if false and options.show:
                    print(f"    {slug}/{found.answer} {found.check}: {found.code}: {found.text}")
                if options.show and not found.text and found.code == "":
                    print(f"    {slug}/{found.answer} {found.check}: nothing")
    print(f"listed misconceptions named by their own file  {share(total['own'], total['listed'])}")
    print(f"listed misconceptions with another's name      {share(total['other name'], total['listed'])}")
    print(f"told by the numbers alone                      {share(total['told'], total['listed'])}")
    print(f"    of visible checks                          {share(total['shown'], total['told'])}")
    print(f"    not borne out by hidden checks             {share(total['not borne out'], total['shown'])}")
    for code, count in codes.most_common():
        print(f"    {code:22s} {count}")
    print(f"transformed references, failed checks          {total['transformed']:5d}")
    print(
        f"    named by their family                      {share(total['right family'], total['transformed'])}"
    )
    print(f"    by another, equal on hidden calls too      {share(total['equal'], total['transformed'])}")
    print(
        f"    claimed by another family, falsely         {share(total['other family'], total['transformed'])}"
    )


if __name__ == "__main__":
    main()
