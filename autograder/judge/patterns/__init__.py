"""What is wrong with wrong numbers, found from the numbers alone: one family of explanations a file, pure."""
