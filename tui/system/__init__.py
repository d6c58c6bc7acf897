"""What is around the program: the clipboard, the viewer, and what the user's folders hold."""
