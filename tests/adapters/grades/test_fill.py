"""Files built to the letter of each course system's own: scores go where they belong, all else stays."""

import pytest

from autograder.adapters.grades.fill import fill
from autograder.adapters.grades.sheet import read_sheet
from autograder.adapters.grades.systems import SYSTEMS, locate
from autograder.errors import UsageError

CANVAS = (
    'Student,ID,SIS User ID,SIS Login ID,Section,"HW1 (123)","HW2 (124)",Current Score\r\n'
    ",,,,,Manual Posting,,(read only)\r\n"
    '    Points Possible,,,,,10.00,100,"(read only)"\r\n'
    '"O\'Brien-Smith, Anne",501,S1,anne,"Neuro, A",5.00,,50\r\n'
    '"Lovelace, Ada",502,S2,ada@x.org,"Neuro, A",,,\r\n'
    '"Turing, Alan",503,S3,alan,"Neuro, A",EX,,\r\n'
    '"Gauss, Carl",504,S4,carl,"Neuro, A",N/A,,\r\n'
    '"Student, Test",599,,fffe,"Neuro, A",0.00,,\r\n'
)
MOODLE = (
    '\ufeffIdentifier,"Full name","ID number","Email address",Status,Grade,"Maximum grade",'
    '"Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"\r\n'
    'Participant 1001,"Anne O\'Brien",A7,anne@x.org,"Submitted for grading - ",,20.00,Yes,'
    '"Monday, 2 November 2026, 10:00 AM",-,\r\n'
    'Participant 1002,"Ada Lovelace",A8,ada@x.org,"No submission - ",3.00,20.00,No,-,-,'
    '"<p>late, sorry</p>"\r\n'
)
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"HW1 [Total Pts: 10 Score] |4711"\t"Notes"\r\n'
    '"O\'Brien"\t"Anne"\t"anne1"\t"900"\t""\t"=1+1"\r\n'
)
BRIGHTSPACE = (
    "OrgDefinedId,Username,HW1 Points Grade <Numeric MaxPoints:10 Weight:5>,HW2 Points Grade,"
    "End-of-Line Indicator\r\n#900,#anne1,,4,#\r\n#901,#ada,2,,#\r\n"
)
GRADESCOPE = (
    "First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status,Submission ID,"
    "Lateness (H:M:S),1: Q (2.0 pts)\nAnne,O'Brien,900,anne@x.org,,,10.0,Missing,,,\n"
)


@pytest.fixture
def put(tmp_path):
    """Put scores into a file and return what became of it."""

    def make(system, text, scores, column=None, title="", comments=False):
        path = tmp_path / "grades.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        sheet = read_sheet(path)
        target = locate(SYSTEMS[system], sheet, column, title)
        done = fill(sheet, SYSTEMS[system], target, scores, comments=comments)
        assert fill_again(path, system, done, scores, column, title) == (0, done.data)
        return done

    def fill_again(path, system, done, scores, column, title):
        """Read what was written: a second time nothing changes."""
        path.write_bytes(done.data)
        sheet = read_sheet(path)
        again = fill(sheet, SYSTEMS[system], locate(SYSTEMS[system], sheet, column, title), scores)
        return len(again.changes), again.data

    return make


def test_canvas_keeps_ids_points_row_and_every_other_cell(put, score):
    scores = [score("501"), score("502", 10.0), score("503"), score("504"), score("999")]
    done = put("canvas", CANVAS, scores, "HW1")
    assert done.data.decode() == CANVAS.replace(',"Neuro, A",5.00,', ',"Neuro, A",7.5,').replace(
        'ada@x.org,"Neuro, A",,', 'ada@x.org,"Neuro, A",10,'
    )
    assert done.changes == (("501", "5.00", "7.5"), ("502", "", "10"))
    assert done.kept == ("503: the cell says EX", "504: the cell says N/A")
    assert (done.unmatched, done.strangers) == (("999",), ())


def test_canvas_takes_other_ids_and_names_in_its_own_order(put, score):
    scores = [
        score("S1"), score("x", email="ADA@x.org"), score("z", name="Alan Turing"), score("Carl Gauss"),
    ]  # fmt: skip
    done = put("canvas", CANVAS.replace("EX", "").replace("N/A", ""), scores, "HW1 (123)")
    assert [student for student, _, _ in done.changes] == ["S1", "x", "z", "Carl Gauss"]


def test_a_column_is_found_by_the_assignments_name(put, score):
    done = put("canvas", CANVAS, [score("501")], title="HW1")
    assert [new for _, _, new in done.changes] == ["7.5"]


def test_another_maximum_is_another_scale_and_rounded_once(put, score):
    done = put("canvas", CANVAS, [score("501", 1 / 3, possible=1.0)], "HW2")
    assert done.changes == (("501", "", "33.33"),) and done.scales == ((1.0, 100.0),)


def test_no_score_is_above_its_maximum_or_below_nothing(put, score):
    scores = [score("501", 10.5), score("502", -1.0)]
    assert [new for _, _, new in put("canvas", CANVAS, scores, "HW1").changes] == ["10", "0"]


def test_who_is_not_graded_keeps_the_old_cell(put, score):
    done = put("canvas", CANVAS, [score("501", state="ungraded"), score("502")], "HW1")
    assert done.kept == ("501: not graded yet",) and ",5.00," in done.data.decode()


def test_a_semicolon_brings_a_decimal_comma(put, score):
    text = 'Student;ID;Section;"HW1 (123)"\n    Points Possible;;;10,00\n"Lovelace, Ada";502;A;\n'
    assert put("canvas", text, [score("502")]).data.decode() == text.replace("502;A;", "502;A;7,5")


def test_moodle_changes_grade_and_comments_and_nothing_else(put, score):
    done = put("moodle", MOODLE, [score("1001"), score("1002")], comments=True)
    comment = "7.5 of 10 in all. ISI: 7.5 of 10 points"
    expected = MOODLE.replace('grading - ",,20.00', 'grading - ",15,20.00')
    assert done.data.decode() == expected.replace('AM",-,\r\n', f'AM",-,{comment}\r\n')
    assert done.kept == ("1002: the file says that this grade cannot be changed",)


@pytest.mark.parametrize("key", [{"student": "A7"}, {"student": "x", "email": "anne@x.org"}])
def test_moodle_knows_people_by_number_and_by_mail(put, score, key):
    assert len(put("moodle", MOODLE, [score(**key)]).changes) == 1


def test_blackboard_keeps_the_id_of_the_column_and_its_encoding(put, score):
    data = b"\xff\xfe" + BLACKBOARD.encode("utf-16-le")
    done = put("blackboard", data, [score("anne1")], "HW1")
    assert done.data == b"\xff\xfe" + BLACKBOARD.replace('"900"\t""', '"900"\t"7.5"').encode("utf-16-le")


def test_brightspace_ids_have_a_sign_before_them(put, score):
    done = put("brightspace", BRIGHTSPACE, [score("900"), score("ada")], "HW1")
    assert done.data.decode() == BRIGHTSPACE.replace("#anne1,,4", "#anne1,7.5,4").replace(
        "#ada,2", "#ada,7.5"
    )
    assert put("brightspace", BRIGHTSPACE, [score("900")], "HW2").changes == (("900", "4", "7.5"),)


def test_gradescope_has_its_total(put, score):
    done = put("gradescope", GRADESCOPE, [score("x", email="anne@x.org")], "Total Score")
    assert done.data.decode() == GRADESCOPE.replace("anne@x.org,,,", "anne@x.org,,7.5,")


def test_a_course_list_of_gradescope_has_a_column_an_assignment(put, score):
    text = "First Name,Last Name,SID,Email,HW,HW - Max Points,HW - Submission Time\nA,B,900,a@x.org,,20.0,\n"
    done = put("gradescope", text, [score("900")], "HW")
    assert done.data.decode() == text.replace("a@x.org,,", "a@x.org,15,")


def test_two_people_of_one_name_get_nothing_by_it(put, score):
    text = CANVAS + '"Lovelace, Ada",505,S5,other,"Neuro, A",,,\r\n'
    done = put("canvas", text, [score("501"), score("x", name="Ada Lovelace")], "HW1")
    assert done.unmatched == ("x",) and len(done.strangers) == 4


@pytest.mark.parametrize(
    ("system", "text", "column", "sentence"),
    [
        (
            "canvas",
            MOODLE,
            None,
            "is no gradebook exported from Canvas: its first line has no column 'Student'",
        ),
        ("moodle", CANVAS, None, "is no grading worksheet"),
        ("canvas", CANVAS, "HW3", "no single column for the scores called 'HW3'; it has: HW1"),
        ("canvas", CANVAS, None, r"it has: HW1, HW2. Name one with --column NAME"),
        ("moodle", "", None, "is no grading worksheet"),
    ],
)
def test_a_file_that_cannot_be_filled_is_one_sentence(put, score, system, text, column, sentence):
    with pytest.raises(UsageError, match=sentence) as caught:
        put(system, text, [score("501")], column)
    assert "\n" not in str(caught.value)


def test_the_file_of_another_course_is_refused(put, score):
    with pytest.raises(UsageError, match="another course"):
        put("canvas", CANVAS, [score("1")], "HW1")
