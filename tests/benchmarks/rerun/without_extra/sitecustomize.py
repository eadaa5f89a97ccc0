"""Python as if Streamlit had been installed without its `performance` extra."""

import sys

for name in ("uvloop", "httptools", "orjson"):
    sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to say that a module is not there
