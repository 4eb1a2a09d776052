"""What a trainer sets out to do, each as plain functions that join the rooms below."""
