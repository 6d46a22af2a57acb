"""A class judged again in parallel: forked judges share one cache of the reference, and run no submission."""

import concurrent.futures
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool

from autograder.errors import GraderError
from autograder.grading.rejudge import Reason, Rejudge
from autograder.judge.result import Result
from autograder.sandbox.lockdown.syscalls import die_with

CHUNK = 100  # results handed to a judge at once

_judge: Rejudge  # of a forked judge; set before its first result


def rejudge_many(old: Sequence[Result], judge: Rejudge, jobs: int) -> Iterator[Result | Reason]:
    """Yield each result as it is now, or why it cannot be told without running something, in order.

    Raises
    ------
    GraderError
        If a judge was ended from outside; nothing is lost, for nothing was written.
    """
    if jobs == 1 or len(old) <= CHUNK:
        yield from map(judge.again, old)
        return
    context = multiprocessing.get_context("fork")
    chunks = [old[start : start + CHUNK] for start in range(0, len(old), CHUNK)]
    try:
        with concurrent.futures.ProcessPoolExecutor(jobs, context, _start, (judge, os.getpid())) as pool:
            for found in pool.map(_again, chunks):
                yield from found
    except BrokenProcessPool:
        raise GraderError("A process that judged was ended from outside; try again.") from None


def _start(judge: Rejudge, parent: int) -> None:
    global _judge
    _judge = judge
    if not die_with(parent):
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means


def _again(old: Sequence[Result]) -> list[Result | Reason]:
    return [_judge.again(result) for result in old]
