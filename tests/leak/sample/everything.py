"""A page that tells all of every school: the control for what no page of ours shows."""

import pandas as pd
import streamlit as st

from tests.leak.demonstration import demonstration, schools
from tests.leak.forbidden import Kind
from tests.leak.sample.planted import LEAKS, Leak

FIELDS = ("name", "urn", "dfe_number", "ukprn", "postcode", "trust", "pupils")


def everything() -> None:
    """Every school with all that it is known by, and each part of a name by itself."""
    st.dataframe(pd.DataFrame([{field: getattr(school, field) for field in FIELDS} for school in schools()]))
    st.table(pd.DataFrame({"Part": sorted(secret.value for secret in demonstration().of(Kind.PART))}))


LEAKS[everything.__name__] = Leak(everything, frozenset(demonstration().of(*Kind)))
