"""Slides read into scenes: everything a slide inherits is resolved, from theme colours to bullets."""
