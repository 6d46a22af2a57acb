"""The runner on Linux: a warm zygote forks one child per submission and exercise."""

import contextlib
import math
import os
from collections.abc import Iterable, Mapping

from autograder.course.plan import Plan
from autograder.course.spec import Limits
from autograder.errors import SandboxFault, Starved
from autograder.sandbox.child.libraries import choose_imports
from autograder.sandbox.clock import Allowance
from autograder.sandbox.conversation import Blocked, Conversation, program_message
from autograder.sandbox.exits import Stopped
from autograder.sandbox.forkserver.probes import in_use
from autograder.sandbox.forkserver.process import ZygoteProcess
from autograder.sandbox.forkserver.session import Session
from autograder.sandbox.isolation import Isolation, Level, level
from autograder.sandbox.runner import AHEAD, Run
from autograder.submission.program import Program

LOCK_SECONDS = 20.0  # until a child has locked itself down, which takes some milliseconds


class ForkedRunner:
    """Implements `Runner`; forked copies of it share one zygote.

    Parameters
    ----------
    warm : bool
        Whether the zygote uses every library once at its start: right for a class, not for one check.
    """

    def __init__(self, *, warm: bool) -> None:
        self._zygote = ZygoteProcess(warm=warm)
        self._conversation = Conversation(self._attested_child)
        self._ahead = warm
        self._spare: dict[tuple[tuple[str, ...], int], Session] = {}
        self._begun: dict[tuple[str, bytes], Session] = {}
        os.register_at_fork(before=self._drop_spares)  # a descriptor in two graders would keep a child alive

    @property
    def level(self) -> Level:
        """What the means in use amount to."""
        return level(self.isolation)

    @property
    def isolation(self) -> Isolation:
        """What protects each asset, by the trial that was made at the start."""
        return in_use(self._zygote.report, self._zygote.launch.setting)

    @property
    def notes(self) -> tuple[str, ...]:
        """How the zygote was started, and in which ways it could not be; see `Runner.notes`."""
        return self._zygote.notes

    def run(
        self, program: Program, plan: Plan, limits: Limits, *, alone: bool = False, share: float = math.inf
    ) -> Run:
        """Load the program and make the calls of the plan; see `Runner.run`."""
        return self._conversation.run(program, plan, limits, alone=alone, share=share)

    def expect(self, imports: Iterable[frozenset[str]]) -> None:
        """Have libraries be read that programs will import; see `Runner.expect`."""
        self._zygote.begin(dict.fromkeys(map(choose_imports, imports)))

    def preload(self, program: Program, plan: Plan, limits: Limits) -> None:
        """Have a child load the program meanwhile; see `Runner.preload`."""
        key = program.digest, plan.messages[0]
        if not self._ahead or not plan.visible or key in self._begun:
            return
        if self._conversation.is_blocked(program, plan.held[0]):
            return
        while len(self._begun) >= AHEAD:  # the oldest was not run after all
            self._begun.pop(next(iter(self._begun))).close()
        session = self._begun[key] = self._open(program, limits)
        session.begin_ahead(program_message(program, limits, Blocked(), plan.messages[0]))
        self._have_spare(program, limits)

    def _attested_child(self, program: Program, call: bytes, limits: Limits, blocked: Blocked) -> Session:
        """Return a child that holds its program and passed the same self-test as the trial at startup.

        Raises
        ------
        SandboxFault
            With the step or the probe that failed; the next child then comes from another zygote.
        """
        session = self._begin(program, call, limits, blocked)
        try:
            _compare(_attested(session), self._zygote.report.probes)
        except Starved:
            session.close()
            raise
        except SandboxFault:
            session.close()
            self._drop_spares()
            with contextlib.suppress(SandboxFault):  # the first fault says more
                self._zygote.requests(choose_imports(program.modules), fresh=True)
            raise
        except BaseException:
            session.close()
            raise
        return session

    def _begin(self, program: Program, call: bytes, limits: Limits, blocked: Blocked) -> Session:
        """Return a child that has its program and first call; one begun earlier is taken if it is the same.

        The call is in the child's memory while the program is being loaded, so it is a visible one or none.
        """
        begun = self._begun.pop((program.digest, call), None)
        if begun is not None and not blocked.cells and begun.take_turn():
            begun.limits = limits
            return begun
        if begun is not None:  # ended, or stuck at the same place
            begun.close()
        session = self._open(program, limits)
        session.send(program_message(program, limits, blocked, call))
        self._have_spare(program, limits)
        return session

    def _have_spare(self, program: Program, limits: Limits) -> None:
        if self._ahead:
            imports = choose_imports(program.modules)
            self._spare[imports, limits.memory_mib] = Session(self._zygote, imports, limits)

    def _open(self, program: Program, limits: Limits) -> Session:
        """Return a child; one that was forked ahead if there is one.

        A spare has held nothing of any submission: it waits for its program since its fork.
        """
        imports = choose_imports(program.modules)
        session = self._spare.pop((imports, limits.memory_mib), None)
        if session is not None and session.alive:
            session.limits = limits
            return session
        if session is not None:
            session.close()
        return Session(self._zygote, imports, limits)

    def _drop_spares(self) -> None:
        while self._begun:
            self._begun.popitem()[1].close()
        while self._spare:
            self._spare.popitem()[1].close()

    def close(self) -> None:
        """End the zygote."""
        self._drop_spares()
        self._zygote.close()


def _attested(session: Session) -> dict[str, str]:
    """Return what a child's self-test said, sent before it was given any student code.

    Raises
    ------
    SandboxFault
        If it could not lock itself down or ended before it had.
    """
    try:
        match session.receive((Allowance(LOCK_SECONDS),), "the sandbox"):
            case ("locked", dict(answers)):
                return answers
            case ("fault", str(text)):
                raise SandboxFault(text)
    except Stopped as stopped:
        raise SandboxFault(
            f"A submission's process ended before its code was loaded: {stopped.detail}."
        ) from None
    raise SandboxFault("A submission's process did not say how it is locked down.")


def _compare(answers: Mapping[str, str], expected: Mapping[str, str]) -> None:
    """Refuse a self-test that differs from the one at the start.

    Raises
    ------
    SandboxFault
        With the probe.
    """
    if answers != expected:
        probes = [name for name in expected if answers.get(name) != expected[name]]
        said = ", ".join(f"{name}: {answers.get(name)} instead of {expected[name]}" for name in probes)
        raise SandboxFault(f"A submission's process failed the self-test of its lock-down ({said}).")
