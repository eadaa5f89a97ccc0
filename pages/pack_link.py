"""The download of one school's quality pack."""

from functools import partial

from dsa_metrics.exports.packs import names
from dsa_metrics.view import NamedView, School
from pages import parts
from pages.access import Role
from pages.downloads import offer
from pages.markup import Markup
from pages.moment import Moment
from pages.places import places


def pack_link(view: NamedView, moment: Moment, school: School) -> Markup:
    """The pack's download, made when it is fetched; nothing for a school that is not counted on the day."""
    if school.standing is None:
        return Markup("")
    name = names.file_name(school.urn, school.name, moment.as_at, view.is_invented)
    url = offer(name, partial(_made, view, moment, school.urn), names.DOCUMENT, Role.OFFICER)
    return parts.download("Download the school's quality pack, about this school alone (officers only)", url)


def _made(view: NamedView, moment: Moment, urn: int) -> bytes:
    from dsa_metrics.exports.packs.bundle import pack  # report writers are imported when used

    return pack(view, moment.as_at, urn, moment.known_at, names.own_template(places().record))
