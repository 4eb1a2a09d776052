"""Small parts that every page is put together from, so that the same thing looks and behaves the same everywhere."""
