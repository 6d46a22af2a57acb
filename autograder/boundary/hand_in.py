"""What is known of a hand-in besides its files: who, which attempt, when, how late."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandIn:
    """What a course system or a roster says about a hand-in; None where it is unknown.

    It changes what is shown, never what is earned.

    Attributes
    ----------
    name : str or None
        The person's name, or the group's.
    attempt : int or None
        From 1.
    submitted_at : str or None
        As the system wrote it.
    group : str or None
        The group that handed this in together, as far as the names or a roster tell.
    """

    name: str | None = None
    email: str | None = None
    attempt: int | None = None
    submitted_at: str | None = None
    late: bool | None = None
    group: str | None = None

    def title(self, student: str) -> str:
        """Return how a report is headed: the person's name, else the student's id."""
        return self.name or student


UNKNOWN = HandIn()
