"""What an exercise was begun with must not stay in what students read."""

from autograder.authoring.scaffold import write_scaffold
from autograder.authoring.text_placeholders import placeholders_left
from autograder.course.catalog import load_handout


def test_a_fresh_scaffold_speaks_of_its_own_function(course):
    write_scaffold(course, "fresh")
    assert list(placeholders_left(load_handout(course.root / "exercises" / "fresh"))) == []


def test_words_about_the_scaffolds_function_are_found_once_it_is_another(course):
    readme, stub, *_ = write_scaffold(course, "fresh")
    stub.write_text(stub.read_text().replace("decay(", "charge("))
    found = list(placeholders_left(load_handout(readme.parent)))
    assert [line.partition(" must")[0] for line in found] == [
        "line 3 of README.md",
        "line 21 of README.md",
        "line 1 of fresh.py",
        "line 7 of fresh.py",
        "line 19 of fresh.py",
    ]
    assert found[0].endswith('"Write a function that returns how a membrane potential decays."')


def test_what_an_import_left_to_be_said_is_found(course):
    place = course.root / "exercises" / "decay"
    path = place / "README.md"
    path.write_text(path.read_text() + "\nSay what the function returns, with its equation and units.\n")
    (found,) = placeholders_left(load_handout(place))
    assert "must be in your own words" in found
