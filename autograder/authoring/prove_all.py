"""Prove several exercises, as many at once as there are processors; proofs arrive in order."""

import concurrent.futures
import contextlib
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import replace

from autograder.authoring import proof_cache
from autograder.authoring.example_figure import draw_example
from autograder.authoring.verify import EXAMPLES, Finding, Verification, verify
from autograder.course.catalog import Course
from autograder.course.examples import write_examples
from autograder.course.plan import make_plan
from autograder.errors import AutograderError
from autograder.grading.references import References
from autograder.sandbox.lockdown.syscalls import die_with
from autograder.sandbox.runner import Runner


def prove_all(
    course: Course, slugs: Sequence[str], runner: Runner, *, write: bool = False
) -> Iterator[Verification]:
    """Yield the proof of each exercise.

    Parameters
    ----------
    write : bool
        Make ``examples.json`` and ``example.svg`` anew first.
    """
    known = {} if write else {slug: proof_cache.recall(course, slug) for slug in slugs}
    wanted = [slug for slug in slugs if known.get(slug) is None]
    jobs = min(len(wanted), os.cpu_count() or 1)
    with _mapping(course, wanted, runner, write, jobs) as fresh:
        for slug in slugs:
            proof = known.get(slug) or next(fresh)
            proof_cache.keep(course, proof)
            yield proof


@contextlib.contextmanager
def _mapping(
    course: Course, slugs: Sequence[str], runner: Runner, write: bool, jobs: int
) -> Iterator[Iterator[Verification]]:
    if jobs < 2:
        yield (_prove(course, slug, runner, write) for slug in slugs)
        return
    assert runner.level  # starts the sandbox, which all provers then share
    context = multiprocessing.get_context("fork")
    pool = concurrent.futures.ProcessPoolExecutor(jobs, context, _start, (course, runner, write, os.getpid()))
    try:
        yield pool.map(_prove_here, slugs)
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_shared: tuple[Course, Runner, bool]  # of a forked prover; set before its first exercise


def _start(course: Course, runner: Runner, write: bool, parent: int) -> None:
    global _shared
    _shared = course, runner, write
    if not die_with(parent):
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means


def _prove_here(slug: str) -> Verification:
    course, runner, write = _shared
    return _prove(course, slug, runner, write)


def _prove(course: Course, slug: str, runner: Runner, write: bool) -> Verification:
    references = References(runner)
    fault = _write_examples(course, slug, references) if write else ""
    proof = verify(course, slug, references)
    if fault and fault not in {finding.text for finding in proof.findings}:
        return replace(proof, findings=(*proof.findings, Finding(slug, "examples", fault, EXAMPLES)))
    return proof


def _write_examples(course: Course, slug: str, references: References) -> str:
    """Make the generated files anew; return why one could not be made, or nothing."""
    try:
        handout, solution = course.handout(slug), course.solution(slug)
        expected = references.expected(handout, solution, make_plan(solution.exercise))
        text = write_examples(solution.exercise, expected.outputs)
        (handout.folder / "examples.json").write_text(text, encoding="utf-8")
        figure = draw_example(handout, solution, references.runner)
    except AutograderError as error:
        return str(error)
    if figure is not None:
        (handout.folder / "example.svg").write_bytes(figure)
    return ""
