"""What a person chooses once on this laptop."""
