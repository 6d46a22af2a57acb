"""What the exported ``run_autograder`` starts; see `autograder.adapters.gradescope.run`.

Its first act is a file that explains itself, before anything that takes time is imported.
"""

import sys
from pathlib import Path

from autograder.adapters.gradescope.files import write_stub

if __name__ == "__main__":
    root = Path(sys.argv[1])
    write_stub(root)
    from autograder.adapters.gradescope.run import run

    sys.exit(run(root))
