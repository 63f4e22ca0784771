"""The codes of languages and countries that search engines know."""

from __future__ import annotations

import re
from functools import lru_cache

_LANGUAGES = frozenset(
    re.findall(
        r"\w+",
        """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn
    so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """,
    )
)
"""ISO 639-1."""
_COUNTRIES = frozenset(
    re.findall(
        r"\w+",
        """
    ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz
    ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo
    fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je
    jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo
    mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw
    py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm
    tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw xk
    """,
    )
)
"""ISO 3166-1, and Kosovo's code of the Unicode CLDR."""
_MEANT = {"jp": "ja", "cn": "zh", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "en-uk": "en-GB", "us": "en-US"}
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?P<country>[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*",
    re.IGNORECASE,
)


def is_language(code: str) -> bool:
    """Whether search engines know a code: a language of ISO 639, then a script and a country if wanted."""
    match = _TAG.fullmatch(code)
    if match is None:
        return False
    language, country = match["language"].lower(), (match["country"] or "").lower()
    return (len(language) == 3 or language in _LANGUAGES) and (
        not country or country.isdigit() or country in _COUNTRIES
    )


def meant_by(code: str) -> str | None:
    """The code that was most likely meant by one that is none; None if that is not known."""
    plain = code.replace("_", "-")
    if plain != code and is_language(plain):
        return plain
    language, _, rest = plain.lower().partition("-")
    found = _MEANT.get(plain.lower()) or _MEANT.get(language)
    return f"{found}-{rest.upper()}" if found and rest and "-" not in found and rest in _COUNTRIES else found


@lru_cache(maxsize=4096)  # the folders of years and months are parts of thousands of names
def is_name_part(text: str) -> bool:
    """Whether a part of the name of a file, such as ``de`` or ``zh_CN``, is meant as a language.

    Codes of three letters are not: too many words are such a code.
    """
    return len(main_language(text)) == 2 and (is_language(text.replace("_", "-")) or meant_by(text) is not None)


def main_language(code: str) -> str:
    """The language of a code, without script and country, in lower case."""
    return re.split("[-_]", code.strip(), maxsplit=1)[0].lower()
