"""What participants said."""
