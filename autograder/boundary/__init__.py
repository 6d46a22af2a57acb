"""What crosses between student code and grader: plain values, outputs, text. Imports errors alone."""
