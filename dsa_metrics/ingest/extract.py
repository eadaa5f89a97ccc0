"""A school's own pupil extract: the figures that came back of it become results of checks, of a school and a period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from dsa_metrics.ingest import extract_rules
from dsa_metrics.ingest.child.forms import CENSUS
from dsa_metrics.ingest.child.packing import RawExtract
from dsa_metrics.ingest.extract_school import School, about
from dsa_metrics.ingest.fact_rows import fact_table
from dsa_metrics.ingest.reading import Extract, Part, Result, SourceFile, Stated
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.policy import Policy
from dsa_metrics.quality.checks import CHECKS
from dsa_metrics.quality.roll import CODE as ROLL
from dsa_metrics.quality.roll import roll_differs
from dsa_metrics.quality.school_year import is_term, term_of

_NAME = "Pupil extract"
_COLLECTIONS = {CENSUS: "School census"}


@dataclass(frozen=True)
class ExtractReader:
    """Reads extracts by their figures; `known` are the schools that the record and this load know."""

    known: pa.Table
    policy: Policy
    today: date

    def read(self, raw: RawExtract, file: SourceFile, stated: Stated) -> Part:
        """The results, or why there are none; never anything of a pupil."""
        measured_on = stated.measured_on or _day(raw.measured_on) or self.today
        found = about(raw, stated, self.known, self.policy, measured_on)
        faults = [found] if isinstance(found, Rule) else []
        if measured_on > self.today:
            faults.append(extract_rules.MEASURED_IN_FUTURE)
        extract = self._extract(raw, file, stated, measured_on, None if isinstance(found, Rule) else found)
        warned = [] if isinstance(found, Rule) else self._warnings(found, extract)
        problems = tuple(rule.broken(file.name, None) for rule in (*faults, *warned))
        facts = fact_table("quality_result", [] if faults else _rows(extract))
        return Part({"quality_result": facts}, problems=problems, extracts=(extract,))

    def _warnings(self, school: School, extract: Extract) -> Iterator[Rule]:
        opened_on, closed_on = school.get("opened_on"), school.get("closed_on")
        if not (opened_on or date.min) <= extract.measured_on < (closed_on or date.max):
            yield extract_rules.SCHOOL_NOT_OPEN
        listed = {period.casefold() for one in self.policy.collections.values() for period in one.due}
        if extract.period.casefold() not in listed and not is_term(extract.period):
            yield extract_rules.PERIOD_UNKNOWN

    def _extract(
        self, raw: RawExtract, file: SourceFile, stated: Stated, measured_on: date, school: School | None
    ) -> Extract:
        period = stated.period or raw.period or term_of(measured_on)
        return Extract(
            file_no=file.file_no,
            sha256=file.sha256,
            name=f"{neutral_name(raw.form)}, {_place(school)}" if school else file.name,
            pupils=raw.pupils,
            urn=school["urn"] if school else None,
            collection=stated.collection or self._collection(raw.form, period),
            period=period,
            measured_on=measured_on,
            results=tuple(self._results(raw, school.get("pupils") if school else None)),
            says_school=raw.urn is not None or raw.dfe_number is not None,
            says_period=raw.period is not None,
            says_day=raw.measured_on is not None,
        )

    def _collection(self, form: str, period: str) -> str:
        """What the file is, else the only collection that the calendar lists for the period: a second look replaces."""
        if form in _COLLECTIONS:
            return _COLLECTIONS[form]
        due = self.policy.collections.items()
        listed = [name for name, one in due if period.casefold() in map(str.casefold, one.due)]
        return listed[0] if len(listed) == 1 else _NAME

    def _results(self, raw: RawExtract, roll: int | None) -> Iterator[Result]:
        """Of every check of the policy, in its order, what was found; checks without a count are not assessed."""
        counts = {code: (records, failures) for code, records, failures in raw.counts}
        if differs := roll_differs(raw.pupils, roll, self.policy.quality.roll_tolerance):
            counts[ROLL] = differs
        for code in self.policy.quality.checks:
            if code in CHECKS or code == ROLL:
                yield Result(code, *counts.get(code, (0, 0)))


def neutral_name(form: str) -> str:
    """What a file of pupils is called wherever it is kept: its own name may hold a pupil's."""
    return f"{_NAME}, {form}"


def _place(school: School) -> str:
    number = school.get("dfe_number")
    return f"{number[:3]}/{number[3:]}" if isinstance(number, str) else f"URN {school['urn']}"


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _rows(extract: Extract) -> Iterator[dict[str, object]]:
    """Also of the checks that were not made: an earlier extract's result of one must not stand as this one's."""
    for result in extract.results:
        yield {
            "urn": extract.urn,
            "collection": extract.collection,
            "period": extract.period,
            "measured_on": extract.measured_on,
            "check_code": result.check_code,
            "records": result.records,
            "failures": result.failures,
            "file_no": extract.file_no,
        }
