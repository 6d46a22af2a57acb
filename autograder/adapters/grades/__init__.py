"""Marks on their way out: into the files of course systems, and into files of no system in particular."""
