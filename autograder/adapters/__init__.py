"""Other tools as front ends: what they ask for is translated, and nothing is judged here."""
