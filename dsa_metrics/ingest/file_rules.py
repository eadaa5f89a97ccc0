"""The rules that a file as a whole can break: it is locked, broken, too large, of another kind, or not one we know."""

from dsa_metrics.ingest.extract_rules import XML_RULES
from dsa_metrics.ingest.rule import Rule

_SAVE_AGAIN = "Open it in Excel or LibreOffice, save it as a new .xlsx file, and hand that in."
_STRAY = (
    "In each sheet press Ctrl+End: delete the rows and columns between the table and the cell that it jumps to, "
    "save, and hand the file in again."
)

FILE_RULES = (
    Rule("file_empty", "error", "The file holds nothing.", "Check that the right file was saved and chosen."),
    Rule(
        "file_too_large",
        "error",
        "The file is larger than any that is read here (90 MB).",
        "Check that the right file was chosen; take pictures out of it, or save each sheet as a CSV file.",
    ),
    Rule(
        "file_password",
        "error",
        "The file is protected with a password, so it cannot be opened.",
        "Open it with its password, take the password off (File, Info, Protect Workbook), save, and hand it in again.",
    ),
    Rule(
        "file_damaged",
        "error",
        "The file is damaged or cut short, so it cannot be opened.",
        f"Fetch or save it again. {_SAVE_AGAIN}",
    ),
    Rule(
        "file_wrong_type",
        "error",
        "The file is neither a workbook (.xlsx, .xls, .ods) nor a CSV or XML file, whatever its name says.",
        f"Unpack a packed file first. {_SAVE_AGAIN}",
    ),
    Rule(
        "file_binary",
        "error",
        "The file holds bytes that no CSV file has.",
        f"Check that the right file was chosen. {_SAVE_AGAIN}",
    ),
    Rule(
        "file_zip_bomb",
        "error",
        "The file unpacks to far more than any register or tracker holds, so it was not opened.",
        "Do not open it unless you know who made it. If it is yours, copy the table alone into a new workbook.",
    ),
    Rule(
        "file_strange_parts",
        "error",
        "The inside of the workbook is not as spreadsheet programs write it, so it was not opened.",
        f"Do not open it unless you know who made it. If it is yours: {_SAVE_AGAIN[0].lower()}{_SAVE_AGAIN[1:]}",
    ),
    Rule(
        "file_entities",
        "error",
        "The inside of the workbook defines words of its own that grow when read, so it was not opened.",
        "Do not open it unless you know who made it. If it is yours, copy the table alone into a new workbook.",
    ),
    Rule(
        "file_stray_cell",
        "error",
        "A cell far below or far to the right of the table holds something, so the sheet is too large to read.",
        _STRAY,
    ),
    Rule(
        "file_needs_too_much_memory",
        "error",
        "The file needs more memory than a tracker does, most often since a cell far from the table is filled.",
        _STRAY,
    ),
    Rule(
        "file_too_slow",
        "error",
        "Reading the file took too long, so it was stopped.",
        "Check that the right file was chosen; copy the table alone into a new workbook and hand that in.",
    ),
    Rule(
        "file_quotes_broken",
        "error",
        "A quotation mark is opened and not closed, or stands inside a cell, so that cells cannot be told apart.",
        "Correct the row (a quotation mark inside a cell is written twice), or save the table as .xlsx instead.",
    ),
    Rule(
        "nothing_recognised",
        "error",
        "Nothing in the file is known: no register, links, attendance or tracker, no list of schools or pupils.",
        "Headings are what a file is known by. Compare them with those of the empty tracker workbook.",
    ),
    Rule(
        "mapping_not_confirmed",
        "error",
        "This looks like the council's own tracker, but nobody has said yet which column is which.",
        "Confirm the suggested columns once; they are remembered for every file with the same headings.",
    ),
    Rule(
        "file_twice",
        "warning",
        "The same file was handed in twice; it is read once.",
        "Nothing needs doing, unless another file was meant.",
    ),
    Rule(
        "not_looked_at_again",
        "warning",
        "The sheets were read, but not searched for error values, uncalculated formulas and hidden rows.",
        "Nothing needs doing, unless figures look wrong: then save the workbook again in Excel.",
    ),
)

FILE_RULE = {rule.code: rule for rule in (*FILE_RULES, *XML_RULES)}
