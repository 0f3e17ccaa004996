"""Pictures of every page and state of the window, to be looked at and to be compared with those of other code."""
