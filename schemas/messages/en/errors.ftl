# One line for each failure. The program writes the file's name in front, so it is not repeated here.

## Files
file-missing = there is no such file
file-empty = the file is empty
file-is-folder = this is a folder without a disclosure in it (pdf, txt, xlsx, xls, docx, html, mht)
file-too-large = the file is too large (at most { $limit } MB)
file-unreadable = the file cannot be opened ({ $why })
file-damaged = the file is damaged, or not what its suffix says
file-crowded = the file holds abnormally many paragraphs or cells and was not read; save one disclosure and nothing else as a file, and try again
file-encrypted = the file is protected by a password; remove it first
other-format = files of this kind ({ $suffix }) are not read; save it as docx, xlsx or pdf with Word or WPS
workbook-too-old = this is a workbook of Excel 95 or earlier, whose Chinese cannot be read; save it as xlsx with Excel or WPS
workbook-not-calculated = the formulas of this workbook have no results yet; open it in Excel or WPS once and save it
unknown-format = unknown kind of file ({ $suffix }); pdf, txt, xlsx, xls, docx, html and mht can be read
file-is-archive = this is an archive ({ $suffix }); unpack it and open the file inside
file-is-picture = this is a picture ({ $suffix }); save it as pdf (to recognise pictures, run in the folder of this program: .venv/bin/pip install ".[ocr]")
no-suffix = the name has no suffix and the content is of no known kind; pdf, txt, xlsx, xls, docx, html and mht can be read
wrong-encoding = not a text file, or in an unknown encoding (UTF-8, UTF-16 and GB18030 can be read)
nothing-recognised = no table and no statement about a budget was found; this does not look like a disclosure
cancelled = cancelled

## PDF
pdf-no-pdf = this is not a PDF file
pdf-truncated = the PDF file is cut off at its end; download it again
pdf-damaged = the PDF file is damaged and cannot be opened
pdf-encrypted = the PDF file has a password; remove it first
pdf-too-many-pages = the PDF file has too many pages ({ $pages }, at most { $most })
pdf-bomb = the PDF file holds something that unpacks to an abnormal size; it was not opened
pdf-no-text = there is no text in the PDF file
pdf-scanned = the PDF file is a scan without text; to recognise it, run in the folder of this program: .venv/bin/pip install ".[ocr]"
pdf-nonsense = the characters in the PDF file have no code, so only nonsense can be read
pdf-page-damaged = this page is damaged
pdf-page-scanned = scanned, without text; to recognise it, run in the folder of this program: .venv/bin/pip install ".[ocr]"
pdf-page-nonsense = the characters of this page have no code, so only nonsense can be read
pdf-page-crowded = this page holds abnormally many characters or lines and was not read
pdf-page-unclear = a table was not read: its columns cannot be told apart, or it is not whole (beyond the paper, or figures outside of it)
pdf-page-halves = two pages are printed on this sheet; it was not read

## Data files
schema-invalid = { $file }: { $expected }

settings-invalid = { $file }: { $expected }
settings-unreadable = { $file }: cannot be opened ({ $reason })
settings-not-text = { $file }: not UTF-8 text
settings-not-toml = { $file }: not valid TOML ({ $said })
settings-unknown-rule = { $file }: there is no rule { $rule }

## Review files
review-unreadable = the review file cannot be opened ({ $reason })
review-too-large = the review file is too large (at most { $limit } MB)
review-too-deep = the review file is nested too deeply; this program did not write it
review-not-text = the review file is not UTF-8 text
review-not-toml = line { NUMBER($line, useGrouping: 0) } is not valid TOML ({ $said })
review-none = this is not a review (*.review.toml) but another file
review-newer = the review file has version { $found }, this program knows only { $known }; update the program
review-invalid = line { NUMBER($line, useGrouping: 0) }, { $name }: expected { $expected }
review-key-missing = line { NUMBER($line, useGrouping: 0) }: { $name } is missing (expected { $expected })
review-path-outside = the review file points outside its own folder ({ $named }); this was refused
review-disclosure-missing = the disclosure { $named } is not beside its review file; put it back, or use: gouji FILE --review REVIEW
review-disk-full = not saved, the disk is full; what was saved before is whole. Free some space and save again, or save elsewhere
review-read-only = not saved, this place cannot be written; what was saved before is whole. Change its permissions or save elsewhere
review-folder-gone = not saved, the folder is gone. Restore it or save elsewhere
review-drive-hangs = not saved, the drive does not answer; what was saved before is whole. Check the network drive or save elsewhere
review-unsaved = not saved ({ $reason }); what was saved before is whole. Save again or save elsewhere
review-changed = not saved: another program has changed the review file since it was opened, and nothing there is overwritten. Save elsewhere, then use: gouji merge
review-there = there is a file already, and it was not overwritten. Choose another name
review-link = the review file is a link, and links are not followed; open the file that it points to
review-to-read = this review was opened only to be read; nothing was recorded
review-held = { $who } has this review open (on { $host }, since { $since }); it can only be opened to read (--read-only)
review-held-unknown = somebody has this review open; it can only be opened to read (--read-only)
merge-different = the two files review different disclosures ({ $first }, { $second })
not-a-review = this is not a review file (its name should end in .review.toml)

## Commands
no-terminal = there is no terminal to show the app on; without a screen use: gouji check FILE
terminal-bare = this terminal (TERM={ $term }) cannot show the app; without a screen use: gouji check FILE
terminal-charset = the terminal speaks { $charset } and the app needs UTF-8: set the terminal to it, and LANG=en_US.UTF-8
no-such-rule = there is no rule { $code }; gouji rule lists all rules
no-such-rule-but = there is no rule { $code } (similar: { $near }); gouji rule lists all rules
no-such-form = there is no form { $form }; the forms are: { $forms }
output-needed = this format cannot be shown on a terminal; name a file with --output
output-exists = there is a file already, and it was not overwritten; choose another name, or use --force
export-no-format = there is no export to { $suffix }; the formats are: { $formats }
export-other-format = the name ends in { $suffix }, but --format says { $format }; change one of them
export-none-confirmed = no finding has been confirmed, so there is nothing to send; for everything, use --all
open-folder-alone = --review, --from and --prior belong to one file; name the file, not a folder
export-one-sheet = several reviews make one sheet, as { $formats }; export one at a time for anything else
export-no-review = there is no review here (*.review.toml); open the files with gouji first
output-unwritable = the file cannot be written ({ $why })

## Why the system refused
system-missing = there is no such file or folder
system-denied = no permission
system-read-only = this drive can only be read
system-is-folder = this is a folder
system-no-folder = a part of the path is no folder
system-there = there is a file already
system-full = the disk is full
system-link = this is a link, and links are not followed
system-long-name = the name is too long
system-many-open = too many files are open
system-busy = another program is using it
system-device = the drive or network does not answer
system-irregular = no regular file

## The program itself
fault-equation-without-side = internal error: an equation lacks one side. No result is given, because it could not be trusted
fault-unforeseen = internal error, no result: { $said }
