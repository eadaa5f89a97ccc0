"""What every figure shares: afcharts' template and palette, ink that can be read, room for every label."""

import afcharts.pio_template  # noqa: F401  (registers the template)
import plotly.graph_objects as go
from afcharts.af_colours import get_af_colours

PALETTE: tuple[str, ...] = tuple(get_af_colours("categorical"))
INK = "#0B0C0C"
GRID = "#D6D6D6"
PAPER = "#FDFCF9"

TEXT_SIZE = 15
ROW_HEIGHT = 38

_FONT = {"size": TEXT_SIZE, "color": INK}


def figure(height: int, **layout: object) -> go.Figure:
    """An empty figure of this height in pixels, on transparent paper, ready for traces."""
    drawn = go.Figure(layout={"template": "afcharts", "height": height, "font": _FONT})
    drawn.update_layout(
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 0, "r": 0, "t": 8, "b": 8},
        hovermode="closest",
        hoverlabel={"font": _FONT, "bgcolor": PAPER, "bordercolor": INK},
        legend={"orientation": "h", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "font": _FONT},
    )
    axis = {"tickfont": _FONT, "title": {"font": _FONT}, "gridcolor": GRID, "linecolor": GRID, "tickcolor": GRID}
    drawn.update_xaxes(axis | {"zeroline": False})
    drawn.update_yaxes(axis | {"zeroline": False})
    drawn.update_layout(**layout)
    return drawn
