"""Papers out: handouts, run sheets and tables for people to read."""
