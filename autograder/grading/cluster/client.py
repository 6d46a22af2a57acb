"""The client of a Dask cluster: hands out chunks of submissions and collects what they earn."""

import concurrent.futures
import contextlib
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from autograder.errors import GraderError, UsageError
from autograder.grading.batch import Batch, lost_result
from autograder.grading.cluster import worker
from autograder.grading.cluster.frames import Reply, Setup, Work, decode, encode, work_of
from autograder.grading.cluster.parcel import basis_of, pack_course
from autograder.grading.grade import grader_bug
from autograder.grading.pages import put_pages
from autograder.grading.student_results import StudentResults
from autograder.grading.surroundings import versions
from autograder.sandbox.isolation import Level
from autograder.submission.entries import Entry
from autograder.submission.submission import read_submission
from autograder.version import __version__

CONNECTING = 10  # seconds for the scheduler to answer
PATIENCE = 120.0  # seconds without any worker before the batch is given up
AHEAD = 2  # chunks handed out for each thread of a worker, so that none waits
CHUNK_SECONDS = 2.0  # of a thread's time: long beside what handing out costs, short beside the batch
ENDED = "several workers of the cluster were ended while they graded this submission"
CHUNK_BYTES = 4 * 2**20
SMOOTH = 0.3  # weight of the newest chunk in what a submission is thought to cost


@contextlib.contextmanager
def open_cluster(address: str, require: Level) -> Iterator["Cluster"]:
    """Connect to a cluster of which every worker can grade.

    Parameters
    ----------
    address : str
        Such as ``dask://HOST:PORT``.
    require : Level
        The least isolation of every worker.

    Raises
    ------
    UsageError
        If it cannot be reached, has no workers, or one of them cannot grade as it must.
    """
    place = re.fullmatch(r"dask://([^/\s]+:[0-9]{1,5})/?", address)
    if place is None:
        raise UsageError(f"An executor must be of the form dask://HOST:PORT; got {address!r} instead.")
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise UsageError("A Dask cluster needs distributed: pip install 'neuro-autograder[dask]'.") from None
    for name in ("distributed", "distributed.client"):  # which tells of every worker that is lost
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(f"tcp://{place[1]}", timeout=CONNECTING, set_as_default=False, name="autograder")
    except (OSError, TimeoutError, ValueError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise UsageError(f"The cluster {address} cannot be reached: {said}.") from None
    cluster = Cluster(client, address)
    try:
        cluster.get_ready(Setup({}, (), require, versions=versions()))
        yield cluster
    finally:
        with contextlib.suppress(Exception):  # it may be away
            client.run(worker.release, on_error="ignore")
        client.close()


class Cluster:
    """A cluster that grades; made by `open_cluster`."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address

    def get_ready(self, setup: Setup) -> None:
        """Have every worker prepare for a class.

        Raises
        ------
        UsageError
            If there is no worker, or one cannot grade as it must.
        """
        said = self._client.run(worker.get_ready, __version__, encode(setup), on_error="return")
        for place, refusal in sorted(said.items()):
            if isinstance(refusal, OSError):  # it was lost meanwhile
                continue
            if isinstance(refusal, BaseException):
                kind = type(refusal).__name__
                refusal = f"has not the autograder that is here, {__version__} ({kind})"
            if refusal:
                raise UsageError(f"The worker {place} of {self._address} {refusal}.")
        if not said:
            raise UsageError(f"The cluster {self._address} has no workers: start some, then grade again.")

    def grade(
        self, entries: Sequence[Entry], batch: Batch, stopping: Callable[[], bool] = lambda: False
    ) -> Iterator[StudentResults]:
        """Yield the outcome of every entry as its chunk is finished; see `grade_many`.

        Once `stopping` says so, what was handed out is finished, and nothing more is.

        Raises
        ------
        GraderError
            If the cluster is lost, or a worker that came later cannot grade as it must.
        """
        setup = setup_of(batch)
        self.get_ready(setup)
        shared = self._client.scatter(encode(setup), broadcast=True, hash=False)
        executor = self._client.get_executor(pure=False)
        chunks = Chunks(entries)
        running: dict[concurrent.futures.Future[bytes], list[Entry]] = {}
        try:
            while running or (chunks and not stopping()):
                threads = sum(self._client.nthreads().values())
                while chunks and len(running) < max(threads, 1) * AHEAD and not stopping():
                    chunk, data = chunks.take(threads)
                    running[executor.submit(worker.grade_chunk, __version__, shared, data)] = chunk
                done, _ = concurrent.futures.wait(
                    running, PATIENCE, return_when=concurrent.futures.FIRST_COMPLETED
                )
                if not done and not self._client.nthreads():
                    raise self._lost("all of its workers are gone")
                for future in done:
                    yield from self._collect(future, running.pop(future), batch, chunks)
        except concurrent.futures.CancelledError:
            raise self._lost("its scheduler is gone") from None
        finally:
            executor.shutdown(wait=False)

    def _collect(
        self,
        future: "concurrent.futures.Future[bytes]",
        chunk: list[Entry],
        batch: Batch,
        chunks: "Chunks",
    ) -> Iterator[StudentResults]:
        from distributed.scheduler import KilledWorker

        try:
            reply = decode(future.result(), Reply)
        except KilledWorker:  # several workers were lost with this chunk
            if len(chunk) > 1:
                chunks.put_alone(chunk)
            else:
                yield lost_result(chunk[0], batch, ENDED)
            return
        except concurrent.futures.CancelledError:
            raise
        except Exception as error:
            raise GraderError(f"A worker of {self._address} failed: {grader_bug(error)}.") from None
        if reply.refusal:
            raise GraderError(f"A worker of {self._address} {reply.refusal}.")
        chunks.measure(reply.seconds / len(chunk))
        store = batch.grader.aftercare.store
        if store is not None:
            for name, data in reply.outputs.items():
                store.keep(name, data)
        entries = {entry.student: entry for entry in chunk}
        for graded in reply.graded:
            if graded.outcome is None:
                yield lost_result(entries[graded.student], batch, ENDED)
                continue
            if batch.reports is not None and graded.outcome.report:
                put_pages(batch.reports.parent, graded.outcome.report, graded.pages)
            yield graded.outcome

    def _lost(self, why: str) -> GraderError:
        return GraderError(
            f"The cluster {self._address} is lost: {why}. What was graded is kept; the same command grades "
            "the rest."
        )


class Chunks:
    """The entries that wait, cut into chunks that take about as long as they should.

    Attributes
    ----------
    cost : float or None
        Seconds that a submission takes, as far as they were measured.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._waiting = list(reversed(entries))
        self._alone: list[Entry] = []
        self.cost: float | None = None

    def __bool__(self) -> bool:
        return bool(self._waiting or self._alone)

    def measure(self, seconds: float) -> None:
        """Learn what a submission took."""
        self.cost = seconds if self.cost is None else SMOOTH * seconds + (1 - SMOOTH) * self.cost

    def put_alone(self, entries: Sequence[Entry]) -> None:
        """Have entries be handed out one by one."""
        self._alone += entries

    def take(self, threads: int) -> tuple[list[Entry], bytes]:
        """Return the next chunk and its bytes: one submission until the cost is known, fewer at the end."""
        if self._alone:
            entry = self._alone.pop()
            return [entry], encode((work_of(read_submission(entry, parse=False)),))
        most = 1
        if self.cost is not None:
            share = len(self._waiting) // (max(threads, 1) * AHEAD)
            most = max(1, min(share, int(CHUNK_SECONDS / max(self.cost, 1e-3))))
        entries: list[Entry] = []
        works: list[Work] = []
        size = 0
        while self._waiting and len(entries) < most and size < CHUNK_BYTES:
            entries.append(self._waiting.pop())
            works.append(work_of(read_submission(entries[-1], parse=False)))
            size += sum(map(len, works[-1].files.values()))
        return entries, encode(works)


def setup_of(batch: Batch) -> Setup:
    """Return what a host needs to grade as this grader does."""
    grader = batch.grader
    return Setup(
        pack_course(grader.course, tuple(grader.exercises)),
        tuple(grader.exercises),
        grader.level,
        exact=True,
        basis=basis_of(grader),
        versions=versions(),
        answered_only=batch.answered_only,
        always=tuple(batch.always),
        weights=dict(batch.weights) if batch.weights is not None else None,
        only=tuple(batch.slugs) if batch.slugs is not None else None,
        words=dict(batch.words),
        hidden_from=batch.hidden_from,
        reports=batch.reports is not None,
        outputs=grader.aftercare.store is not None,
        shadow=grader.aftercare.shadow,
    )
