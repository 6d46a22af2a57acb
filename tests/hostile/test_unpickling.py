"""Data that a student made is never unpickled by the grader, whatever its name and whoever loads it."""

import io
import json
import os
import pickle

import numpy as np
import pytest
from scipy.io import savemat


class Payload:
    """Runs a command when it is unpickled."""

    def __init__(self, marker):
        self.marker = marker

    def __reduce__(self):
        return os.system, (f"touch '{self.marker}'",)


def saved(save, **settings):
    stream = io.BytesIO()
    save(stream, **settings)
    return stream.getvalue()


def data_files(marker):
    """Return files as student code may write them, each of which runs the payload when it is unpickled."""
    harmful = np.array([Payload(marker)], dtype=object)
    pickled = pickle.dumps(Payload(marker))
    return {
        "a.npy": saved(lambda stream: np.save(stream, harmful, allow_pickle=True)),
        "a.npz": saved(lambda stream: np.savez(stream, a=harmful)),
        "a.mat": saved(lambda stream: savemat(stream, {"EEG": np.frombuffer(pickled, np.uint8)})),
        "rhythms.mat": pickled,
        "a.pkl": pickled,
        "decay.pkl": pickled,
        "examples.json": pickled,
        "results.npy": pickled,
    }


LOADS = {
    "npy": "import numpy as np\nnp.load('a.npy', allow_pickle=True)\n",
    "npz": "import numpy as np\nnp.load('a.npz', allow_pickle=True)['a']\n",
    "pkl": "import pickle\npickle.loads(open('a.pkl', 'rb').read())\n",
}


def grade(course, invoke, files):
    for student, parts in files.items():
        place = course.root / "class" / student
        place.mkdir(parents=True)
        for name, data in parts.items():
            (place / name).write_bytes(data)
    done = invoke(
        "grade", course.root / "class", "-o", course.root / "out", "--exercise", "decay", "--jobs", "1"
    )
    assert done.code == 0, done.err
    results = json.loads((course.root / "out" / "results.json").read_text())["results"]
    return {result["student"]: result["score"] for result in results}


def test_the_payload_works_where_it_is_unpickled(tmp_path):
    marker = tmp_path / "marker"
    pickle.loads(data_files(marker)["a.pkl"])
    assert marker.exists()
    marker.unlink()
    np.load(io.BytesIO(data_files(marker)["a.npy"]), allow_pickle=True)
    assert marker.exists()


def test_files_beside_an_answer_are_never_unpickled(course, known, invoke):
    marker = course.root / "marker"
    scores = grade(course, invoke, {"ada": {"decay.py": known["right"], **data_files(marker)}})
    assert scores == {"ada": 5.0}
    assert not marker.exists()


@pytest.mark.parametrize("kind", LOADS)
def test_what_student_code_unpickles_reaches_nothing_outside_the_sandbox(kind, course, known, invoke):
    marker = course.root / "marker"
    source = LOADS[kind].encode() + known["right"]
    grade(course, invoke, {"ada": {"decay.py": source, **data_files(marker)}})
    assert not marker.exists()


def test_arrays_of_objects_cannot_be_returned(course, known, invoke):
    marker = course.root / "marker"
    source = known["right"] + b"\nimport numpy as np\n\ndef decay(*args, **kwargs):\n"
    source += b"    return np.load('a.npy', allow_pickle=True)\n"
    scores = grade(course, invoke, {"ada": {"decay.py": source, **data_files(marker)}})
    assert scores == {"ada": 0.0}
    assert not marker.exists()
