"""The studio folder: tables, search, media by content, session files, the encrypted log."""
