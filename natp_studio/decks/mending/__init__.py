"""What can be set right on a slide without asking anybody: nothing that is seen on the slide changes by it."""
