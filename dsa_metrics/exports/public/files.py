"""The files of a release for the public, by name: the same release, read in the same ledger, gives the same bytes."""

from dsa_metrics.exports.public.content import file_stem
from dsa_metrics.public_view import PublicView

#: What a browser is told that a file is, by the end of its name.
MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/csvm+json; charset=utf-8",
    ".html": "text/html; charset=utf-8",
}


def files(view: PublicView) -> dict[str, bytes]:
    """File name -> content of everything that the public may take away: spreadsheet, CSV, its metadata, page."""
    # Report writers are imported when used: they take seconds.
    from dsa_metrics.exports.public.page import page
    from dsa_metrics.exports.public.spreadsheet import spreadsheet
    from dsa_metrics.exports.public.tidy import csv_metadata, tidy_csv

    stem = file_stem(view.release)
    table = tidy_csv(view)
    return {
        f"{stem}.xlsx": spreadsheet(view),
        f"{stem}.csv": table,
        f"{stem}.csv-metadata.json": csv_metadata(view, table),
        f"{stem}.html": page(view),
    }
