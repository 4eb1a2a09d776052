"""What a video, sound or picture file is, and its poster frame."""
