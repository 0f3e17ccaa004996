"""Which documents become samples, and why the others do not."""
