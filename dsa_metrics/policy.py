"""The council's own settings: the shipped policy, with what a council's own file changes, validated."""

import tomllib
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.errors import ConfigurationError
from dsa_metrics.vocabulary import Dimension, Flow, Phase, Severity

SHIPPED = Path(__file__).with_name("policy.toml")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Authority(_Section):
    """The council that keeps the record; `gias_code` is GIAS's "LA (code)"."""

    name: str = Field(min_length=1)
    gias_code: int = Field(ge=1, le=999)


class Escalation(_Section):
    """When a school requires escalation: after how many letters, and how many days after the last of them."""

    letters: int = Field(ge=1, le=9)
    grace_days: int = Field(ge=0, le=366)


class Cohort(_Section):
    """Which phases carry the headline and which are shown apart, in the order of every table."""

    priority: tuple[Phase, ...] = Field(min_length=1)
    engaging: tuple[Phase, ...]

    @model_validator(mode="after")
    def _each_phase_once(self) -> "Cohort":
        if len(set(self.phases)) != len(self.phases):
            raise ValueError("a phase may stand in one list only, and once")
        return self

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Every phase of the cohort, the priority phases first."""
        return self.priority + self.engaging


class Means(_Section):
    """What a means of transfer is; nothing stated at all means that no data arrives."""

    secure: bool | None = None
    regular: bool | None = None
    automated: bool | None = None

    @property
    def flow(self) -> Flow:
        """The data flow that this means makes (design: the table of means)."""
        if self.secure is None and self.regular is None and self.automated is None:
            return Flow.NONE
        if not self.secure:
            return Flow.UNSAFE
        return Flow.STRAIGHT_THROUGH if self.regular and self.automated else Flow.SECURE_BY_HAND


class Check(_Section):
    """One data quality check: what it looks at, what a failure means in plain language, how to put it right."""

    name: str = Field(min_length=1)
    dimension: Dimension
    severity: Severity
    meaning: str = Field(min_length=1)
    fix: str = Field(min_length=1)
    source: str = Field(min_length=1)


class Quality(_Section):
    """The council's standard of data quality, and the checks that a file may name, by code.

    `standard_per_thousand`: more counting failures per thousand records than this are below the standard;
    `small_records`: a rate of fewer records is flagged; `roll_tolerance`: the share by which a roll may differ from the
    register's.
    """

    standard_per_thousand: float = Field(ge=0, le=1000)
    small_records: int = Field(ge=0)
    roll_tolerance: float = Field(ge=0, le=1)
    checks: dict[str, Check]


class Collection(_Section):
    """A collection of data from schools: the phases that owe it, and the day on which each period's is due."""

    phases: tuple[Phase, ...] = Field(min_length=1)
    due: dict[str, date]


class Disclosure(_Section):
    """What the promise that no school can be worked out in public rests on; frozen for each campaign year."""

    min_group: int = Field(ge=3, le=50)
    insiders: int = Field(ge=1, le=50)
    max_share: float = Field(gt=0, lt=1)
    counts_trusts: bool
    campaign_starts: str = Field(pattern=r"^\d\d-\d\d$")

    @field_validator("campaign_starts")
    @classmethod
    def _is_a_day_of_every_year(cls, value: str) -> str:
        try:
            date.fromisoformat(f"2001-{value}")
        except ValueError:
            raise ValueError('write the month and the day, as in "09-01", a day of every year') from None
        return value

    @property
    def rule(self) -> DisclosurePolicy:
        """The numbers of the ladder, before trusts are counted."""
        return DisclosurePolicy(self.min_group, self.insiders, self.max_share)

    @property
    def campaign_start(self) -> tuple[int, int]:
        """Month and day on which a campaign year begins."""
        month, day = self.campaign_starts.split("-")
        return int(month), int(day)


class Access(_Section):
    """How a visit begins: with `starts_in_public`, every one begins as a public meeting.

    `names_for_minutes`: how long the meeting view shows names, once they were asked for, before it is public again.
    """

    starts_in_public: bool
    names_for_minutes: float = Field(gt=0, le=60)


class Policy(_Section):
    """All settings of a council. `authority` is None until a council has said which one it is."""

    authority: Authority | None = None
    escalation: Escalation
    cohort: Cohort
    means: dict[str, Means]
    quality: Quality
    collections: dict[str, Collection]
    disclosure: Disclosure
    access: Access

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the settings: changes when, and only when, a setting changes."""
        return sha256(self.model_dump_json().encode()).hexdigest()

    def require_authority(self) -> Authority:
        """The authority, or ConfigurationError where the policy does not say which it is."""
        if self.authority is None:
            raise ConfigurationError(
                "The policy does not say which authority this record is for.",
                'Give a policy file (--policy FILE) with [authority], name = "..." and gias_code = ... in it.',
            )
        return self.authority


def load_policy(path: Path | None = None) -> Policy:
    """The shipped policy with the differences that the file at `path` states.

    Raises ConfigurationError, which names every faulty key and, for an unknown one, the nearest known key.
    """
    settings = _read(SHIPPED)
    if path is not None:
        settings = _merge(settings, _read(path))
    try:
        return Policy.model_validate(settings)
    except ValidationError as error:
        name = path.name if path else SHIPPED.name
        raise ConfigurationError(f"{name}: " + "; ".join(_faults(error))) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigurationError(f"There is no policy file named {path.name}.", "Check the path given.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
        raise ConfigurationError(
            f"{path.name} cannot be read as TOML.", "Compare it with the shipped dsa_metrics/policy.toml."
        ) from None


def _merge(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    both = {key: _merge(base[key], own[key]) for key in own if isinstance(own[key], dict) and _is_table(base, key)}
    return {**base, **own, **both}


def _is_table(settings: dict[str, Any], key: str) -> bool:
    return isinstance(settings.get(key), dict)


def _faults(error: ValidationError) -> Iterator[str]:
    for fault in error.errors(include_input=False, include_url=False):
        where = ".".join(str(part) for part in fault["loc"])
        if fault["type"] == "extra_forbidden":
            yield f"unknown key {where}{_nearest(fault['loc'])}"
        else:
            yield f"{where}: {fault['msg'][0].lower()}{fault['msg'][1:]}"


#: What stands under a name of the council's own choosing, by the section that it stands in.
_ENTRIES: dict[str, type[BaseModel]] = {"means": Means, "quality": Check, "collections": Collection}


def _nearest(location: tuple[int | str, ...]) -> str:
    known = _known_keys(location[:-1])
    near = get_close_matches(str(location[-1]), known, n=1, cutoff=0.0)
    return f" (the nearest known key is {near[0]})" if near else ""


def _known_keys(parents: tuple[int | str, ...]) -> list[str]:
    models: dict[tuple[str, ...], type[BaseModel]] = {
        (): Policy,
        ("authority",): Authority,
        ("escalation",): Escalation,
        ("cohort",): Cohort,
        ("quality",): Quality,
        ("disclosure",): Disclosure,
        ("access",): Access,
    }
    model = models.get(tuple(str(part) for part in parents)) or _ENTRIES.get(str(parents[0]), Means)
    return list(model.model_fields)
