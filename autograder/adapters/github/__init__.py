"""GitHub Actions: annotations and summaries of a grading run, and a workflow that proves a course."""
