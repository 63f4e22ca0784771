"""Which processes and clusters the configuration of a site that is not trusted may choose."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.errors import SettingError
from jekyll_py.parallel import executors
from jekyll_py.parallel.cores import available_cores
from jekyll_py.parallel.executors import runner_of
from jekyll_py.parallel.runner import ParallelRunner

from .conftest import MakeSite


def chosen(site: MakeSite, text: str, **given: object) -> ParallelRunner | None:
    """The executor of a site whose configuration file says ``text``."""
    return runner_of(Configuration.load({**given, "source": str(site({"_config.yml": text}))}))


@pytest.mark.parametrize("given", [{"safe": True}, {"target": "github-pages"}, {"safe": True, "jobs": 1}])
@pytest.mark.parametrize("address", ["tcp://203.0.113.1:8786", "", "inproc://x"])
def test_a_stranger_chooses_no_cluster(address: str, given: Mapping[str, object], site: MakeSite) -> None:
    with pytest.raises(SettingError, match="cannot choose where it is rendered") as caught:
        chosen(site, f"executor: 'dask:{address}'\nsafe: false\n", **given)
    assert caught.value.hint == f"say it on the command line: --executor dask:{address}"


def test_the_user_chooses_a_cluster(site: MakeSite) -> None:
    assert chosen(site, "", safe=True, executor="dask:tcp://127.0.0.1:1") is not None
    assert chosen(site, "executor: dask:tcp://127.0.0.1:1\n") is not None


def test_a_stranger_begins_no_more_processes_than_there_are_cores(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setitem(executors._EXECUTORS, "fork", lambda _config, jobs, _address: asked.append(jobs))
    for given in ({"safe": True}, {"target": "github-pages"}, {}):
        chosen(site, "jobs: 5000\nexecutor: fork\n", **given)
    chosen(site, "", safe=True, jobs=5000, executor="fork")
    assert [jobs for jobs in asked if jobs > available_cores()] == [5000, 5000]
