"""The files of a release for the public, by name: the same release, read in the same ledger, gives the same bytes."""

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.public.content import file_stem
from dsa_metrics.public_view import PublicView

#: What a browser is told that a file is, by the end of its name.
MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/csvm+json; charset=utf-8",
    ".html": "text/html; charset=utf-8",
}


def names(release: Release) -> dict[str, str]:
    """The name of each file, by the end of it; nothing is made."""
    stem = file_stem(release)
    return {
        ".html": f"{stem}.html",
        ".xlsx": f"{stem}.xlsx",
        ".csv": f"{stem}.csv",
        ".json": f"{stem}.csv-metadata.json",
    }


def files(view: PublicView) -> dict[str, bytes]:
    """File name -> content of everything that the public may take away: page, spreadsheet, CSV and its metadata."""
    # Report writers are imported when used: they take seconds.
    from dsa_metrics.exports.public.page import page
    from dsa_metrics.exports.public.spreadsheet import spreadsheet
    from dsa_metrics.exports.public.tidy import csv_metadata, tidy_csv

    called = names(view.release)
    table = tidy_csv(view)
    return {
        called[".xlsx"]: spreadsheet(view),
        called[".csv"]: table,
        called[".json"]: csv_metadata(view, table),
        called[".html"]: page(view),
    }
