"""Headings and names in the menu that the old site has from its theme, in the language of a page."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple


class Headings(NamedTuple):
    """The words of one language."""

    home: str
    news: str
    selected: str


_ENGLISH = Headings("Home", "News", "Selected publications")
_OF_LANGUAGES = {
    "de": Headings("Start", "Neuigkeiten", "Ausgewählte Publikationen"),
    "es": Headings("Inicio", "Noticias", "Publicaciones seleccionadas"),
    "fr": Headings("Accueil", "Actualités", "Publications choisies"),
    "it": Headings("Home", "Notizie", "Pubblicazioni scelte"),
    "ja": Headings("ホーム", "お知らせ", "主要論文"),
    "ko": Headings("홈", "소식", "주요 논문"),
    "pt": Headings("Início", "Notícias", "Publicações selecionadas"),
    "zh": Headings("首页", "最新动态", "代表论文"),
    "zh-tw": Headings("首頁", "最新動態", "代表論文"),
}


def headings(language: str) -> Headings:
    """The words of a language; English for those not known.

    Args:
        language: such as ``pt-br``; empty for English.
    """
    tag = language.lower().replace("_", "-")
    return _OF_LANGUAGES.get(tag) or _OF_LANGUAGES.get(tag.partition("-")[0], _ENGLISH)
