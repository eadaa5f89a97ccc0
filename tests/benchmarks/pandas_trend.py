"""The trend of data quality as an analyst would do it in pandas, from the record's tables as Parquet files."""

from datetime import date
from pathlib import Path

import pandas as pd

KEY = ["urn", "collection", "period", "check_code"]
EXPLAINED = ["urn", "check_code", "collection", "period", "accepted_on"]


def trend(folder: Path, as_at: date) -> pd.DataFrame:
    """One row per period and phase; for schools that are open throughout, and names that are spelled one way."""
    effective = effective_loads(read(folder, "entry"))
    results = standing(
        read(folder, "quality_result", [*KEY, "measured_on", "records", "failures", "entry"]), effective, KEY
    )
    results = results[results["measured_on"] <= as_at]
    explanations = standing(read(folder, "accepted_explanation"), effective, EXPLAINED)
    is_accepted = accepted(results, explanations, as_at)
    results["accepted"] = results["failures"].where(is_accepted, 0)
    results["failures"] = results["failures"].where(~is_accepted, 0)
    schools = standing(
        read(folder, "school", ["urn", "register_on", "phase", "entry"]), effective, ["urn", "register_on"]
    )
    return by_phase(results, schools)


def read(folder: Path, name: str, columns: list[str] | None = None) -> pd.DataFrame:
    return pd.read_parquet(folder / f"{name}.parquet", columns=columns)


def effective_loads(entries: pd.DataFrame) -> set[int]:
    undone = entries[entries["kind"] == "undo"].sort_values("entry").drop_duplicates("target", keep="last")
    withdrawn = undone.loc[undone["is_withdrawal"].astype(bool), "target"]
    return set(entries.loc[entries["kind"] == "load", "entry"]) - set(withdrawn)


def standing(rows: pd.DataFrame, effective: set[int], key: list[str]) -> pd.DataFrame:
    """The last version of each fact."""
    return rows[rows["entry"].isin(effective)].sort_values("entry").drop_duplicates(key, keep="last")


def accepted(results: pd.DataFrame, explanations: pd.DataFrame, as_at: date) -> pd.Series:
    """Whether the failures of each result have an explanation that holds; a blank collection or period is every one."""
    holds = (explanations["accepted_on"] <= as_at) & (explanations["until_on"] >= as_at)
    explanations = explanations.loc[holds, ["urn", "check_code", "collection", "period"]]
    numbered = results[KEY].reset_index()
    pairs = numbered.merge(explanations, on=["urn", "check_code"], suffixes=("", "_explained"))
    fits = pd.Series(True, index=pairs.index)
    for column in ("collection", "period"):
        explained = pairs[f"{column}_explained"]
        fits &= explained.isna() | (explained == pairs[column])
    return pd.Series(results.index.isin(pairs.loc[fits, "index"]), index=results.index)


def by_phase(results: pd.DataFrame, schools: pd.DataFrame) -> pd.DataFrame:
    results = results.merge(schools[["urn", "phase"]], on="urn")
    days = results.groupby("period")["measured_on"].min()
    groups = results.groupby(["period", "phase"])
    found = groups[["records", "failures", "accepted"]].sum()
    found["per_thousand"] = 1000 * found["failures"] / found["records"]
    found["schools_assessed"] = groups["urn"].nunique()
    found["schools"] = (
        schools.groupby("phase")["urn"].nunique().reindex(found.index.get_level_values("phase")).to_numpy()
    )
    found["measured_on"] = days.reindex(found.index.get_level_values("period")).to_numpy()
    return found.reset_index()
