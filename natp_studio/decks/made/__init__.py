"""Slides we make ourselves: opening, running order, words, breaks, films, credits. One calm design for all of them."""
