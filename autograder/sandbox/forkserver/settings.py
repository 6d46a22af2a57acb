"""How submissions are run: requested by the grader, completed by the fork server."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where and how a template lives; the grader says the first four, the rest is found out at the start.

    Attributes
    ----------
    scratch : Path
        Folder in which every child gets a private working directory.
    warm : bool
        Whether to use every library once, so that no child pays for what is set up on first use.
    boxed : bool
        Whether bubblewrap shows this process nothing but what it needs.
    root : Path or None
        Folder, that of a copied Python, that children are confined to by a change of root.
    change_user : bool
        Whether each child becomes a user of its own.
    mounted : bool
        Whether each child's working directory is a small file system of its own.
    counted : bool
        Whether the kernel counts each child's threads by themselves.
    """

    scratch: Path
    warm: bool
    boxed: bool = False
    root: Path | None = None
    change_user: bool = False
    mounted: bool = False
    counted: bool = False

    def argument(self) -> str:
        """Return it as `parse` reads it."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def parse(cls, text: str) -> "Settings":
        """Return what `argument` wrote."""
        fields = json.loads(text)
        root = fields.pop("root")
        return cls(Path(fields.pop("scratch")), root=root and Path(root), **fields)


@dataclass(frozen=True, slots=True)
class StartupReport:
    """What the first template says of itself when it is ready, or why it cannot be.

    Attributes
    ----------
    fault : str
        Empty when submissions can be run.
    unreadable : bool
        Whether the fault is that the sandbox's user cannot read this Python.
    prefix, version : str
        Of the Python that runs them.
    environment : tuple of str
        Names of its variables.
    change_user, mounted, counted : bool
        As in `Settings`.
    landlock : int
        ABI version in use, 0 for none.
    probes : mapping of str to str
        What the self-test of a child that is thrown away said.
    memory, cpu : str
        What became of its attempt to have more memory than it may, and of its limit of CPU time.
    """

    fault: str = ""
    unreadable: bool = False
    prefix: str = ""
    version: str = ""
    environment: tuple[str, ...] = ()
    change_user: bool = False
    mounted: bool = False
    counted: bool = False
    landlock: int = 0
    probes: Mapping[str, str] = field(default_factory=dict)
    memory: str = ""
    cpu: str = ""

    def encode(self) -> bytes:
        """Return it as `decode` reads it."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decode(cls, data: bytes) -> "StartupReport":
        """Return what `encode` wrote."""
        fields = json.loads(data)
        return cls(environment=tuple(fields.pop("environment")), **fields)
