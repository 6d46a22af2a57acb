"""What a child gives up before the first line of student code. Imports errors alone."""
