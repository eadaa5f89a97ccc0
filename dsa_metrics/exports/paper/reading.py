"""The words of a text as names are compared: whatever their accents, apostrophes, endings and hidden characters."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’ʼ′][^\W_]+)*")
_ENDS = re.compile(r"[.!?:;•\n]")
#: Shorter words keep their s: has, is.
_SHORTEST = 4

#: Ordinary words that schools are called by, too; only where they are written as a name do they tell of one.
_ORDINARY = """
    abbey access achieve acorn action active advance alliance ambition anchor apple arc arch arrow ascend ash aspire
    avenue balance bank barn bay beach beacon beech bell birch blue bond bower bridge bright broad brook building
    bush by care castle cedar central challenge chance chapel charter chestnut circle city cliff close clover coast
    commerce common compass complete connect copse corner cottage court creative cross crown dale dawn day dean deep
    delta discovery dove down downs eagle earth east edge elm endeavour enterprise estuary every excellence explore
    faith farm field fields fir flag focus force ford forest forge foundation fountain four freedom fresh future
    garden gardens gate gateway glebe glen globe gold golden good grange great green grove growth guild hall harbour
    haven hawthorn hazel heart heath height heights hill hills hive holly holy home hope horizon horizons house hub
    ideal impact independent inspire island ivy journey joy jubilee junction key king kingdom kings lake land
    landmark lane laurel lead leader lighthouse link little lodge long look main manor maple marine market marsh
    mead meadow meadows mere mill minster mission moor mount mountain new next nine north oak oaks oasis ocean one
    open opportunity orchard origin our outlook over oxford parade park path pathway pathways peace peak pilgrim
    pine pioneer place plough point pool port potential pride prince priory progress prospect purpose queen queens
    quest radius rainbow reach red reed reform rise rising river rivers road rock roman rose round rowan royal saint
    saints sands sea second seven shore short side sky small snow south spark spinney spire spring springs square
    star stars start station steps stone stream street strong success summit sun sunrise sure swan three time
    together top tower town transform tree trees trinity turn two united unity university vale valley value victory
    view village vine vision walk watch water waters way well wells west wharf wheel white whole wide wild willow
    willows wind windmill wing winter wood woodland woods world yew young youth
"""
#: Words with a capital that are hardly ever a school's, whatever it is called.
_NEVER = """
    agreement april august authority autumn board borough britain census chair children christmas city commissioner
    council councillor county data december department director district easter england english february friday
    government head information january july june king kingdom legal march may monday national november october
    officer ofsted parliament prince pupil queen regional register safeguarding september spring summer thursday
    tuesday united wednesday winter
"""


@dataclass(frozen=True)
class Word:
    """A word of a text: without its capitals, without an s at its end as well, and how it is written.

    `begins`: a sentence, a line or a list begins with it, so that its capital says nothing.
    """

    plain: str
    stem: str
    is_capital: bool
    begins: bool

    @property
    def is_ordinary(self) -> bool:
        """True for a word that says something else, too, than which school it is."""
        return self.stem in _ORDINARY_STEMS

    @property
    def is_never_alone(self) -> bool:
        """True for a word that has a capital anyway."""
        return self.stem in _NEVER_STEMS


def normal(text: str) -> str:
    """The text without accents and without characters that nobody sees, in their plainest form."""
    apart = unicodedata.normalize("NFKD", text)
    seen = (one for one in apart if unicodedata.category(one) not in ("Cf", "Mn"))
    return unicodedata.normalize("NFKC", "".join(seen))


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    return tuple(_words(normal(text)))


def stems(text: str) -> tuple[str, ...]:
    """The same as words are compared by."""
    return tuple(word.stem for word in words(text))


def _words(text: str) -> Iterator[Word]:
    end = 0
    for found in _WORD.finditer(text):
        plain = re.sub(r"\W", "", found.group()).casefold()
        is_first = end == 0 or bool(_ENDS.search(text[end : found.start()]))
        yield Word(plain, _stem(plain), found.group()[0].isupper(), is_first)
        end = found.end()


def _stem(plain: str) -> str:
    if plain == "saint":
        return "st"
    return plain.rstrip("s") if len(plain) >= _SHORTEST else plain


_NEVER_STEMS = frozenset(map(_stem, _NEVER.split()))
_ORDINARY_STEMS = frozenset(map(_stem, _ORDINARY.split())) | _NEVER_STEMS
