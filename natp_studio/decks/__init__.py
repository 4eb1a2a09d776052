"""PowerPoint decks in and out: the zip package, reading slides, merging slides, slides we make."""
