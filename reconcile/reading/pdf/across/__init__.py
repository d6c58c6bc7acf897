"""What goes on over pages: tables, rows and paragraphs made whole; page numbers and running heads taken out."""
