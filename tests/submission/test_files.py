from hypothesis import given
from hypothesis import strategies as st

from autograder.boundary.problems import Problem
from autograder.boundary.text import escape_name, show
from autograder.submission.files import MAX_BYTES, MAX_FILES, Basket


def said(found):
    """Return a problem, or several, in the words that a student reads."""
    if found is None or isinstance(found, Problem):
        return str(found or "")
    return type(found)(map(str, found))


def test_spaces_and_letters_of_any_script_stay():
    for name in ("Ada Lovelace", "Łukasz Ñandú", "学生", "دانشجو\u200cها", "हिन्दी"):
        assert escape_name(name) == name


def test_control_characters_direction_marks_and_bytes_are_spelled_out():
    assert escape_name("a\nb\x1b[31m") == "a\\x0ab\\x1b[31m"
    assert escape_name("fil\udce9") == "fil\\xe9"
    assert escape_name("x\u202eyp.") == "x\\u202eyp."
    assert escape_name("\U000e0041") == "\\U000e0041"


def test_names_from_different_systems_are_the_same_name():
    assert escape_name("Jose\u0301") == escape_name("Jos\u00e9")


@given(st.text(st.characters(exclude_categories=())))
def test_an_escaped_name_is_one_line_of_encodable_text(name):
    escaped = escape_name(name)
    assert len(escaped.splitlines()) <= 1
    escaped.encode()
    assert len(show(name, 50)) <= 50


def test_a_basket_refuses_what_could_not_be_written_to_one_folder():
    basket = Basket()
    for name in ("a/b.py", "a/./b.py", "a", "a/b.py/c", "x" * 300, "/".join("x" * 40)):
        if (clean := basket.admit(name)) is not None:
            basket.put(clean, b"")
    assert list(basket.files) == ["a/b.py"]
    assert len(said(basket.problems)) == 5


def test_a_basket_holds_so_many_files_and_bytes_and_no_more():
    basket = Basket()
    for number in range(MAX_FILES + 1):
        if (clean := basket.admit(f"{number}.txt")) is not None:
            basket.put(clean, b"")
    assert len(basket.files) == MAX_FILES
    big = Basket()
    for number in range(6):
        big.put(f"{number}.csv", bytes(big.room(f"{number}.csv") + (number == 0)))
    assert sum(map(len, big.files.values())) <= MAX_BYTES
    assert said(big.problems)[0] == "0.csv is larger than 16 MiB: it was left out"
