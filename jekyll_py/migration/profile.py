"""The person of a homepage: name, picture, positions and addresses, wherever the old theme keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..lazy.tuples import NamedTuple
from .old_site import OldPage, OldSite, plain_value


class LinkKind(NamedTuple):
    """A kind of link of a profile."""

    keys: tuple[str, ...]
    """Where the three themes keep it."""
    text: str
    pattern: str
    """The address; ``{}`` is the value, unless that is an address itself."""
    icon: str = ""


LINK_KINDS = (
    LinkKind(("email",), "Email", "mailto:{}"),
    LinkKind(("cv_link", "cv_pdf"), "CV", "{}", "document"),
    LinkKind(
        ("scholar_userid", "googlescholar", "google_scholar"), "Scholar", "https://scholar.google.com/citations?user={}"
    ),
    LinkKind(("orcid_id", "orcid"), "ORCID", "https://orcid.org/{}"),
    LinkKind(("github_username", "github_link", "github"), "GitHub", "https://github.com/{}"),
    LinkKind(("gitlab_username", "gitlab"), "GitLab", "https://gitlab.com/{}"),
    LinkKind(("arxiv_id", "arxiv"), "arXiv", "https://arxiv.org/a/{}"),
    LinkKind(("dblp_url", "dblp"), "DBLP", "https://dblp.org/pid/{}", "dblp"),
    LinkKind(("semanticscholar_id", "semantic"), "Semantic Scholar", "https://www.semanticscholar.org/author/{}"),
    LinkKind(("research_gate_profile", "researchgate"), "ResearchGate", "https://www.researchgate.net/profile/{}"),
    LinkKind(("linkedin_username", "linkedin"), "LinkedIn", "https://www.linkedin.com/in/{}"),
    LinkKind(("x_username", "twitter_username", "twitter"), "X", "https://x.com/{}"),
    LinkKind(("bluesky_url", "bluesky"), "Bluesky", "https://bsky.app/profile/{}"),
    LinkKind(("mastodon_username", "mastodon"), "Mastodon", "https://{}", "mastodon"),
    LinkKind(("huggingface_id", "huggingface"), "Hugging Face", "https://huggingface.co/{}"),
    LinkKind(("kaggle_id", "kaggle_link", "kaggle"), "Kaggle", "https://www.kaggle.com/{}"),
    LinkKind(("stackoverflow_id", "stackoverflow"), "Stack Overflow", "https://stackoverflow.com/users/{}"),
    LinkKind(("pubmed",), "PubMed", "https://pubmed.ncbi.nlm.nih.gov/?term={}"),
    LinkKind(("telegram_username", "telegram"), "Telegram", "https://t.me/{}"),
    LinkKind(("instagram_id", "instagram"), "Instagram", "https://www.instagram.com/{}"),
    LinkKind(("facebook_id", "facebook"), "Facebook", "https://www.facebook.com/{}"),
    LinkKind(("medium_username", "medium"), "Medium", "https://medium.com/@{}"),
    LinkKind(("zhihu_username", "zhihu"), "知乎", "https://www.zhihu.com/people/{}"),
    LinkKind(("weibo_username", "weibo"), "微博", "https://weibo.com/{}"),
    LinkKind(("youtube_id", "youtube"), "YouTube", "https://www.youtube.com/channel/{}"),
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
    author = config.get("author")
    own = plain_value(author.get("name")) if isinstance(author, Mapping) else ""
    return " ".join(filter(None, parts)) or own or plain_value(config.get("name")) or title or "Your Name"


def _photo(site: OldSite, about: OldPage | None) -> str:
    shown = about.data.get("profile") if about else None
    image = plain_value(shown.get("image")) if isinstance(shown, Mapping) else ""
    name = (image or plain_value(site.config.get("avatar"))).removeprefix("./").lstrip("/")
    places = (pattern.format(name) for pattern in _PICTURES)
    return next((f"/{place}" for place in places if name and site.has(place)), "")


def _roles(config: Mapping[str, object], about: OldPage | None) -> Iterator[str]:
    subtitle = about.words("subtitle") if about else ""
    if subtitle:
        yield _TAG.sub("", re.sub(r"""<a\s[^>]*href=['"]([^'"]+)['"][^>]*>(.*?)</a>""", r"[\2](\1)", subtitle)).strip()
    shown = about.data.get("profile") if about else None
    more = plain_value(shown.get("more_info") or shown.get("address")) if isinstance(shown, Mapping) else ""
    yield from filter(None, (_TAG.sub("", line).strip() for line in re.split(r"\n|</p>|<br\s*/?>", more)))
    for key in ("position", "affiliation", "bio", "employer", "location"):
        if value := _TAG.sub("", plain_value(config.get(key))):
            address = plain_value(config.get(f"{key}_link"))
            yield f"[{value}]({address})" if "://" in address else value
    email = plain_value(config.get("email"))
    if email and "@" not in email:  # written so that programs do not find it
        yield _TAG.sub("", email)


def _links(site: OldSite) -> Iterator[dict[str, str]]:
    values = {**site.config, **site.mapping("_data/socials.yml")}
    for kind in LINK_KINDS:
        value = next((found for key in kind.keys if (found := plain_value(values.get(key)))), "")
        if value and (kind.text != "Email" or "@" in value):
            link = {"text": kind.text, "url": _url(site, kind, value)}
            yield {**link, "icon": kind.icon} if kind.icon else link


def _url(site: OldSite, kind: LinkKind, value: str) -> str:
    if re.match(r"https?://|mailto:", value):
        return value
    path = value.removeprefix("./").lstrip("/")
    return f"/{path}" if site.has(path) else kind.pattern.format(value.lstrip("@"))
