"""A pack in words: what is said, what is asked, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dsa_metrics.exports.packs.asks import MOST_CHECKS, asks
from dsa_metrics.exports.packs.phrases import all_of, rate_of
from dsa_metrics.exports.packs.position import Letter, Measurement, Position
from dsa_metrics.exports.packs.words import words
from dsa_metrics.view import Standing
from dsa_metrics.wording import things
from tests.exports.drawn_positions import (
    CHECKS,
    EVERYTHING,
    EXPLAINED,
    NOT_ASSESSED,
    PERIODS,
    WELL,
    found,
    measured,
    submitted,
)


def asked(position: Position) -> list[str]:
    return [ask.what for ask in asks(position)]


def standing(status: str, flow: str = "straight through", why: str = "Why.") -> Standing:
    return Standing(status, None, flow, flow in ("unsafe", "none"), why, None)


def test_a_school_with_nothing_wrong_is_thanked_and_asked_nothing() -> None:
    said = words(WELL)
    assert said.summary == (
        "Thank you. Your agreement is in force, your data reaches us safely, everything that was due arrived on time, "
        "and our checks found nothing to put right. There is nothing for you to do."
    )
    assert (said.asks, said.no_asks) == ((), "Nothing. Thank you.")
    assert (said.failing, said.explained, said.quality_warning) == ((), (), "")
    assert said.fine.startswith(f"All {len(CHECKS)} checks found nothing: UPN missing;")


def test_a_school_that_was_once_late_is_not_told_that_it_was_on_time() -> None:
    said = words(replace(WELL, submissions=(submitted("Autumn 2018", 3), submitted("Spring 2019", 0))))
    assert "everything that was due has arrived" in said.summary
    assert "on time" not in said.summary
    assert said.submissions[0].outcome == "Late, by three days"


@pytest.mark.parametrize(
    "change",
    [
        {"standing": standing("in discussion")},
        {"standing": standing("returned", "not assessed")},
        {"standing": standing("returned", "none")},
        {"submissions": (submitted("Summer 2019", None),)},
        {"measured": ()},
        {"measured": (measured("Spring 2019"), Measurement("Summer 2019"))},
        {"measured": (measured("Summer 2019", {"upn_missing": 1}),)},
    ],
    ids=["agreement", "flow not assessed", "no flow", "missing", "never assessed", "not assessed since", "a failure"],
)
def test_only_a_school_that_was_looked_at_and_has_nothing_amiss_is_all_well(change: dict[str, object]) -> None:
    assert WELL.is_all_well
    changed = replace(WELL, **change)  # type: ignore[arg-type]
    assert not changed.is_all_well
    assert "found nothing to put right. There is nothing" not in words(changed).summary


def test_a_school_that_was_never_assessed_is_told_so_and_never_that_it_is_well() -> None:
    said = words(NOT_ASSESSED)
    assert "has not been assessed, so we cannot say how good it is" in said.summary
    assert said.quality_summary.startswith("Not assessed:")
    assert "good or bad" in said.quality_summary
    assert (said.dimensions, said.periods, said.has_chart, said.fine) == ((), (), False, "")
    assert "met" not in said.quality_summary.split()
    assert asked(NOT_ASSESSED) == ["Tell us how you send pupils' data to us."]


def test_everything_wrong_is_asked_for_in_the_order_of_what_helps_most() -> None:
    agreement, transfer, missing, *checks, rest = asked(EVERYTHING)
    assert agreement.startswith("Sign the data sharing agreement")
    assert "automated transfer, secure portal or encrypted email" in transfer
    assert missing == "Send us what is missing of School census: Spring 2019 and Summer 2019."
    assert len(checks) == MOST_CHECKS
    assert checks[0] == "Put right: Roll far from the register's (20 of 200 records)."
    assert rest.startswith(f"Put right the other {len(CHECKS) - MOST_CHECKS} checks")


def test_each_check_says_what_would_be_left_and_when_the_standard_is_met() -> None:
    failures = {"upn_missing": 60, "birth_date_missing": 10, "postcode_missing": 4}
    school = replace(WELL, measured=(measured("Summer 2019", failures),))
    assert [ask.why for ask in asks(school)] == [
        "This alone leaves 4.4 failures per thousand records, which meets the council's standard.",
        "With those above it leaves 1.2.",
        "Then nothing that was checked is left to put right.",
    ]


def test_where_only_the_many_small_checks_reach_the_standard_that_is_said() -> None:
    assert asks(EVERYTHING)[-1].why.endswith("Then you meet the council's standard of 10.")


@pytest.mark.parametrize("status", ["returned", "not asked"])
def test_no_agreement_is_asked_of_a_school_that_returned_it_or_was_not_asked(status: str) -> None:
    assert asked(replace(WELL, standing=standing(status))) == []


@pytest.mark.parametrize("status", ["lapsed", "in discussion", "awaiting reply", "requires escalation"])
def test_an_agreement_is_asked_of_every_other_school(status: str) -> None:
    (only,) = asked(replace(WELL, standing=standing(status)))
    assert "agreement" in only
    assert "return it to us" in only


def test_accepted_failures_are_shown_with_why_and_are_neither_asked_for_nor_counted_as_in_order() -> None:
    said = words(EXPLAINED)
    assert [(line.check, line.records) for line in said.explained] == [("Ethnicity missing", "7 of 200 records")]
    assert said.explained[0].reason == "Families decline (approved by head of data)."
    assert [line.check for line in said.failing] == ["UPN missing"]
    assert said.fine == ""
    assert asked(EXPLAINED) == ["Put right: UPN missing (2 of 200 records)."]
    assert said.periods[0].accepted == "7"


def test_a_failing_check_says_what_it_means_and_how_to_put_it_right() -> None:
    noted = found("upn_missing", failures=2, notes=("New arrivals.",))
    (line,) = words(replace(WELL, measured=(Measurement("Summer 2019", date(2019, 5, 20), (noted,)),))).failing
    assert (line.meaning, line.fix) == (CHECKS["upn_missing"].meaning, CHECKS["upn_missing"].fix)
    assert (line.records, line.severity, line.note) == ("2 of 200 records", "error", "Noted: New arrivals.")


def test_a_check_that_the_policy_no_longer_knows_stands_by_its_name() -> None:
    old = replace(found("upn_missing", failures=2), code="gone", check="An old check", dimension="")
    said = words(replace(WELL, measured=(Measurement("Summer 2019", date(2019, 5, 20), (old,)),)))
    assert [(line.check, line.meaning) for line in said.failing] == [("An old check", "")]


def test_a_dimension_that_no_check_looked_at_is_not_assessed() -> None:
    kinds = {line.name: line for line in words(EXPLAINED).dimensions}
    assert len(kinds) == 6
    assert (kinds["Completeness"].records, kinds["Completeness"].per_thousand) == ("400", "5.0")
    assert (kinds["Accuracy"].records, kinds["Accuracy"].per_thousand) == ("–", "not assessed")


def test_the_trend_shows_every_period_beside_the_standard_and_gaps_as_not_assessed() -> None:
    lines = words(EVERYTHING).periods
    assert [(line.period, line.standing) for line in lines] == [
        ("Autumn 2018", "met"),
        ("Spring 2019", "not assessed"),
        ("Summer 2019", "not met"),
    ]
    assert words(EVERYTHING).trend_summary == (
        "From 1.2 failures per thousand records in Autumn 2018 to 62.5 in Summer 2019: worse."
    )
    assert words(WELL).trend_summary.endswith("to 0 in Summer 2019: better.")


def test_the_chart_in_words_has_every_point_of_it() -> None:
    alternative = words(EVERYTHING).chart_alt
    assert "Autumn 2018 1.2; Spring 2019 not assessed; Summer 2019 62.5" in alternative
    assert "the council's standard of 10" in alternative


def test_one_assessment_makes_no_trend_and_no_chart() -> None:
    said = words(EXPLAINED)
    assert (said.has_chart, said.chart_alt) == (False, "")
    assert "a trend takes two" in said.trend_summary


def test_figures_that_are_older_than_the_councils_last_period_say_so() -> None:
    said = words(replace(WELL, measured=(measured("Spring 2019"), Measurement("Summer 2019"))))
    assert said.quality_summary.startswith("Spring 2019, looked at on 20 January 2019:")
    assert said.quality_warning.startswith("Summer 2019: not assessed.")


def test_figures_of_the_school_before_say_so() -> None:
    earlier = replace(measured("Spring 2019"), is_predecessor=True)
    said = words(replace(WELL, measured=(earlier, Measurement("Summer 2019"))))
    assert "measured at the school that yours replaced" in said.quality_warning
    assert said.periods[0].period == "Spring 2019 (before yours)"


def test_few_records_are_flagged() -> None:
    said = words(replace(WELL, measured=(measured("Summer 2019", {"upn_missing": 1}, records=3),)))
    assert "rests on few records" in said.quality_warning


def test_what_meets_the_standard_is_thanked_for_though_something_can_be_put_right() -> None:
    said = words(replace(WELL, measured=(measured("Summer 2019", {"upn_missing": 1}),)))
    assert "data that meets the council's standard (Summer 2019)" in said.summary
    assert said.summary.endswith("We ask one thing of you, named below.")
    assert "meets" not in words(EVERYTHING).summary


def test_that_no_data_comes_is_not_called_a_way_of_sending() -> None:
    said = words(replace(WELL, standing=standing("returned", "none"), means="none"))
    assert (said.flow, said.flow_why) == (
        "None: no data reaches us.",
        "So it was when we last looked, on 4 March 2019.",
    )


def test_letters_are_told_unless_the_reason_names_them_already() -> None:
    assert words(WELL).letters == "Letters sent about it: letter 1 on 12 October 2018 and letter 2 on 8 February 2019."
    assert words(EVERYTHING).letters == ""
    assert words(NOT_ASSESSED).letters == ""
    assert words(replace(WELL, letters=())).letters == "We have sent you no letter about it."
    before = replace(WELL, letters=(Letter(1, date(2018, 10, 12), is_predecessor=True),))
    assert "(to the school that yours replaced)" in words(before).letters


def test_a_means_that_the_policy_does_not_know_is_named_and_not_called_safe() -> None:
    said = words(replace(WELL, standing=standing("returned", "not assessed"), means="pigeon"))
    assert "You used pigeon" in said.flow_why
    assert "has not been settled" in said.flow_why


def test_of_many_submissions_the_last_are_shown_and_all_are_counted() -> None:
    many = tuple(submitted(period, 0) for period in PERIODS) * 3
    said = words(replace(WELL, submissions=(*many, submitted("Summer 2019", None))))
    assert (
        said.submissions_summary
        == "Submissions due so far: 10, of which 9 on time and 1 missing. The last 6 are shown."
    )
    assert [line.outcome for line in said.submissions] == ["On time"] * 5 + ["Missing"]


def test_a_pack_as_it_was_known_earlier_says_so() -> None:
    council = replace(WELL.council, known_at=datetime(2019, 5, 1, tzinfo=UTC))
    assert "recorded after 1 May 2019 is left out" in words(replace(WELL, council=council)).scope


@pytest.mark.parametrize(
    ("failures", "records", "said"),
    [(0, 50, "0"), (1, 100_000, "less than 0.1"), (30, 3000, "10.0"), (1001, 100_000, "10.01"), (53, 1000, "53.0")],
)
def test_a_rate_never_reads_as_on_the_other_side_of_the_standard(failures: int, records: int, said: str) -> None:
    assert rate_of(failures, records, 10.0) == said


def test_lists_and_small_numbers_read_as_a_person_writes_them() -> None:
    assert [all_of(["a", "b", "c"][:length], "and") for length in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [things(count) for count in (0, 1, 2, 12)] == ["no things", "one thing", "two things", "12 things"]
