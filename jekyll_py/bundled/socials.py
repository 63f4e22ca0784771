"""jekyll-socials: ``{% social_links %}``, the links of ``_data/socials.yml`` with their icons or pictures."""

from __future__ import annotations

from ..plugins import Context, LiquidError, Tag, site_access, to_s
from .values import given, is_hash, look

_SERVICES = {
    "academia_edu": ("ai ai-academia", "https://%s.academia.edu/%s"),
    "acm_id": ("ai ai-acm", "https://dl.acm.org/profile/%s/"),
    "arxiv_id": ("ai ai-arxiv", "https://arxiv.org/a/%s.html"),
    "blogger_url": ("fa-brands fa-blogger-b", "%s"),
    "bluesky_url": ("fa-brands fa-bluesky", "%s"),
    "cv_pdf": ("ai ai-cv", "%s"),
    "dblp_url": ("ai ai-dblp", "%s"),
    "discord_id": ("fa-brands fa-discord", "https://discord.com/users/%s"),
    "email": ("fa-solid fa-envelope", "mailto:%s"),
    "facebook_id": ("fa-brands fa-facebook", "https://facebook.com/%s"),
    "flickr_id": ("fa-brands fa-flickr", "https://www.flickr.com/%s"),
    "github_username": ("fa-brands fa-github", "https://github.com/%s"),
    "gitlab_username": ("fa-brands fa-gitlab", "https://gitlab.com/%s"),
    "hal_id": ("ai ai-hal", "https://cv.hal.science/%s"),
    "ieee_id": ("ai ai-ieee", "https://ieeexplore.ieee.org/author/%s/"),
    "inspirehep_id": ("ai ai-inspire", "https://inspirehep.net/authors/%s"),
    "instagram_id": ("fa-brands fa-instagram", "https://instagram.com/%s"),
    "kaggle_id": ("fa-brands fa-kaggle", "https://www.kaggle.com/%s"),
    "keybase_username": ("fa-brands fa-keybase", "https://keybase.io/%s"),
    "lastfm_id": ("fa-brands fa-lastfm", "https://www.last.fm/user/%s"),
    "lattes_id": ("ai ai-lattes", "http://lattes.cnpq.br/%s"),
    "leetcode_id": ("si si-leetcode", "https://leetcode.com/u/%s/"),
    "letterboxd_id": ("fa-brands fa-square-letterboxd", "https://letterboxd.com/%s"),
    "linkedin_username": ("fa-brands fa-linkedin", "https://www.linkedin.com/in/%s"),
    "mastodon_username": ("fa-brands fa-mastodon", "https://%s"),
    "medium_username": ("fa-brands fa-medium", "https://medium.com/@%s"),
    "orcid_id": ("ai ai-orcid", "https://orcid.org/%s"),
    "osf_id": ("ai ai-osf", "https://osf.io/%s/"),
    "pinterest_id": ("fa-brands fa-pinterest", "https://www.pinterest.com/%s"),
    "publons_id": ("ai ai-publons", "https://publons.com/a/%s/"),
    "quora_username": ("fa-brands fa-quora", "https://www.quora.com/profile/%s"),
    "research_gate_profile": ("ai ai-researchgate", "https://www.researchgate.net/profile/%s/"),
    "rss_icon": ("fa-solid fa-square-rss", "%s"),
    "scholar_userid": ("ai ai-google-scholar", "https://scholar.google.com/citations?user=%s"),
    "scopus_id": ("ai ai-scopus", "https://www.scopus.com/authid/detail.uri?authorId=%s"),
    "semanticscholar_id": ("ai ai-semantic-scholar", "https://www.semanticscholar.org/author/%s"),
    "spotify_id": ("fa-brands fa-spotify", "https://open.spotify.com/user/%s"),
    "stackoverflow_id": ("fa-brands fa-stack-overflow", "https://stackoverflow.com/users/%s"),
    "strava_userid": ("fa-brands fa-strava", "https://www.strava.com/athletes/%s"),
    "telegram_username": ("fa-brands fa-telegram", "https://telegram.me/%s"),
    "unsplash_id": ("fa-brands fa-unsplash", "https://unsplash.com/@%s"),
    "wechat_username": ("fa-brands fa-weixin", "weixin://dl/chat?%s"),
    "whatsapp_number": ("fa-brands fa-whatsapp", "https://wa.me/%s"),
    "wikidata_id": ("fa-solid fa-barcode", "https://www.wikidata.org/wiki/%s"),
    "wikipedia_id": ("fa-brands fa-wikipedia-w", "https://wikipedia.org/wiki/User:%s"),
    "work_url": ("fa-solid fa-briefcase", "%s"),
    "x_username": ("fa-brands fa-x-twitter", "https://twitter.com/%s"),
    "youtube_id": ("fa-brands fa-youtube", "https://youtube.com/@%s"),
    "zotero_username": ("fa-brands fa-zotero", "https://www.zotero.org/%s"),
}
"""The class of the icon and the address of each service by its key; ``%s`` stands for the account."""
_PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "svg")
_HINT = "write a mapping with url, title and logo for what is no known service"


class SocialLinks(Tag):
    """The links, in the order of the file."""

    names = "social_links"

    def render(self, context: Context) -> str:
        """The elements ``a``.

        Raises:
            LiquidError: one has no logo, and its key is that of no service.
        """
        found = look(context.lookup("site"), "data", "socials")
        base = to_s(site_access(context).config["baseurl"])
        return " ".join(_link(key, found[key], base) for key in found) if is_hash(found) else ""


def _link(key: str, value: object, base: str) -> str:
    logo = look(value, "logo")
    if key not in _SERVICES:
        if not given(logo):
            raise LiquidError(f"{key} in _data/socials.yml has no logo", hint=_HINT)
        address, title = to_s(look(value, "url")), to_s(look(value, "title"))
        return f"<a href='{address}' title='{title}'>{_picture(to_s(logo), title, base)}</a>"
    icon, template = _SERVICES[key]
    title = key.replace("_", " ").capitalize()
    shown = _picture(to_s(logo), title, base) if given(logo) else f"<i class='{icon}'></i>"
    return f"<a href='{_address(key, value, template, base)}' title='{title}'>{shown}</a>"


def _address(key: str, value: object, template: str, base: str) -> str:
    if key == "academia_edu":
        parts = (look(value, "organization"), look(value, "username"))
        return template.replace("%s", to_s(parts[0]), 1).replace("%s", to_s(parts[1]), 1)
    if key == "rss_icon":
        return f"{base}/feed.xml"
    own = look(value, "value")
    account = to_s(
        (own if given(own) else look(value, key)) if is_hash(value) and given(look(value, "logo")) else value
    )
    if key == "cv_pdf":
        return account if "://" in account else base + account
    return template.replace("%s", account)


def _picture(logo: str, title: str, base: str) -> str:
    """A picture for the name of a file, else an icon of this class."""
    extension = logo.rpartition(".")[2].lower()
    if extension not in _PICTURES:
        return f"<i class='{logo}'></i>"
    source = logo if "://" in logo else base + logo
    if extension == "svg":
        return f"<svg><image xlink:href='{source}' /></svg>"
    return f"<img src='{source}' alt='{title}'>"
