"""What trainers talk about, as frozen values and pure functions. Standard library only."""
