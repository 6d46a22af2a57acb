"""What the exported ``run_autograder`` starts; see `autograder.adapters.gradescope.run`.

Its first act is a file that explains itself, before anything that takes time is imported.
"""

import signal
import sys
from pathlib import Path

from autograder.adapters.gradescope.files import write_stub

ALARM = 570  # seconds after which the grader ends, by the signal itself, before the platform ends everything

if __name__ == "__main__":
    root = Path(sys.argv[1])
    write_stub(root)
    signal.alarm(ALARM)
    from autograder.adapters.gradescope.run import run

    sys.exit(run(root))
