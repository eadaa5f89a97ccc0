"""What happens once, before the first visitor: who may look is said, and what they would wait for is fetched."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from dsa_metrics.errors import DsaError
from pages.edge.identity import listens_locally

FOR_EVERYBODY = (
    "This server does not listen on this computer alone and has no sign-in, so whoever opens it is the public and "
    "sees no school."
)
RELEASES_ONLY = "This process is public: it shows what was released, opens no record, and names no school."


@asynccontextmanager
async def started(_app: st.App) -> AsyncIterator[None]:
    """The server's life: warmed up, and all that was fetched kept out of every later collection of garbage."""
    if listens_locally():
        _open_record()
    else:
        print(FOR_EVERYBODY, file=sys.stderr)
    gc.collect()
    gc.freeze()
    yield
    from pages import session

    session.let_go()


@asynccontextmanager
async def started_in_public(_app: st.App) -> AsyncIterator[None]:
    """The life of a process that has nothing but releases."""
    from pages.public import navigation  # noqa: F401  # imports every page, and the libraries that pages draw with

    print(RELEASES_ONLY, file=sys.stderr)
    gc.collect()
    gc.freeze()
    yield


def _open_record() -> None:
    from pages import (
        navigation,  # noqa: F401  # imports every page, and the libraries that pages draw with
        session,
    )

    try:
        warnings = session.shown().desk.store.warnings
    except DsaError as error:
        warnings = (str(error),)
    for warning in warnings:
        print(warning, file=sys.stderr)
