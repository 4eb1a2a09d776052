"""What in a deck somebody will stumble over, by the rules of PowerPoint's accessibility checker and of WCAG 2.2."""
