"""A council's own headings: what is suggested, how a mapping is remembered, and what it may still lack."""

import pytest

from dsa_metrics.ingest.mapping import (
    FIELDS,
    ColumnMapping,
    is_own_tracker,
    key_heading,
    lacking,
    signature_of,
    suggest,
)
from tests.ingest.gias_files import SCHOOL, sheet_of


def suggested(*headings: str) -> ColumnMapping:
    return suggest(sheet_of([list(headings)]))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("URN", "urn"),
        ("School URN", "urn"),
        ("DfE No.", "dfe_number"),
        ("LA/Estab", "dfe_number"),
        ("LAESTAB", "dfe_number"),
        ("Name of School", "school"),
        ("1st Letter (sent)", "letter_1"),
        ("Letter 1", "letter_1"),
        ("First letter date", "letter_1"),
        ("Reminder", "letter_2"),
        ("Letter 3 sent on", "letter_3"),
        ("Date of last contact", "contact_held_on"),
        ("Who contacted?", "contact_made_by"),
        ("Contact outcome", "contact_outcome"),
        ("Method of contact", "contact_channel"),
        ("DSA returned", "returned_on"),
        ("Date signed", "returned_on"),
        ("Signatory", "signed_by"),
        ("Expiry date", "expires_on"),
        ("Next review", "review_on"),
        ("Date assessed", "assessed_on"),
        ("How is data sent?", "means"),
        ("Means of transfer", "means"),
        ("COMMENTS", "note"),
        ("Coments", "note"),
    ],
)
def test_a_heading_that_councils_use_suggests_its_field(heading: str, field: str) -> None:
    assert suggested(heading).fields == {field: heading}


@pytest.mark.parametrize("heading", ["Headteacher", "Telephone", "Phase", "Ward", "Letter 10", "", "2018/19", "?"])
def test_a_heading_that_says_none_of_the_fields_suggests_nothing(heading: str) -> None:
    assert suggested(heading).fields == {}


def test_each_field_is_suggested_once_and_the_nearest_heading_wins() -> None:
    mapping = suggested("School", "School name", "Letter 1 sent", "Letters 1 sent")
    assert mapping.fields == {"school": "School", "letter_1": "Letter 1 sent"}


def test_every_field_is_suggested_by_each_of_its_known_names() -> None:
    for field in FIELDS.values():
        assert all(field.name in suggested(name).fields for name in field.known_as)


def test_no_name_belongs_to_two_fields() -> None:
    names = [name for field in FIELDS.values() for name in field.known_as]
    assert len(names) == len(set(names))


def test_a_silent_tracker_is_taken_for_the_councils_own_attempts() -> None:
    assert suggested("URN", "Contact date", "Outcome").constants == {"contact_made_by": "council"}
    assert suggested("URN", "Contact date", "Outcome", "Made by").constants == {}
    assert suggested("URN", "Letter 1").constants == {}


def test_a_very_wide_sheet_is_looked_at_in_no_time() -> None:
    wide = ["URN", "Letter 1", *(f"something else {number} " * 40 for number in range(16_000))]
    assert set(suggested(*wide).fields) == {"urn", "letter_1"}


@pytest.mark.parametrize(
    ("headings", "is_tracker"),
    [
        (["URN", "Letter 1"], True),
        (["School", "DSA returned"], True),
        (["DfE No.", "How data sent"], True),
        (["School", "Comments"], False),
        (["Letter 1", "Letter 2"], False),
        (["Item", "Price"], False),
        (list(SCHOOL), False),
    ],
)
def test_an_own_tracker_says_a_school_and_a_fact(headings: list[str], is_tracker: bool) -> None:
    assert is_own_tracker(suggested(*headings)) is is_tracker


def test_the_signature_is_that_of_the_headings_in_any_order_capitals_and_spacing() -> None:
    assert signature_of(["URN", "Letter 1", ""]) == signature_of([" letter  1", "urn"])
    assert signature_of(["URN", "Letter 1"]) != signature_of(["URN", "Letter 2"])


def test_a_mapping_comes_back_from_its_text() -> None:
    mapping = suggested("URN", "Contact date", "Outcome", "Letter 1")
    assert ColumnMapping.from_json(mapping.to_json()) == mapping


def test_the_day_of_one_file_is_not_remembered_for_the_next() -> None:
    constants = {"assessed_on": "2019-06-04", "contact_made_by": "council"}
    mapping = ColumnMapping("s", {"urn": "URN", "means": "Means"}, constants)
    assert ColumnMapping.from_json(mapping.to_json()).constants == {"contact_made_by": "council"}


@pytest.mark.parametrize(
    ("fields", "constants", "needed"),
    [
        (["urn", "letter_1"], {}, ()),
        (["urn", "means"], {}, ("assessed_on",)),
        (["urn", "means"], {"assessed_on": "2019-06-04"}, ()),
        (["urn", "contact_held_on"], {}, ("contact_made_by", "contact_outcome")),
        (["urn", "contact_channel", "contact_made_by"], {}, ("contact_held_on", "contact_outcome")),
        (["urn", "signed_by"], {}, ("returned_on",)),
        (["urn", "letter_1"], {"contact_made_by": "council"}, ()),
    ],
)
def test_a_mapping_says_what_it_lacks(fields: list[str], constants: dict[str, str], needed: tuple[str, ...]) -> None:
    assert lacking(ColumnMapping("s", {name: name for name in fields}, constants)) == needed


def test_schools_are_told_by_the_surest_of_the_columns() -> None:
    assert key_heading(suggested("School", "DfE No", "URN")) == "URN"
    assert key_heading(suggested("School", "DfE No")) == "DfE No"
    assert key_heading(suggested("School")) == "School"
    assert key_heading(suggested("Letter 1")) is None
