"""The fields that a council's own tracker may fill: their place in our template, and the names that councils use."""

from dataclasses import dataclass

MOST_LETTERS = 9


@dataclass(frozen=True)
class Field:
    """One thing that a column may say; `sheet` and `column` are the template's, None where it says which school."""

    name: str
    title: str
    sheet: str | None
    column: str | None
    known_as: tuple[str, ...]


def _letter(step: int) -> Field:
    ordinal = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")[step - 1]
    short = {1: "1st", 2: "2nd", 3: "3rd"}.get(step, f"{step}th")
    forms = (f"letter {step}", f"letter {ordinal}", f"{ordinal} letter", f"{short} letter", f"letter no {step}")
    endings = ("", " sent", " sent on", " date", " date sent", " sent date")
    chasers = {2: ("reminder", "reminder letter", "chaser", "chaser letter")}.get(step, ())
    known_as = tuple(form + ending for form in (*forms, *chasers) for ending in endings)
    return Field(f"letter_{step}", f"Letter {step} sent on", "Letters", "Sent on", known_as)


SCHOOL_KEYS = (
    Field("urn", "URN", None, None, ("urn", "school urn", "unique reference number", "urn number", "gias urn")),
    Field(
        "dfe_number",
        "DfE number",
        None,
        None,
        ("dfe number", "dfe no", "dfe", "dfe code", "dfes number", "dcsf number", "laestab", "la estab", "lea estab",
         "la estab number", "estab number", "establishment number", "la establishment number", "estab no"),
    ),
    Field(
        "school",
        "Name of the school",
        None,
        None,
        ("school", "school name", "name of school", "name", "establishment", "establishment name", "name of setting",
         "setting", "provider", "academy", "school academy"),
    ),
)  # fmt: skip

FACT_FIELDS = (
    *(_letter(step) for step in range(1, MOST_LETTERS + 1)),
    Field(
        "contact_held_on",
        "Contact held on",
        "Contacts",
        "Held on",
        ("contact held on", "contact date", "date of contact", "last contact", "last contact date", "date contacted",
         "contacted on", "date of last contact", "contact on", "call date", "date of call", "meeting with school"),
    ),
    Field(
        "contact_made_by",
        "Contact made by",
        "Contacts",
        "Made by",
        ("contact made by", "made by", "contacted by", "who made contact", "initiated by", "contact initiated by",
         "contact by", "who contacted"),
    ),
    Field(
        "contact_outcome",
        "Contact outcome",
        "Contacts",
        "Outcome",
        ("contact outcome", "outcome", "outcome of contact", "result of contact", "contact result", "school response",
         "response", "result", "state of talks"),
    ),
    Field(
        "contact_channel",
        "Contact channel",
        "Contacts",
        "Channel",
        ("contact channel", "channel", "contact method", "method of contact", "how contacted", "contact type"),
    ),
    Field(
        "returned_on",
        "Agreement returned on",
        "Agreements",
        "Returned on",
        ("agreement returned on", "returned on", "returned", "date returned", "dsa returned", "dsa returned on",
         "agreement returned", "signed on", "date signed", "dsa signed", "agreement signed", "dsa received",
         "dsa date", "date received", "dsa returned date", "agreement received", "return date", "dsa signed date"),
    ),
    Field(
        "signed_by",
        "Agreement signed by (role)",
        "Agreements",
        "Signed by",
        ("signed by", "signatory", "agreement signed by", "dsa signed by", "signatory role", "who signed"),
    ),
    Field(
        "expires_on",
        "Agreement expires on",
        "Agreements",
        "Expires on",
        ("agreement expires on", "expires on", "expires", "expiry", "expiry date", "dsa expiry", "dsa expiry date",
         "end date", "agreement end date", "valid until", "dsa expires"),
    ),
    Field(
        "review_on",
        "Agreement review on",
        "Agreements",
        "Review on",
        ("agreement review on", "review on", "review", "review date", "next review", "dsa review", "review due",
         "dsa review date", "next review date"),
    ),
    Field(
        "assessed_on",
        "How data arrives, assessed on",
        "Data flows",
        "Assessed on",
        ("assessed on", "date assessed", "assessment date", "data flow assessed on", "means assessed on",
         "data checked on", "date of assessment", "transfer method checked"),
    ),
    Field(
        "means",
        "How data arrives (means)",
        "Data flows",
        "Means",
        ("means", "means of transfer", "how data arrives", "how data sent", "how sent", "transfer method",
         "method of transfer", "data transfer", "data transfer method", "data flow", "how data is sent", "sent via",
         "data sent by", "how does data arrive", "data feed", "route"),
    ),
    Field("note", "Note", None, "Note", ("note", "notes", "comment", "comments", "remarks", "further information")),
)  # fmt: skip

FIELDS = {field.name: field for field in (*SCHOOL_KEYS, *FACT_FIELDS)}

#: What a row of each sheet of the template cannot do without, by field.
NEEDED = {
    "Contacts": ("contact_held_on", "contact_made_by", "contact_outcome"),
    "Agreements": ("returned_on",),
    "Data flows": ("assessed_on", "means"),
}
