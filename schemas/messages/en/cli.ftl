help-usage = Usage:
help-options = Options
help-options-mark = [OPTIONS]
help-example = Examples
help-commands = Commands (each has --help)
help-help = Show this text
help-lang = Language of the interface (default: that of the system)
help-default = (default: { $value })
help-output = Write to a file instead of stdout
help-force = Overwrite a file that is there
usage-line = { $said } (see { $command } --help)
usage-no-option = there is no option { $option }
usage-missing = { $argument } is missing
usage-bad-value = { $option } must be { $choices }
usage-wrong = wrong arguments: { $said }
usage-range = { $option } must be a whole number from { $least } to { $most }
usage-extra = too many arguments: { $arguments }
usage-no-value = { $option } needs a value
usage-takes-none = { $option } takes no value
usage-unknown-command = there is no command { $given }; there are { $names }
usage-no-command = there is no command { $given }; did you mean gouji { $near }
left = review in { $path }: { $decided } of { $total } decided; to go on: { $command }
reading = reading { $file }

open-short = Open the app
open-help = gouji (勾稽) ties every figure of a budget or final-account disclosure to every other and walks a reviewer
    through what does not tie. FILE is a disclosure (pdf, txt, xlsx, xls, docx, html, mht), a saved review (*.review.toml) or a
    folder of them to go through; without it the start screen opens.
open-example = gouji budget-2026.pdf
    gouji budget-2026.review.toml
    gouji budgets-2026/
open-review = Where the review is kept (default: beside the file)
open-from = Bring along the review of an earlier version
open-prior = Last year's document, to check what changes are measured against
open-reviewer = Your name (default: reviewer in [app] of gouji.toml, else your login); signs, too, what your login has signed
open-read-only = Look, but change nothing
open-version = Show the version

check-short = Check without a screen
check-help = Check one or more files (folders and patterns too) and list what does not tie.
    Exit status: 0 everything that was checked ties; 1 there is an error or a warning; 2 it could not be checked.
check-example = gouji check budget-2026.pdf
    gouji check --format json budgets/*.pdf --jobs 2
    gouji check budget-2026.pdf --review budget-2026.review.toml
    gouji check budget-2026.pdf --prior budget-2025.pdf
check-format = Output format
check-review = Review file (or a folder of them): what was dismissed or explained no longer counts
check-from = Review of an earlier version: decisions come along, and what is new, gone or changed is told
check-prior = Last year's document (for a final account, that year's budget too): bases, columns of last year, carry-over
check-jobs = How many files at the same time
check-summary = Only the table at the end: a line for each file, the worst first

figures-short = List every printed figure
figures-help = Print the ledger: every printed figure, where it stands, and whether it ties.
figures-example = gouji figures budget-2026.pdf --unresolved
    gouji figures budget-2026.pdf --format parquet --output figures.parquet
figures-format = Output format
figures-unresolved = Only figures that no equation uses
figures-part = Only this part
figures-form = Only this form (by its code)
figures-section = Only under titles and headings with these words

tables-short = Print the tables as read
tables-help = Print the tables as they were read, in document order.
tables-example = gouji tables budget-2026.pdf
    gouji tables budget-2026.pdf --format xlsx --output tables.xlsx
tables-format = Output format

export-short = Export a review for others
export-help = Export a review: findings with their arithmetic, decisions and notes. Several reviews, or a folder, make one sheet (xlsx, csv).
export-example = gouji export budget-2026.review.toml --output opinions.docx
    gouji export budget-2026.review.toml --confirmed --output opinions.xlsx
    gouji export budgets-2026/ --confirmed --output season.xlsx
export-format = Output format (default: by the suffix of --output, else md)
export-confirmed = Only what was confirmed (as docx is a letter to the unit, so by default there)
export-all = Everything, as docx too

rule-short = Explain a rule
rule-help = List all rules, or explain the one with this code or name: what it checks, why, when not, its source, examples.
rule-example = gouji rule
    gouji rule SUM101
rule-format = Output format

merge-short = Join two reviewers' files
merge-help = Join two review files: all notes, decisions by finding and time; disagreements are shown and never dropped.
merge-example = gouji merge mine.review.toml hers.review.toml --output both.review.toml
merge-disputed = { $rule } { $message }: { $decisions }
merge-count = joined: findings { $findings }, notes { $notes }, disagreements { $disputed }

status-short = How far the reviews in a folder are
status-help = List each disclosure in a folder with its findings, how many are decided and open, and when it was last touched.
status-example = gouji status budgets-2026/
status-format = Output format
status-line = findings { $total } (error { $error }, warning { $warning }, advice { $advice }), decided { $decided }, open { $open }, disputed { $disputed }, notes { $notes }
status-not-begun = not begun
status-unreadable = the review file cannot be read
status-refused = cannot be checked: { $why }
