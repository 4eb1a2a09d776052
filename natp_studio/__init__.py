"""NATP Studio: plan, export and reflect on co-produced training sessions, offline."""

__version__ = "0.1.0"
