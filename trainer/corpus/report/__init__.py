"""What was taken, what fell out and why: the report, and the card beside the data."""
