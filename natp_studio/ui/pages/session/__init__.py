"""Plan a session."""
