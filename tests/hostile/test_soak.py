"""A long series of hostile and honest submissions: no wrong result, nothing that grows, nothing that stays.

``AUTOGRADER_SOAK=N`` makes it longer or shorter than 2,000.
"""

import os
import random
from pathlib import Path

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.course.spec import Call, Limits

ROUNDS = int(os.environ.get("AUTOGRADER_SOAK", "2000"))
LIMITS = Limits(call_seconds=0.3, memory_mib=128, printed_mib=1)
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096

#: what a submission does, what its second call gives, and how often it is drawn; the slow ones seldom
KINDS = (
    ("return 2 * x", Returned, 40),
    ("return np.linalg.solve(np.eye(20) * 2, np.ones(20) * 4 * x)[0]", Returned, 20),
    ("np.exp = None; os.environ.clear(); sys.modules.clear(); return 2 * x", Returned, 10),
    ("open('left', 'w').write('x' * 10_000); os.mkdir('d'); return 2 * x", Returned, 10),
    ("raise SystemExit(x)", Raised, 10),
    ("os._exit(0)", Failed, 10),
    ("os.kill(os.getpid(), 9)", Failed, 10),
    ("import ctypes; ctypes.string_at(0)", Failed, 5),
    ("return bytearray(1 << 33)", Failed, 10),
    ("os.fork()", Raised, 10),
    ("import threading; [threading.Thread(target=threading.Event().wait, daemon=True).start() for _ in range(5)]; return 2 * x", Returned, 5),
    ("os.write(3, b'x' * 100); os._exit(1)", Failed, 10),
    ("print('x' * 3_000_000)", Failed, 5),
    ("return f", Failed, 10),
    ("while True: pass", Failed, 1),
    ("[(os.mkdir('e'), os.chdir('e')) for _ in range(1200)]; return 2 * x", Returned, 2),
)  # fmt: skip


def resident(pid):
    """Return the resident memory of a process in bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def test_a_long_series_leaves_the_runner_as_it_was(arena, harmless):
    zygote = arena.runner._zygote.pid
    drawn = random.Random(7).choices(KINDS, weights=[often for *_, often in KINDS], k=ROUNDS)
    mine, memory = 0, 0
    for number, (body, kind, _) in enumerate(drawn):
        if number == min(100, ROUNDS // 3):  # after what is set up on first use
            mine, memory = len(os.listdir("/proc/self/fd")), resident(zygote)  # noqa: PTH208
        source = f"import os, sys\nimport numpy as np\ndef good(x): return 2 * x\ndef f(x):\n    {body}\n"
        calls = Call("good", number), Call("f", number), Call("good", -1 - number)
        outputs, _ = arena.load(source, *calls, limits=LIMITS)
        good = [output.value for output in outputs[::2] if isinstance(output, Returned)]
        assert good == [2 * number, -2 - 2 * number], (body, outputs)
        assert isinstance(outputs[1], kind), (body, outputs[1])
        assert kind is not Returned or outputs[1].value == 2 * number, body
    assert arena.left_behind() == []
    assert len(os.listdir("/proc/self/fd")) <= mine  # noqa: PTH208
    assert resident(zygote) - memory < 2 << 20
