"""Other tools as front ends and as sources. They translate and never judge."""
