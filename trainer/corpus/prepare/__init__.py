"""From files to the data set: read and selected in parts, then gathered, divided and written."""
