"""Why a file cannot be read, as a code that the parent puts into words."""


class Refusal(Exception):
    """The file is refused as a whole; `code` is one of the rules of files, `row` where in it the fault was met.

    `form` says which form of pupil extract it is, None for any other file: the names of such files are not repeated.
    """

    def __init__(self, code: str, row: int | None = None, form: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.row = row
        self.form = form
