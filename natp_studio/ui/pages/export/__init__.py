"""What to take along."""
