"""The processes that render, as the configuration says: new processes, and the workers of a real cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.errors import JekyllError
from jekyll_py.parallel import ParallelRunner, Thresholds, dask, runner_of
from jekyll_py.parallel.dask import DaskExecutor
from jekyll_py.parallel.remote import job_of, plan_digest, render
from jekyll_py.parallel.remote_pool import RemotePool
from jekyll_py.parallel.runner import WorkerPool
from jekyll_py.render.stage import RenderStage
from jekyll_py.site import Site
from tests.oracles import ROOT
from tests.parallel.building import TIME, built, configuration, write
from tests.parallel.test_equality import SITE
from tests.reference import tree

POSTS = {
    f"_posts/2025-01-{n:02}-p.md": f"---\ntitle: T{n}\n---\nBody {n} {{{{ page.previous.content }}}}\n\nrest"
    for n in range(1, 9)
}
FILES = {**SITE, **POSTS, "warns.md": "---\n---\n{{ nothing | | }}", "counts.md": "---\n---\n{% increment n %}"}

CLUSTER = """
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"jobs": 0}, "jobs: 0"),
        ({"jobs": "many"}, "jobs: many"),
        ({"jobs": True}, "jobs: True"),
        ({"executor": "hadoop"}, "executor: hadoop"),
        ({"executor": "dask"}, "needs the address"),
    ],
)
def test_what_cannot_be_is_named(values: dict[str, object], message: str) -> None:
    with pytest.raises(JekyllError, match=message):
        runner_of(Configuration.from_mapping(values))


def test_one_job_is_nobody_else() -> None:
    assert runner_of(Configuration.from_mapping({"jobs": 1})) is None


@pytest.mark.slow
def test_new_processes_build_what_one_builds(tmp_path: Path) -> None:
    source = write(tmp_path / "s", FILES)
    config = configuration(source, tmp_path / "two")

    def start(stage: RenderStage, chunks: Sequence[Sequence[int]], _count: int) -> WorkerPool:
        return RemotePool(stage, config, chunks, ProcessPoolExecutor(2, get_context("spawn")))

    runner = ParallelRunner(start, 2, Thresholds(0, 0.0, 0.0, 3), forks=False)
    assert built(source, tmp_path / "one") == built(source, tmp_path / "two", runner)


def test_a_process_that_sees_another_site_says_so(tmp_path: Path) -> None:
    source = write(tmp_path / "s", FILES)
    config = configuration(source, tmp_path / "site")
    site = Site(config)
    plan = site.prepare(site.editions[0]).plan
    job = job_of(config, "", plan, records=False)
    assert render(job, [0]).made
    (source / "_posts/2025-01-03-p.md").write_text("other")
    assert plan_digest(site.prepare(site.editions[0]).plan) != job.digest
    with pytest.raises(JekyllError, match="sees another site"):
        render(job._replace(environment={}), [0])


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers."""
    command = [sys.executable, "-c", CLUSTER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.stdin.close()


def _build(source: Path, destination: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jekyll_py", "build", "--disable-disk-cache", "--target", "jekyll"]
    places = ["--source", str(source), "--destination", str(destination)]
    return subprocess.run([*command, *places, *options], capture_output=True, text=True, cwd=ROOT)


@pytest.mark.slow
def test_a_cluster_builds_what_one_process_builds(cluster: str, tmp_path: Path) -> None:
    source = write(tmp_path / "s", {**FILES, "_config.yml": SITE["_config.yml"] + f"time: {TIME}\n"})
    alone = _build(source, tmp_path / "one", "--jobs", "1")
    together = _build(source, tmp_path / "two", "--executor", f"dask:{cluster}")
    assert (together.returncode, together.stderr) == (alone.returncode, alone.stderr)
    assert tree(tmp_path / "two") == tree(tmp_path / "one")


@pytest.mark.slow
def test_a_lost_worker_is_made_up_for(cluster: str, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    source = write(tmp_path / "s", FILES)
    config = configuration(source, tmp_path / "two")

    class Losing(RemotePool):
        """Loses a worker as soon as the first result is there."""

        def adopt(self, position: int) -> bool:
            done = super().adopt(position)
            if position == 0:
                with distributed.Client(cluster, set_as_default=False) as client:
                    os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
            return done

    def start(stage: RenderStage, chunks: Sequence[Sequence[int]], _count: int) -> WorkerPool:
        return Losing(stage, config, chunks, DaskExecutor(cluster))

    runner = ParallelRunner(start, 2, Thresholds(0, 0.0, 0.0, 1), forks=False)
    assert built(source, tmp_path / "one") == built(source, tmp_path / "two", runner)


@pytest.mark.slow
def test_without_a_scheduler_the_address_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "_SECONDS", 1)
    with pytest.raises(JekyllError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1"):
        DaskExecutor("tcp://127.0.0.1:1")


def test_without_dask_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(JekyllError, match="needs the package distributed") as error:
        DaskExecutor("tcp://127.0.0.1:8786")
    assert "pip install distributed" in str(error.value.hint)
