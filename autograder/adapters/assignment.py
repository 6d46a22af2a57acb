"""An assignment of another system as it was read: questions, their tests as text, the author's code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """One test.

    Attributes
    ----------
    code : str
        Quoted, and never run.
    points : float or None
        None until the question's are shared out.
    calls : tuple of str
        What a check is to look at, as source; found in `code` where it is empty.
    """

    title: str
    code: str
    points: float | None
    hidden: bool
    hint: str = ""
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Several tests of what a student wrote.

    Attributes
    ----------
    text : str
        What the student is asked, in Markdown; empty when only the tests are known.
    around : str
        Code of the test file outside of its tests.
    notes : tuple of str
        What of it cannot be taken over.
    """

    name: str
    cases: tuple[Case, ...]
    text: str = ""
    around: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """What was read: questions, the author's solutions as text, and what cannot be taken over.

    Attributes
    ----------
    origin : str
        What it was, with an article.
    prompt : str
        What students begin with, where it is more than functions to be written.
    values : tuple of str
        Variables that students fill in.
    """

    origin: str
    questions: tuple[Question, ...]
    solution: str = ""
    notes: tuple[str, ...] = ()
    prompt: str = ""
    values: tuple[str, ...] = ()
