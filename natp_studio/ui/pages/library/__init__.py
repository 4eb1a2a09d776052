"""Find, look at, tag and write items."""
