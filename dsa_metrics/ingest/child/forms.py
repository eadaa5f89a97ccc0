"""The forms that a pupil extract comes in."""

CSV, WORKBOOK, CENSUS, CTF, XML = "CSV", "workbook", "census XML", "CTF", "XML"

#: XML alone is said of what is neither a census return nor a transfer file.
FORMS = (CSV, WORKBOOK, CENSUS, CTF, XML)
