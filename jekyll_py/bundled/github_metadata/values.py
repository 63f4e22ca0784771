"""``site.github``: each value is found when a template first reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..values import given, is_hash, look
from .hosts import Hosts
from .repository import GitHubRepository
from .versions import VERSIONS

_OWNER = (
    "avatar_url",
    "bio",
    "blog",
    "collaborators",
    "company",
    "created_at",
    "description",
    "email",
    "followers",
    "following",
    "has_organization_projects",
    "has_repository_projects",
    "hireable",
    "html_url",
    "id",
    "is_verified",
    "location",
    "login",
    "name",
    "node_id",
    "public_gists",
    "public_repos",
    "type",
    "updated_at",
)
"""The keys of ``site.github.owner``."""

Answers = Mapping[str, Callable[[], object]]


class Lazy(Mapping[str, object]):
    """A mapping whose values are computed when they are first read, over values that are known."""

    def __init__(self, answers: Answers, known: Mapping[str, object]) -> None:
        self._answers = answers
        self._known = dict(known)
        self._keys = tuple(dict.fromkeys([*known, *answers]))

    def __getitem__(self, key: str) -> object:
        if key not in self._known:
            self._known[key] = self._answers[key]()
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def metadata(repository: GitHubRepository | None, hosts: Hosts, own: Mapping[str, object]) -> Lazy:
    """The values of a site.

    Args:
        repository: the repository of the site, None if it is unknown.
        hosts: the GitHub it is on.
        own: the values that the configuration sets itself.
    """
    answers: dict[str, Callable[[], object]] = {
        "environment": lambda: hosts.jekyll_environment,
        "pages_env": lambda: hosts.jekyll_environment,
        "hostname": lambda: hosts.hostname,
        "pages_hostname": lambda: hosts.pages_hostname,
        "api_url": lambda: hosts.api_url,
        "help_url": lambda: hosts.help_url,
        "versions": lambda: dict(VERSIONS) if hosts.on_pages else {},
    }
    if repository is not None:
        answers |= _of_repository(repository)
        answers |= _Asked(repository).answers()
    return Lazy(dict(sorted(answers.items())), _merged(answers, own))


def _merged(answers: Answers, own: Mapping[str, object]) -> dict[str, object]:
    """The site's own values; a mapping is merged over the one that is found."""
    merged: dict[str, object] = {}
    for key, value in own.items():
        found = answers[key]() if key in answers and is_hash(value) else None
        merged[key] = {**found, **value} if is_hash(found) and is_hash(value) else value
    return merged


def _of_repository(repository: GitHubRepository) -> Answers:
    """The values that follow from the name of the repository."""
    url = repository.url
    return {
        "project_title": lambda: repository.name,
        "owner_name": lambda: repository.owner,
        "owner_url": lambda: repository.owner_url,
        "owner_gravatar_url": lambda: f"{repository.owner_url}.png",
        "repository_url": lambda: url,
        "repository_nwo": lambda: repository.full_name,
        "repository_name": lambda: repository.name,
        "zip_url": lambda: f"{url}/zipball/{repository.source['branch']}",
        "tar_url": lambda: f"{url}/tarball/{repository.source['branch']}",
        "clone_url": lambda: f"{url}.git",
        "releases_url": lambda: f"{url}/releases",
        "is_user_page": lambda: repository.is_user_page,
        "is_project_page": lambda: not repository.is_user_page,
        "url": lambda: repository.pages_url,
        "baseurl": lambda: repository.base_path,
        "source": lambda: repository.source,
        "build_revision": lambda: repository.revision,
    }


class _Asked:
    """The values that GitHub has to be asked for."""

    def __init__(self, repository: GitHubRepository) -> None:
        self._repository = repository
        self._api = repository.api

    def answers(self) -> Answers:
        """The values; without an answer they are nil, lists false as the gem has it."""
        repository, url = self._repository, self._repository.url
        return {
            "project_tagline": lambda: self._about("description"),
            "language": lambda: self._about("language"),
            "show_downloads": lambda: self._about("has_downloads"),
            "private": lambda: self._about("private"),
            "archived": lambda: self._about("archived"),
            "disabled": lambda: self._about("disabled"),
            "license": lambda: self._about("license"),
            "issues_url": lambda: f"{url}/issues" if given(self._about("has_issues")) else None,
            "wiki_url": lambda: f"{url}/wiki" if given(self._about("has_wiki")) else None,
            "owner": self._owner,
            "owner_display_name": lambda: self._owner()["name"] if self._api.may_ask else None,
            "contributors": lambda: self._listed(repository.full_name, "contributors"),
            "releases": lambda: self._listed(repository.full_name, "releases"),
            "latest_release": lambda: self._listed(repository.full_name, "releases/latest"),
            "organization_members": self._members,
            "public_repositories": self._repositories,
        }

    def _about(self, key: str) -> object:
        """A detail of the repository, which themes ask for on every site: not worth a note without a token."""
        return look(self._api.get(f"/repos/{self._repository.full_name}"), key) if self._api.may_ask else None

    def _owner(self) -> dict[str, object]:
        found = self._api.get(f"/users/{self._repository.owner}")
        return {key: look(found, key) for key in _OWNER}

    def _listed(self, full_name: str, what: str) -> object:
        found = self._api.get(f"/repos/{full_name}/{what}")
        return False if found is None else found

    def _members(self) -> object:
        if self._owner()["type"] != "Organization":
            return None
        return self._api.get(f"/orgs/{self._repository.owner}/public_members")

    def _repositories(self) -> list[Lazy]:
        found = self._api.get(f"/users/{self._repository.owner}/repos?type=public")
        return [self._of_owner(one) for one in found if is_hash(one)] if isinstance(found, list) else []

    def _of_owner(self, repository: Mapping[str, object]) -> Lazy:
        name = str(repository.get("full_name"))
        lists = {
            "releases": lambda: self._listed(name, "releases"),
            "contributors": lambda: self._listed(name, "contributors"),
        }
        return Lazy(lists, repository)
