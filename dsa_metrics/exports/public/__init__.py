"""What a release is for the public as files: a spreadsheet, a CSV with its metadata, and a page for a web site."""
