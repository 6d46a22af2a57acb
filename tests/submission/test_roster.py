from pathlib import Path

import pytest

from autograder.boundary.hand_in import HandIn
from autograder.errors import UsageError
from autograder.submission.entries import Entry
from autograder.submission.roster import NOTHING, apply_roster, read_roster


@pytest.fixture
def roster(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "roster.csv"
        path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
        return read_roster(path)

    return read


def people(found):
    return [(person.student, person.name, person.email) for person in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,name,email\n1,Ada Lovelace,ada@x.org\n", ("1", "Ada Lovelace", "ada@x.org")),
        ("Name;ID\nAda Lovelace;1\n", ("1", "Ada Lovelace", None)),
        ("ID\tSurname\tFirst name\n1\tLovelace\tAda\n", ("1", "Ada Lovelace", None)),
        ("name\n\nAda Lovelace\n", ("Ada Lovelace", "Ada Lovelace", None)),
        ("email\nada@x.org\n", ("ada@x.org", None, "ada@x.org")),
        # Canvas' grade book, with its row of points
        (
            "Student,ID,SIS User ID,SIS Login ID,Section,HW1 (123)\n"
            '    Points Possible,,,,,10\n"Lovelace, Ada",1,s1,ada,A,\n"Student, Test",99,,,A,\n',
            ("1", "Ada Lovelace", None),
        ),
        # Moodle's grading worksheet
        (
            "Identifier,Full name,ID number,Email address,Status,Grade\n"
            "Participant 1234,Ada Lovelace,,ada@x.org,Submitted,\n",
            ("1234", "Ada Lovelace", "ada@x.org"),
        ),
        # Gradescope
        (
            "First Name,Last Name,SID,Email,Sections\nAda,Lovelace,1,ada@x.org,A\n",
            ("1", "Ada Lovelace", "ada@x.org"),
        ),
        # Blackboard and Brightspace
        (
            '"Last Name","First Name","Username","Student ID"\nLovelace,Ada,ada,1\n',
            ("1", "Ada Lovelace", None),
        ),
        ("OrgDefinedId,Username,HW Points Grade,End-of-Line Indicator\n#1,#ada,,#\n", ("1", None, None)),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_roster_of_any_system_is_read(roster, text, expected, encoding):
    assert people(roster(text.replace("\n", "\r\n"), encoding)) == [expected]


def test_letters_of_an_old_encoding_are_read(roster):
    assert people(roster("id,name\n1,Zoë Müller\n".encode("cp1252"))) == [("1", "Zoë Müller", None)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must have a first line with a column id, email or name; got nothing instead"),
        ("colour\nred\n", "got colour instead"),
        ("id,name\n", "names nobody"),
        ("id,name\n1,Ada\n2,Bo\n1,Cleo\n", "line 4: the id 1 is given to two people"),
        (b"\xff\xfe\x00\xd8", "must have a first line"),
        (b"\x00" * 40, "must have a first line"),
    ],
)
def test_a_roster_that_cannot_be_used_is_refused_in_a_sentence(roster, text, said):
    with pytest.raises(UsageError) as caught:
        roster(text)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_a_roster_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_roster(tmp_path / "gone.csv")


ROSTER = (
    "id,login,name,email\n1,ada,Ada Lovelace,ada.l@x.org\n2,bo,Bo Lee,bo@x.org\n"
    "3,cl,Cleo Ek,\n4,bo2,Bo Lee,\n"
)


@pytest.mark.parametrize(
    ("student", "hand_in", "expected"),
    [
        ("1", HandIn(), "1"),
        ("ada", HandIn(), "1"),
        ("ADA", HandIn(), "1"),
        ("Ada Lovelace", HandIn(), "1"),
        ("lovelaceada", HandIn(), "1"),
        ("ada.l", HandIn(), "1"),
        ("ada_lovelace", HandIn(), "1"),
        ("77", HandIn(name="lovelaceada"), "1"),
        ("77", HandIn(email="ada.l@x.org"), "1"),
        ("bo2", HandIn(), "4"),
        ("Bo Lee", HandIn(), None),
        ("dan", HandIn(), None),
    ],
)
def test_an_entry_is_found_by_id_login_email_or_a_name_that_one_person_has(
    roster, tmp_path, student, hand_in, expected
):
    entry = Entry(student, tmp_path, hand_in=hand_in)
    entries, unknown = apply_roster([entry], roster(ROSTER), tmp_path)
    mine = [found for found in entries if not found.problem]
    assert [found.student for found in mine] == [expected or student]
    assert unknown == (() if expected else (student,))
    if expected == "1":
        assert (mine[0].hand_in.name, mine[0].hand_in.email) == ("Ada Lovelace", "ada.l@x.org")


def test_whoever_is_missing_has_an_entry_that_says_so(roster, tmp_path):
    entries, _ = apply_roster([Entry("bo", tmp_path)], roster(ROSTER), tmp_path)
    missing = {entry.student: entry.problem for entry in entries}
    assert missing == {"1": NOTHING, "2": "", "3": NOTHING, "4": NOTHING}


def test_two_entries_of_one_person_are_a_person_s_to_sort_out(roster, tmp_path):
    entries, _ = apply_roster(
        [Entry("bo", tmp_path / "a"), Entry("2", tmp_path / "b")], roster(ROSTER), tmp_path
    )
    (both,) = [entry for entry in entries if entry.student == "2"]
    assert "both belong to 2" in both.problem


GROUPED = (
    "id,name,email,group\n1,Ada Lovelace,ada@x.org,The Spikers\n2,Bo Lee,,The Spikers\n3,Cleo Ek,,7\n"
    "4,Di Ray,,7\n5,Ed Ray,,\n"
)


@pytest.mark.parametrize(
    "hand_in",
    [
        Entry("the spikers", Path("a")),
        Entry("901", Path("a"), hand_in=HandIn(name="thespikers")),
        Entry(
            "1", Path("a"), hand_in=HandIn(name="The Spikers")
        ),  # the id of a member, the name of the group
    ],
)
def test_what_a_group_handed_in_is_each_member_s(roster, tmp_path, hand_in):
    entries, unknown = apply_roster([hand_in, Entry("5", tmp_path)], roster(GROUPED), tmp_path)
    found = {entry.student: entry for entry in entries}
    assert unknown == () and list(found) == ["1", "2", "3", "4", "5"]
    assert found["1"].path == found["2"].path == Path("a")
    assert found["1"].hand_in == HandIn("Ada Lovelace", "ada@x.org", group="The Spikers")
    assert found["2"].hand_in == HandIn("Bo Lee", group="The Spikers")
    assert found["3"].problem == found["4"].problem == NOTHING
    assert found["5"].hand_in == HandIn("Ed Ray")


@pytest.mark.parametrize("name", ["Group 7", "team-7", "group07", "7"])
def test_a_number_is_the_name_of_a_group_with_the_word_in_front(roster, tmp_path, name):
    entries, unknown = apply_roster([Entry(name, tmp_path)], roster(GROUPED), tmp_path)
    mine = [entry.student for entry in entries if not entry.problem]
    assert (mine, unknown) == ((["3", "4"], ()) if "0" not in name else ([name], (name,)))


def test_what_a_member_handed_in_is_nobody_else_s(roster, tmp_path):
    people = roster(GROUPED + "7,Flo Ray,,7\n")
    entries, _ = apply_roster([Entry("1", tmp_path), Entry("7", tmp_path)], people, tmp_path)
    assert [entry.student for entry in entries if not entry.problem] == ["1", "7"]
    assert all(entry.hand_in.group is None for entry in entries)


def test_a_member_who_also_handed_in_alone_has_two_entries(roster, tmp_path):
    both = [Entry("the_spikers", tmp_path / "a"), Entry("1", tmp_path / "b")]
    entries, _ = apply_roster(both, roster(GROUPED), tmp_path)
    found = {entry.student: entry.problem for entry in entries}
    assert "both belong to 1" in found["1"] and found["2"] == ""
