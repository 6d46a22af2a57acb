"""Prove several exercises, as many at once as there are processors; proofs arrive in order."""

import concurrent.futures
import contextlib
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from autograder.authoring import proof_cache
from autograder.authoring.example_figure import draw_example
from autograder.authoring.generated_files import examples_text
from autograder.authoring.verification import ALL_ELSE, EXAMPLES, PARTS, Finding, Part, Verification, joined
from autograder.authoring.verify import verify
from autograder.course.catalog import Course
from autograder.errors import AutograderError
from autograder.grading.references import References
from autograder.grading.store import OutputStore, cache_folder
from autograder.sandbox.isolation import falls_short
from autograder.sandbox.lockdown.syscalls import die_with
from autograder.sandbox.runner import Runner


def prove_all(
    course: Course, slugs: Sequence[str], runner: Runner, *, write: bool = False, thorough: bool = False
) -> Iterator[Verification]:
    """Yield the proof of each exercise.

    Parameters
    ----------
    write : bool
        Make ``examples.json`` and ``example.svg`` anew first.
    thorough : bool
        Simulate statistical checks until their claims are shown.
    """
    known = {} if write else {slug: proof_cache.recall(course, slug, thorough) for slug in slugs}
    wanted = [slug for slug in slugs if known.get(slug) is None]
    processors = os.cpu_count() or 1
    # with fewer exercises than processors, what takes long in each goes to the others
    parts: tuple[Part | None, ...] = PARTS if len(wanted) < processors else (None,)
    pieces = [(slug, part) for slug in wanted for part in parts]
    jobs = min(len(pieces), processors)
    with _mapping(_Task(course, runner, write, thorough), pieces, jobs) as fresh:
        for slug in slugs:
            proof = known.get(slug) or joined([next(fresh) for _ in parts])
            proof_cache.keep(course, proof, thorough)
            yield proof


_Piece: TypeAlias = tuple[str, Part | None]  # an exercise, and what part of it is proved; see `verify`


@dataclass(frozen=True, slots=True)
class _Task:
    """What is the same for every exercise."""

    course: Course
    runner: Runner
    write: bool
    thorough: bool


@contextlib.contextmanager
def _mapping(task: _Task, pieces: Sequence[_Piece], jobs: int) -> Iterator[Iterator[Verification]]:
    if jobs < 2:
        yield (_prove(task, piece) for piece in pieces)
        return
    assert task.runner.level  # starts the sandbox, which all provers then share
    context = multiprocessing.get_context("fork")
    pool = concurrent.futures.ProcessPoolExecutor(jobs, context, _start, (task, os.getpid()))
    try:
        yield pool.map(_prove_here, pieces)
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_shared: _Task  # of a forked prover; set before its first exercise


def _start(task: _Task, parent: int) -> None:
    global _shared
    _shared = task
    if not die_with(parent):
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means


def _prove_here(piece: _Piece) -> Verification:
    return _prove(_shared, piece)


def _prove(task: _Task, piece: _Piece) -> Verification:
    slug, part = piece
    # where student code could write to the cache, nothing in it can be trusted
    trusted = not falls_short(task.runner.level, "confined")
    references = References(task.runner, OutputStore(cache_folder()) if trusted else None)
    fault = _write_examples(task.course, slug, references) if task.write and part in (None, ALL_ELSE) else ""
    proof = verify(task.course, slug, references, thorough=task.thorough, part=part)
    if fault and fault not in {finding.text for finding in proof.findings}:
        return replace(proof, findings=(*proof.findings, Finding(slug, "examples", fault, EXAMPLES)))
    return proof


def _write_examples(course: Course, slug: str, references: References) -> str:
    """Make the generated files anew; return why one could not be made, or nothing."""
    try:
        handout, solution = course.handout(slug), course.solution(slug)
        text = examples_text(handout, solution, references)
        (handout.folder / "examples.json").write_text(text, encoding="utf-8")
        figure = draw_example(handout, solution, references.runner)
    except AutograderError as error:
        return str(error)
    if figure is not None:
        (handout.folder / "example.svg").write_bytes(figure)
    return ""
