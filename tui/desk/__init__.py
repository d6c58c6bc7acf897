"""The desk: its panes, and its keys by what they are for."""
