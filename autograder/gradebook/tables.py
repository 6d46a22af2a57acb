"""The gradebook's tables, as they are in the newest version; `migrations` leads every older one here.

===============  ====================================================================================
``students``     people, by the course system's id
``assignments``  what was graded together: the columns of the class and their weights
``submissions``  what a student handed in for an assignment, by the digest of its content; one is current
``results``      one an exercise of a submission, keyed by what it rests on; older ones stay beside
``checks``       the verdicts of a result, to be counted and searched
``overrides``    what a human decided about a check, beside what the machine found
``comments``     what a human says to a student about an exercise, or about all
``policies``     what each assignment does with time and attempts, as it was when last graded
``extensions``   what single students have been given in an assignment
``events``       who did what, when and why
===============  ====================================================================================
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

#: of the newest migration
VERSION = "0004"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

students = Table(
    "students",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student", Text, nullable=False, unique=True),
    Column("name", Text),
    Column("email", Text),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),  # empty: what was graded without an assignment
    Column("exercises", Text, nullable=False),  # JSON: slugs in the order of the columns
    Column("weights", Text),  # JSON: slug to factor; none where every point counts once
    Column("left_out", Text),  # JSON: sentences on what was handed in and not understood
    Column("published_at", Text),  # when results were last given out
    Column("views", Text),  # digest of what they were last made of, and of their files
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey("students.id"), nullable=False),
    Column("assignment_id", ForeignKey("assignments.id"), nullable=False),
    Column("digest", Text, nullable=False),
    Column("fingerprint", Text, nullable=False, server_default=""),  # see Submission.fingerprint
    Column("attempt", Integer),
    Column("submitted_at", Text),
    Column("late", Boolean),
    Column("group_name", Text),
    Column("current", Boolean, nullable=False),
    Column("conditions", Text, nullable=False),  # digest of all that its results rest on
    Column("report", Text, nullable=False),  # name of the report's file, or empty
    Column("report_key", Text, nullable=False),  # digest of what the report was made of
    Column("fault", Text, nullable=False),
    Column("graded_at", Text, nullable=False),
    UniqueConstraint("student_id", "assignment_id", "digest"),
    Index(None, "assignment_id"),
)

results = Table(
    "results",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission_id", ForeignKey("submissions.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("spec_digest", Text, nullable=False),
    Column("reference_digest", Text, nullable=False),  # also of the provided files and of the plan of calls
    Column("grader_version", Text, nullable=False),
    Column("python", Text, nullable=False),
    Column("numpy", Text, nullable=False),
    Column("machine", Text, nullable=False),
    Column("level", Text, nullable=False),  # of isolation
    Column("shadow", Boolean, nullable=False),  # whether a second judge looked at it
    Column("disputed", Boolean, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("score", Float),
    Column("possible", Float, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("graded_at", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),  # JSON of the whole result, without curves
    UniqueConstraint("submission_id", "exercise", "spec_digest", "reference_digest", "grader_version"),
)

checks = Table(
    "checks",
    metadata,
    Column("result_id", ForeignKey("results.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("check_id", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("earned", Float, nullable=False),
    Column("possible", Float, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("diagnosis", Text),
)

overrides = Table(
    "overrides",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey("students.id"), nullable=False),
    Column("assignment_id", ForeignKey("assignments.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("check_id", Text, nullable=False),
    Column("points", Float, nullable=False),
    Column("because", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("submission_digest", Text, nullable=False),  # of what the human looked at,
    Column("check_digest", Text, nullable=False),  # and by which check it was judged
    UniqueConstraint("student_id", "assignment_id", "exercise", "check_id"),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey("students.id"), nullable=False),
    Column("assignment_id", ForeignKey("assignments.id"), nullable=False),
    Column("exercise", Text, nullable=False),  # empty: on all of the work
    Column("text", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    UniqueConstraint("student_id", "assignment_id", "exercise"),
)

policies = Table(
    "policies",
    metadata,
    Column("assignment_id", ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True),
    Column("policy", Text, nullable=False),  # JSON of a Policy
)

extensions = Table(
    "extensions",
    metadata,
    Column("assignment_id", ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True),
    Column("student_id", ForeignKey("students.id", ondelete="CASCADE"), primary_key=True),
    Column("until", Text),  # with its zone
    Column("excused", Boolean, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("student", Text),
    Column("exercise", Text),
    Column("detail", Text, nullable=False),
)
