"""Documents that are, or nearly are, in a collection twice or in a benchmark."""
