"""The questions about the authority beside its region, England and others of its size."""

from dsa_metrics import columns as of
from dsa_metrics.findings import england
from dsa_metrics.metrics.metric import Metric

ENGLAND_METRICS = (
    Metric(
        "beside_england",
        "Beside England",
        "Schools sharing daily attendance with the Department for Education, of all schools of the area and phase",
        "one row per publication, phase and area",
        (
            of.PUBLISHED_ON,
            of.text("phase", "All phases, Primary, Secondary or Special, as the Department groups schools"),
            of.text("area", "What the figure is about: authority, region or England"),
            of.text("name", "Name of the area"),
            of.SHARING,
            of.TOTAL,
            of.SHARING_SHARE,
            of.RANK,
            of.RANKED,
        ),
        england.beside_england,
    ),
    Metric(
        "beside_nearest",
        "Beside the nearest in size",
        "Schools sharing daily attendance, of all schools of the authority and of the ten nearest to it in size",
        "one row per authority",
        (
            of.PUBLISHED_ON,
            of.text("name", "Name of the authority"),
            of.flag("is_own", "The authority whose record this is"),
            of.SHARING,
            of.TOTAL,
            of.SHARING_SHARE,
            of.RANK,
            of.RANKED,
        ),
        england.beside_nearest,
    ),
)
