"""Which names and sizes of handed-in files are accepted, and how their names are shown."""

import posixpath
import re
from dataclasses import dataclass, field

from autograder.boundary.problems import Place, Problem
from autograder.boundary.text import escape_name, show
from autograder.submission.file_kinds import claimed_name, real_name
from autograder.submission.online_text import code_of_page

MIB = 1024 * 1024
MAX_BYTES = 64 * MIB  # of all files of one student, unpacked
MAX_FILES = 2000
MAX_LISTED = 20_000  # entries in an archive's own list; each costs memory before it is looked at
MAX_FILE_BYTES = 16 * MIB
MAX_NOTEBOOK_BYTES = 50 * MIB  # notebooks carry their figures along
MAX_DEPTH = 20
MAX_NAME_BYTES = 255  # of one component: what file systems accept
#: what systems and editors leave behind, in lower case
SKIPPED = frozenset(
    {"__macosx", "__pycache__", "node_modules", "site-packages"}
    | {"thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin"}
)


def suffix(name: str) -> str:
    """Return the ending of a file name in lower case, with its dot."""
    return posixpath.splitext(name)[1].lower()


def skipped(parts: list[str]) -> bool:
    """Whether a path is a by-product of systems and editors that was not meant to be handed in."""
    named = [part for part in parts if part not in (".", "..")]
    return any(part.lower() in SKIPPED or part.startswith((".", "~$")) for part in named)


def folders_of(name: str) -> list[str]:
    """Return the folders that a relative name lies in, outermost first."""
    parts = name.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


def unsafe(name: str) -> str:
    """Return why a name from an archive is unsafe or no name at all; empty when it is fine."""
    parts = name.split("/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "has an absolute name"
    if ".." in parts:
        return "has a name that leads out of its folder (..)"
    if "\0" in name or not any(part not in ("", ".") for part in parts):
        return "has a name that no file can have"
    return ""


@dataclass(slots=True)
class Basket:
    """Collects one student's files while they are read; what it refuses gets a sentence each.

    Attributes
    ----------
    notes : list of str
        What was read under another name than it has.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)
    spent: int = 0

    def note(self, name: str, what: str) -> None:
        """Note what a student should hear about a file."""
        self.problems.append(Problem(f"{show(name)} {what}", place=Place(name)))

    def refuse(self, name: str, why: str) -> None:
        """Note that a file was left out."""
        self.note(name, f"{why}: it was left out")

    @property
    def max_bytes(self) -> int:
        """How many bytes all files may have."""
        return MAX_BYTES

    @property
    def max_files(self) -> int:
        """How many files there may be."""
        return MAX_FILES

    @property
    def max_listed(self) -> int:
        """How many entries an archive may list, files or not."""
        return MAX_LISTED

    @property
    def full(self) -> bool:
        """Whether there is no room for any other file."""
        return self.spent > self.max_bytes

    def room(self, name: str) -> int:
        """Return how many bytes this file may have."""
        most = MAX_NOTEBOOK_BYTES if suffix(claimed_name(name)) == ".ipynb" else MAX_FILE_BYTES
        return max(0, min(most, self.max_bytes - self.spent))

    def admit(self, name: str) -> str | None:
        """Return the relative name under which a file may be put, or None after noting why not."""
        parts = [escape_name(part) for part in name.split("/") if part not in ("", ".")]
        clean = "/".join(parts)
        if len(self.files) >= self.max_files:
            why = f"comes after the first {self.max_files} files"
        elif len(parts) > MAX_DEPTH or any(len(part.encode()) > MAX_NAME_BYTES for part in parts):
            why = "has too long a name"
        elif clean in self.files:
            why = "has the name of an earlier file"
        elif clean in self.folders or any(folder in self.files for folder in folders_of(clean)):
            why = "has a name that is both a file and a folder"
        else:
            return clean
        self.refuse(name, why)
        return None

    def put(self, name: str, data: bytes) -> None:
        """Keep a file under a name that was admitted; `data` may be one byte more than the room."""
        room = self.room(name)
        self.spent += len(data)
        if len(data) > room:
            self.refuse(
                name,
                f"is beyond the {self.max_bytes // MIB} MiB of a submission"
                if self.full
                else f"is larger than {room // MIB} MiB",
            )
            return
        real, content = code_of_page(name, data) or (real_name(name, data), data)
        if real != name and real not in self.files and real not in self.folders:
            inside = show(posixpath.basename(real))
            self.notes.append(f"{show(name)} was read as {inside}, which it is inside")
            name, data = real, content
        self.files[name] = data
        self.folders.update(folders_of(name))
