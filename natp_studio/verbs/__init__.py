"""The verbs of the command line, a file for each group. Each says what it takes, calls one service and prints.

Nothing is imported here but typer and what prints: a verb loads its service when it runs, so that `--help` answers at
once and `deck` stays small.
"""
