"""The same pages without our server: a plain script for `streamlit run`, open to whoever asks."""

from pages import access, navigation


def _officer() -> access.Role:
    return access.Role.OFFICER


for module in (access, navigation):
    vars(module)["role"] = _officer
navigation.main()
