"""PowerPoint's own shapes as outlines (ECMA-376 20.1.10.56 and its Annex D), a module for each family of them."""
