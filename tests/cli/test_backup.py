"""Backup, restore and the doctor of a gradebook, as they are typed."""

import sqlite3


def test_a_backup_is_restored_with_its_views_and_examined(invoke, hand_in, course):
    hand_in(ada="right", ben="stub")
    invoke("grade", "class", "-o", "out")
    assert invoke("backup", "copy.db", "-o", "out").code == 0
    assert invoke("backup", "copy.db", "-o", "out").code == 2
    assert invoke("restore", "copy.db", "-o", "out").code == 2
    assert invoke("restore", "copy.db", "-o", "again").code == 0
    for name in ("grades.csv", "results.json"):
        assert (course.root / "again" / name).read_bytes() == (course.root / "out" / name).read_bytes()
    done = invoke("doctor", "--gradebook", "again")
    assert done.code == 0 and "integrity    whole" in done.out and "students     2" in done.out


def test_a_damaged_gradebook_is_found_and_told_how_to_mend(invoke, hand_in, course):
    hand_in(ada="right")
    invoke("grade", "class", "-o", "out")
    path = course.root / "out" / "gradebook.db"
    sqlite3.connect(path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    data[4096 * 3 :] = b"\xff" * len(data[4096 * 3 :])
    path.write_bytes(data)
    done = invoke("doctor", "--gradebook", "out")
    assert done.code in (2, 3) and ("damaged" in done.out or "is damaged" in done.err)
    assert invoke("doctor", "--gradebook", "nowhere").code == 2


def test_fail_under_ends_with_one_and_names_who(invoke, hand_in):
    hand_in(ada="right", ben="hard_coded")
    done = invoke("grade", "class", "-o", "out", "--fail-under", 50)
    assert done.code == 1 and "autograder: below 50 %: ben has 2 of 5.\n" in done.err
    assert invoke("grade", "class", "-o", "out", "--fail-under", 40).code == 0
    assert invoke("grade", "class", "-o", "out", "--fail-under", 101).code == 2
