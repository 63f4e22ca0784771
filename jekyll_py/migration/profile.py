"""The person of a homepage: name, picture, positions and addresses, wherever the old theme keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .old_site import OldPage, OldSite, plain_value


class Address(NamedTuple):
    """A kind of link of a profile."""

    keys: tuple[str, ...]
    """Where the three themes keep it."""
    text: str
    pattern: str
    """The address; ``{}`` is the value, unless that is an address itself."""
    icon: str = ""


ADDRESSES = (
    Address(("email",), "Email", "mailto:{}"),
    Address(("cv_link", "cv_pdf"), "CV", "{}", "document"),
    Address(
        ("scholar_userid", "googlescholar", "google_scholar"), "Scholar", "https://scholar.google.com/citations?user={}"
    ),
    Address(("orcid_id", "orcid"), "ORCID", "https://orcid.org/{}"),
    Address(("github_username", "github_link", "github"), "GitHub", "https://github.com/{}"),
    Address(("gitlab_username", "gitlab"), "GitLab", "https://gitlab.com/{}"),
    Address(("arxiv_id", "arxiv"), "arXiv", "https://arxiv.org/a/{}"),
    Address(("dblp_url", "dblp"), "DBLP", "https://dblp.org/pid/{}", "dblp"),
    Address(("semanticscholar_id", "semantic"), "Semantic Scholar", "https://www.semanticscholar.org/author/{}"),
    Address(("research_gate_profile", "researchgate"), "ResearchGate", "https://www.researchgate.net/profile/{}"),
    Address(("linkedin_username", "linkedin"), "LinkedIn", "https://www.linkedin.com/in/{}"),
    Address(("x_username", "twitter_username", "twitter"), "X", "https://x.com/{}"),
    Address(("bluesky_url", "bluesky"), "Bluesky", "https://bsky.app/profile/{}"),
    Address(("mastodon_username", "mastodon"), "Mastodon", "https://{}", "mastodon"),
    Address(("zhihu_username", "zhihu"), "知乎", "https://www.zhihu.com/people/{}"),
    Address(("weibo_username", "weibo"), "微博", "https://weibo.com/{}"),
    Address(("youtube_id", "youtube"), "YouTube", "https://www.youtube.com/channel/{}"),
)
_PICTURES = ("{}", "assets/img/{}", "images/{}")
_TAG = re.compile(r"<[^>]+>")


class Profile(NamedTuple):
    """The front matter of a homepage."""

    name: str
    photo: str
    """A path in the site, with a slash in front; empty without a picture."""
    roles: list[str]
    links: list[dict[str, str]]


def profile(site: OldSite, about: OldPage | None) -> Profile:
    """The profile of a site.

    Args:
        site: the old site.
        about: its homepage.
    """
    config = site.config
    return Profile(_name(config), _photo(site, about), list(_roles(config, about)), list(_links(site)))


def _name(config: Mapping[str, object]) -> str:
    parts = [plain_value(config.get(key)) for key in ("first_name", "middle_name", "last_name")]
    title = plain_value(config.get("title"))
    title = "" if title == "blank" else title  # al-folio's word for "my name"
    return " ".join(filter(None, parts)) or plain_value(config.get("name")) or title or "Your Name"


def _photo(site: OldSite, about: OldPage | None) -> str:
    profile = about.data.get("profile") if about else None
    image = plain_value(profile.get("image")) if isinstance(profile, Mapping) else ""
    name = (image or plain_value(site.config.get("avatar"))).removeprefix("./").lstrip("/")
    places = (pattern.format(name) for pattern in _PICTURES)
    return next((f"/{place}" for place in places if name and site.has(place)), "")


def _roles(config: Mapping[str, object], about: OldPage | None) -> Iterator[str]:
    subtitle = about.words("subtitle") if about else ""
    if subtitle:
        yield _TAG.sub("", re.sub(r"""<a\s[^>]*href=['"]([^'"]+)['"][^>]*>(.*?)</a>""", r"[\2](\1)", subtitle)).strip()
    for key in ("position", "affiliation", "bio", "employer", "location"):
        if value := plain_value(config.get(key)):
            yield _TAG.sub("", value)


def _links(site: OldSite) -> Iterator[dict[str, str]]:
    values = {**site.config, **site.mapping("_data/socials.yml")}
    for address in ADDRESSES:
        value = next((found for key in address.keys if (found := plain_value(values.get(key)))), "")
        if value and (address.text != "Email" or "@" in value):
            link = {"text": address.text, "url": _url(site, address, value)}
            yield {**link, "icon": address.icon} if address.icon else link


def _url(site: OldSite, address: Address, value: str) -> str:
    if re.match(r"https?://|mailto:", value):
        return value
    path = value.removeprefix("./").lstrip("/")
    return f"/{path}" if site.has(path) else address.pattern.format(value.lstrip("@"))
