"""Where in Python's grammar a line of source begins and ends, found without parsing it."""

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"""(?P<quote>'{3}|"{3}|'|")|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comment>\#.*)|\\.?|[^'"()\[\]{}\#\\]+""",
    re.DOTALL,
)
STRING_END = {
    quote: re.compile(rf"(?:\\.|(?!{quote})[^\\])*({quote}|\\?$)", re.DOTALL)
    for quote in ("'", '"', "'''", '"""')
}


@dataclass(slots=True)
class Reader:
    """Where in Python's grammar the next line begins: inside which string, how many brackets deep."""

    quote: str = ""
    depth: int = 0
    continued: bool = False

    @property
    def fresh(self) -> bool:
        """Whether a statement can begin here."""
        return not (self.quote or self.depth or self.continued)

    def read(self, line: str) -> str:
        """Read a line; return it with strings, comments and bracketed parts blanked."""
        code: list[str] = []
        at = 0
        while at < len(line):
            if self.quote:
                found = STRING_END[self.quote].match(line, at)
                end = found.end() if found else len(line)
                ended = found is not None and found[1] == self.quote
                if ended or (len(self.quote) == 1 and not line.endswith("\\")):
                    self.quote = ""  # an ordinary string that is never closed ends with its line
                code.append("_" * (end - at))
                at = end
                continue
            token = TOKEN.match(line, at)
            assert token is not None  # its alternatives begin with every character there is
            if token["quote"]:
                self.quote = token["quote"]
            elif token["open"]:
                self.depth += 1
            elif token["close"]:
                self.depth = max(0, self.depth - 1)
            code.append(" " * len(token[0]) if token["comment"] else token[0])
            at = token.end()
        plain = "".join(code)
        self.continued = plain.endswith("\\") and not self.quote
        return plain
