"""What authors do before anyone is graded: begin an exercise, prove it, release it."""
