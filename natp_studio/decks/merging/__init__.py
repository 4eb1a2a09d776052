"""One deck out of many: slides carried with their masters, media and notes, byte for byte where nothing must change."""
