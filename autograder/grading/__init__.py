"""Course, submission, sandbox and judge make results: the only room that wires the stages."""
