"""The command ``check``: build the site, then check what was built; or check any folder of HTML."""

from __future__ import annotations

import os
import sys
from contextlib import closing

from ..builds.report import check_place
from ..builds.site_builder import SiteBuilder
from ..builds.site_check import check_of, check_of_build, site_of
from ..check import baseline, explanation
from ..check.built.folder import files_in
from ..check.built.plan_facts import baseurl_of
from ..check.built.published import Published
from ..check.built.published_address import published_in
from ..check.checker import Checked, CheckedSite
from ..check.sources import Sources
from ..check.translation.report import report
from ..config.configuration import Configuration
from ..errors import JekyllError
from .check_external import asking_of
from .check_output import check_replaceable, outputs_of
from .failed_build import written_as_findings
from .request import Request
from .session import Session

FOUND = 1
"""The exit status if there are findings that count."""


def run(request: Request) -> int:
    """Build the site in a folder and check it.

    Returns:
        The exit status: 1 if there are findings of the severity of ``--fail-on``, else 0.

    Raises:
        JekyllError: the build failed, or the check cannot be made.
    """
    if rule := request.text("explain_rule"):
        print(explanation.of(rule))
        return 0
    if request.arguments:
        request = request._replace(options={**request.options, "source": request.arguments[0]})
    session = Session.start(request)
    with written_as_findings(request, session.source):
        config = session.configure(serving=False)
    check_places(request, config)
    if folder := request.text("built"):
        if request.flag("translations"):
            return _print_translations(site_in(config, folder))
        return end(request, check_folder(request, config, folder), folder)
    with closing(SiteBuilder(config, session.log, session.warn, None, request.text("report"))) as builder:
        with written_as_findings(request, config.source):
            builder.build()
        if request.flag("translations"):
            return _print_translations(site_of(builder))
        return check_built(request, builder)


def check_places(request: Request, config: Configuration) -> None:
    """Refuse formats that are not known and files that would be a part of the site, before anything is built.

    Raises:
        UsageError: a format or a severity is not known.
        JekyllError: a file would become a part of the site, or take the place of something else.
    """
    files = [output.file for output in outputs_of(request) if output.file]
    baseline_file = request.text("baseline")
    for file in [*files, *([baseline_file] if baseline_file else [])]:
        check_place(file, config)
    for file in files:
        check_replaceable(file)


def check_built(request: Request, builder: SiteBuilder) -> int:
    """Check what a builder has built, and write the findings; returns the exit status."""
    made = check_of_build(builder)
    return end(request, made.run(asking_of(request, builder.config, made.external)), builder.config.source)


def check_folder(request: Request, config: Configuration, folder: str) -> Checked:
    """Check a folder that any program has built.

    Raises:
        JekyllError: there is no such folder.
    """
    made = check_of(site_in(config, folder), config)
    return made.run(asking_of(request, config, made.external))


def site_in(config: Configuration, folder: str) -> CheckedSite:
    """The output of any program in a folder, as a site to check.

    Raises:
        JekyllError: there is no such folder.
    """
    if not os.path.isdir(folder):
        raise JekyllError("there is no such folder", path=folder, hint="name the folder that the site was built into")
    published = Published(baseurl_of(config), config.text("url"))
    if published == Published():
        published = published_in(folder, files_in(folder))
    return CheckedSite(os.path.abspath(folder), published, Sources(folder))


def _print_translations(site: CheckedSite) -> int:
    sys.stdout.write(report(site))
    return 0


def end(request: Request, checked: Checked, folder: str) -> int:
    """Write the findings in the formats that are asked for.

    Args:
        request: names the formats, the baseline and what counts.
        checked: the findings.
        folder: of the source, to which their paths are relative.

    Returns:
        The exit status.

    Raises:
        JekyllError: a file cannot be read or written.
    """
    path = request.text("baseline")
    if path is not None and request.flag("write_baseline"):
        baseline.write(path, checked.findings)
        return 0
    new = checked if path is None else checked._replace(findings=baseline.without_known(path, checked.findings))
    for output in outputs_of(request):
        output.write(new, folder)
    counting = {"error"} if request.text("fail_on") != "warning" else {"error", "warning"}
    return FOUND if any(finding.severity in counting for finding in new.findings) else 0
