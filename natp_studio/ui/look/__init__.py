"""How everything looks: one object that knows theme, text size and density, and that every widget asks."""
