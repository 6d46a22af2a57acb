"""The one way in which the stages are wired, for a class, a platform, pytest and home alike."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from autograder.course.catalog import Course
from autograder.course.examples import load_released
from autograder.course.spec import Limits
from autograder.grading.exercise import ReadyExercise, prepare, prepare_all, prepare_released
from autograder.grading.grade import grade_tasks, make_tasks
from autograder.grading.imported import imported
from autograder.grading.reach import Reach
from autograder.grading.references import References
from autograder.grading.store import OutputStore, cache_folder
from autograder.grading.task import Aftercare
from autograder.grading.turn import Turn
from autograder.judge.result import Result
from autograder.sandbox.guard import refuse_below, refuse_reachable
from autograder.sandbox.isolation import Level, falls_short
from autograder.sandbox.runner import Runner
from autograder.sandbox.start import open_runner
from autograder.submission.submission import Submission


class Grader:
    """Grades submissions; made by `open_grader`.

    Attributes
    ----------
    exercises : dict of str to ReadyExercise
        What is graded, in order; `prepare` adds to it.
    aftercare : Aftercare
        What is done with outputs when they are judged; nothing unless it is set.
    """

    def __init__(self, course: Course, runner: Runner, cache: OutputStore | None = None) -> None:
        self.course = course
        self.runner = runner
        self.references = References(runner, cache)
        self.aftercare = Aftercare()
        self.exercises: dict[str, ReadyExercise] = {}

    @property
    def level(self) -> Level:
        """How well student code is kept apart."""
        return self.runner.level

    @property
    def may_recall(self) -> bool:
        """Whether what was kept can be trusted; where student code could write, nothing can."""
        return not falls_short(self.level, "confined")

    def reach(self, *written: Path, read: Iterable[Path] = ()) -> Reach:
        """Return the files of a limited process: the course, what is read, and where is written."""
        stores = (self.references.store, self.aftercare.store)
        places = (*(store.folder for store in stores if store is not None), *written)
        for place in places:
            with contextlib.suppress(OSError):  # what cannot be written says so when it is
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
        root = self.course.root
        return Reach((*read, root / "exercises", root / "solutions"), places)

    def prepare(self, slug: str, tighten: Callable[[Limits], Limits] | None = None) -> ReadyExercise:
        """Make an exercise ready with both of its halves; see `autograder.grading.exercise.prepare`."""
        self.exercises[slug] = prepare(self.course, slug, self.references, tighten)
        return self.exercises[slug]

    def prepare_all(self, slugs: Sequence[str]) -> None:
        """Make several exercises ready, in less time than one after the other."""
        found = {ready.exercise.slug: ready for ready in prepare_all(self.course, slugs, self.references)}
        self.exercises.update((slug, found[slug]) for slug in slugs)

    def prepare_released(self, slug: str) -> ReadyExercise:
        """Make the visible half of an exercise ready."""
        self.exercises[slug] = prepare_released(load_released(self.course.root / "exercises" / slug))
        return self.exercises[slug]

    def judge_mistakes(self, slugs: Iterable[str]) -> None:
        """Judge the misconceptions of exercises once, before processes are forked that need them."""
        for ready in (self.exercises[slug] for slug in slugs):
            if ready.expected is not None and ready.solution is not None:
                self.references.misconceptions(ready.handout, ready.solution, ready.plan, ready.expected)

    def grade(
        self, submission: Submission, slugs: Sequence[str] | None = None, *, tell_loading: bool = True
    ) -> list[Result]:
        """Grade a submission in the exercises named, or in all that are ready.

        Parameters
        ----------
        tell_loading : bool
            Whether an error while the file ran is a problem also when the functions are there.
        """
        wanted = {slug: self.exercises[slug] for slug in (self.exercises if slugs is None else slugs)}
        tasks = make_tasks(submission, wanted)
        return grade_tasks(
            tasks,
            Turn(self.runner, alone=True),
            self.references,
            tell_loading=tell_loading,
            aftercare=self.aftercare,
        )


@contextlib.contextmanager
def open_grader(
    course: Course,
    slugs: Sequence[str] = (),
    *,
    require: Level = "limited",
    warm: bool = False,
    released: bool = False,
    runner: Runner | None = None,
) -> Iterator[Grader]:
    """Start a sandbox, make exercises ready, and end the sandbox whatever happens.

    Parameters
    ----------
    slugs : sequence of str
        Exercises to make ready at once.
    require : Level
        Refuse to go on with less isolation than this.
    warm : bool
        Whether many programs will follow, or one student's.
    released : bool
        Use the visible halves alone, as students have them.
    runner : Runner, optional
        One that was started before, to be ended by whoever did.

    Raises
    ------
    UsageError
        If the solutions lie where student code could read them.
    SandboxFault
        If no sandbox can be started, or it isolates less than is required.
    SpecError
        If an exercise is declared wrongly.
    """
    if not released:
        refuse_reachable(course.root / "solutions")
    with contextlib.ExitStack() as stack:
        if runner is None:
            imports = () if released else imported(course, slugs)
            runner = stack.enter_context(open_runner(warm=warm, imports=imports))
        refuse_below(require, runner)
        # where student code could write to the cache, nothing in it can be trusted
        open_to_all = released or falls_short(runner.level, "confined")
        grader = Grader(course, runner, None if open_to_all else OutputStore(cache_folder()))
        if not released:
            grader.prepare_all(slugs)
        else:
            for slug in slugs:
                grader.prepare_released(slug)
        yield grader
