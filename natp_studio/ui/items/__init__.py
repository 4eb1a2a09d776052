"""Items of the library wherever they are shown: one model, one way to paint them, one way to drag them."""
