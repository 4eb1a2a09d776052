"""Slides painted to images. QtGui lives here and nowhere else below the window."""
