"""Letters of other alphabets that look like Latin ones, which nobody sees in a name."""

import unicodedata

#: Cyrillic and Greek letters
_LATIN = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u0501\u04bb\u0410\u0412\u0415\u041a\u041c"
    "\u041d\u041e\u0420\u0421\u0422\u0425\u03b1\u03bf\u03c1\u03bd\u03b9\u03ba\u0391\u0392\u0395\u0399\u039f\u03a1\u03a4",
    "aeopcxyijsdhABEKMHOPCTXaopvikABEIOPT",
)


def latin_for(name: str) -> tuple[str, str]:
    """Return the name that is meant and the alphabet of the first such letter; nothing if it is another."""
    meant = name.translate(_LATIN)
    if meant == name or not meant.isascii():
        return "", ""
    other = next(character for character in name if not character.isascii())
    return meant, unicodedata.name(other, "another alphabet").partition(" ")[0].capitalize()
