"""The runner on Linux: a warm zygote forks one child per submission and exercise."""

import contextlib
import os
from collections.abc import Mapping

from autograder.errors import SandboxFault
from autograder.plan import Plan
from autograder.program import Program
from autograder.result import Level
from autograder.sandbox import capabilities
from autograder.sandbox.conversation import Blocked, Conversation, program_message
from autograder.sandbox.endings import Stopped
from autograder.sandbox.libraries import choose_imports
from autograder.sandbox.process import ZygoteProcess
from autograder.sandbox.runner import Run
from autograder.sandbox.session import Session
from autograder.spec import Limits


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
        self._begun: tuple[str, bytes, Session] | None = None
        os.register_at_fork(before=self._drop_spares)  # a descriptor in two graders would keep a child alive

    @property
    def level(self) -> Level:
        """What the means in use amount to."""
        return capabilities.level(self.vector)

    @property
    def vector(self) -> capabilities.Vector:
        """What protects each good, by the trial that was made at the start."""
        return capabilities.in_use(self._zygote.report, self._zygote.way.setting)

    @property
    def circumstances(self) -> tuple[str, ...]:
        """How the zygote was started, and in which ways it could not be; see `Runner.circumstances`."""
        return self._zygote.circumstances

    def run(self, program: Program, plan: Plan, limits: Limits) -> Run:
        """Load the program and make the calls of the plan; see `Runner.run`."""
        return self._conversation.run(program, plan, limits)

    def expect(self, program: Program, plan: Plan, limits: Limits) -> None:
        """Have a child load the program meanwhile; see `Runner.expect`."""
        if self._ahead and self._begun is None and not self._conversation.is_blocked(program):
            call = plan.messages[0]
            self._begun = program.digest, call, self._begin(program, call, limits, Blocked())

    def _attested_child(self, program: Program, call: bytes, limits: Limits, blocked: Blocked) -> Session:
        """Return a child that has its program and is locked down as the one was that was tried at the start.

        Raises
        ------
        SandboxFault
            With the step or the probe that failed; the next child then comes from another zygote.
        """
        session = self._begin(program, call, limits, blocked)
        try:
            _compare(_attested(session, limits.load_seconds), self._zygote.report.answers)
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

        The call is in the child's memory while the program is being loaded. That tells the program nothing:
        the same program is called with it next.
        """
        if self._begun is not None:
            (digest, begun, session), self._begun = self._begun, None
            if (digest, begun) == (program.digest, call):
                session.limits = limits
                return session
            session.close()
        session = self._open(choose_imports(program.modules), limits)
        session.send(program_message(program, limits, blocked) + call)
        return session

    def _open(self, imports: tuple[str, ...], limits: Limits) -> Session:
        """Return a child, and have the next one forked while this one works.

        A spare has held nothing of any submission: it waits for its program since its fork.
        """
        key = imports, limits.memory_mib
        session = self._spare.pop(key, None)
        if session is not None and not session.alive:
            session.close()
            session = None
        session = session or Session(self._zygote, imports, limits)
        session.limits = limits
        if self._ahead:
            self._spare[key] = Session(self._zygote, imports, limits)
        return session

    def _drop_spares(self) -> None:
        if self._begun is not None:
            self._begun[-1].close()
            self._begun = None
        while self._spare:
            self._spare.popitem()[1].close()

    def close(self) -> None:
        """End the zygote."""
        self._drop_spares()
        self._zygote.close()


def _attested(session: Session, seconds: float) -> dict[str, str]:
    """Return what a child's self-test said, sent before it was given any student code.

    Raises
    ------
    SandboxFault
        If it could not lock itself down or ended before it had.
    """
    try:
        match session.receive(seconds, seconds, "the sandbox"):
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
