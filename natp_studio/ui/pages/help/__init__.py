"""The guide, which is the documentation itself."""
