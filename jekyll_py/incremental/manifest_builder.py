"""Makes the manifest of a build that has ended (see `manifest`), or none if a later build could differ without a trace.

That is so with plugins that may ask the network or the clock, with posts that wait for their date, and with files that
were changed while the build read them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from ..lazy.tuples import NamedTuple
from ..model.static_file import StaticFile
from ..output.leftovers import parents
from ..read.data_folders import data_folders
from ..render.planned_site import PlannedSite
from ..tracking.kinds import FILE, ChangedBy, changed_by
from . import external_clocks
from .build import BuildOutcome, RunningBuild
from .external import root_of
from .external_files import NOTHING, look, looked_at
from .manifest import Manifest, settings_of, surroundings
from .signatures import DOUBTFUL, OutputSignature, is_file, is_new, logged_signature, output_signature, signature
from .volatile import can_change_by_itself, has_volatile


def new_manifest(
    outcome: BuildOutcome, stamp: bytes, last: Manifest | None = None, changed: Set[str] = frozenset()
) -> Manifest | None:
    """The manifest of a build that read and planned the whole site; None if a later build could differ anyway.

    Args:
        outcome: the build.
        stamp: identifies it.
        last: the manifest of the build before, if the output was as that had left it.
        changed: the paths that differ from it.
    """
    build, plan = outcome.build, outcome.build.planned.plan
    looks = [*_looks(outcome)]
    if can_change_by_itself(build.planned) or outcome.has_altered_items:
        return None
    if not all(look.still_holds() for look in looks):
        return None
    paths = [*sorted(build.planned_paths), *sorted(_paths(looks, build) - build.planned_paths)]
    known = {} if last is None else _known_signatures(last, changed, build)
    logged = (path if path in known else logged_signature(path, build.log, build.began) for path in paths)
    found = [known.get(path, each) for path, each in zip(paths, logged, strict=True)]
    layouts = (layout.file for layout in build.planned.contents.layouts.values())
    included = (look.field for look in looks if look.subject == FILE)
    edited = {*build.planned.members, *layouts, *included, *_data_files(build)}
    found = _settled(paths, found, edited, _warned_files(build), build.began)
    if any(is_new(each, build.began) for each in found):
        return None
    destination = plan.config.destination
    outputs = dict(_outputs(destination, outcome.signatures)) if last is None else _changed_outputs(last, outcome)
    return Manifest(
        stamp=stamp,
        is_volatile=outcome.has_warned or has_volatile(build.planned, outcome.snapshot),
        surroundings=surroundings(plan.config, plan.theme, _code(build.planned)),
        settings=settings_of(plan.config),
        paths=paths,
        planned=len(build.planned_paths),
        found=found,
        outputs=[*outputs],
        written=[*outputs.values()],
        shown=external_clocks.shown(outcome.snapshot),
    )


def renewed_manifest(outcome: BuildOutcome, last: Manifest, changed: Set[str], stamp: bytes) -> Manifest | None:
    """The manifest of a build on a patched plan; None if a later build could differ anyway.

    Args:
        outcome: the build.
        last: the manifest of the build before.
        changed: the files that were edited since.
        stamp: identifies the build.
    """
    build, before = outcome.build, {*last.paths}
    destination = build.planned.plan.config.destination
    written = {os.path.join(destination, path) for path in outcome.written}
    looks = [look for look in _looks(outcome) if not before.issuperset(look.paths)]
    if not written <= {*last.outputs} or outcome.has_altered_items:
        return None
    if not all(look.still_holds() for look in looks):
        return None
    later = sorted(_paths(looks, build) - before)
    found = [signature(path) if path in changed else each for path, each in zip(last.paths, last.found, strict=True)]
    found = _settled(last.paths, found, changed, _warned_files(build), build.began)
    found += (logged_signature(path, build.log, build.began) for path in later)
    if any(is_new(each, build.began) for each in found):
        return None
    touched = written | {os.path.dirname(path) for path in written}
    outputs = zip(last.outputs, last.written, strict=True)
    return last._replace(
        stamp=stamp,
        is_volatile=outcome.has_warned or has_volatile(build.planned, outcome.snapshot),
        settings=settings_of(build.planned.plan.config),
        paths=[*last.paths, *later],
        found=found,
        written=[_signature(path, outcome.signatures) if path in touched else each for path, each in outputs],
        shown=external_clocks.shown(outcome.snapshot),
    )


def _code(planned: PlannedSite) -> bytes | None:
    """A digest of the site's own plugins as they were loaded: which converters they bring follows from that."""
    return planned.plugin_code if planned.ruby is None else planned.ruby.code


def _settled(
    paths: Iterable[str], found: Iterable[object], edited: Set[str], warned: Set[str], began: int
) -> list[object]:
    """Signatures, with `DOUBTFUL` for those of files that an edit can be made of and that are new.

    Args:
        paths: the files and folders.
        found: their signatures.
        edited: the files of which the next build can tell whether an edit changes the plan: each was read once.
        warned: the files that the next build has to write again in any case, to warn of them.
        began: when the build began.
    """
    pairs = zip(paths, found, strict=True)
    return [DOUBTFUL if path in warned or (is_new(each, began) and path in edited) else each for path, each in pairs]


def _warned_files(build: RunningBuild) -> Set[str]:
    """The static files of which a plugin has warned when it wrote them."""
    later = build.diagnostics.all[len(build.planned.warnings) :]
    found = (build.planned.plan.written.get(str(warning.error.path)) for warning in later)
    return {file.file for file in found if isinstance(file, StaticFile)}


def _data_files(build: RunningBuild) -> Iterator[str]:
    plan = build.planned.plan
    folders = tuple(f"{folder}/" for folder in data_folders(plan.config, plan.theme))
    return (path for path in build.planned_paths if path.startswith(folders))


class _Look(NamedTuple):
    """A dependency on the disk beside the plan, such as an include that was looked for."""

    subject: str
    field: str
    root: str
    digest: bytes
    paths: Sequence[str]
    """The paths that decide on the digest."""

    def still_holds(self) -> bool:
        """Whether the digest is that of the disk as it is now; the time of a file tells whether its text is."""
        if self.subject == FILE:
            return (self.digest == NOTHING) != os.path.isfile(self.field)
        return look(self.subject, self.field, self.root) == self.digest


def _looks(outcome: BuildOutcome) -> Iterator[_Look]:
    external, table = outcome.snapshot.external, outcome.snapshot.table
    root = root_of(outcome.build.planned.plan)
    for subject in table.shared:
        for field, number in table.of(subject).items() if changed_by(subject) is ChangedBy.DISK else ():
            if number in external:
                yield _Look(subject, field, root, external[number], [*looked_at(subject, field, root)])


def _paths(looks: Iterable[_Look], build: RunningBuild) -> frozenset[str]:
    """All paths that the build looked at, and those that decide on what its renders found."""
    return frozenset(build.log.paths).union(*(look.paths for look in looks))


def _outputs(
    destination: str, known: Mapping[str, OutputSignature | None]
) -> Iterator[tuple[str, OutputSignature | None]]:
    """The files and folders of the output, each with its signature.

    Args:
        destination: the output.
        known: the signatures of some of its files, by their absolute paths.
    """
    folders = [destination]
    while folders:
        folder = folders.pop()
        yield folder, output_signature(folder)
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    yield entry.path, _signature(entry.path, known)


def _known_signatures(last: Manifest, changed: Set[str], build: RunningBuild) -> Mapping[str, object]:
    """The signatures of the files that are as they were, and of what else this build has not looked at again."""
    found = zip(last.paths, last.found, strict=True)
    same = {path: each for path, each in found if each != DOUBTFUL and path not in changed}
    if build.planned.revision is None:
        return {path: each for path, each in same.items() if is_file(each)}
    return {path: each for path, each in same.items() if is_file(each) or build.log.names_in(path) is None}


def _changed_outputs(last: Manifest, outcome: BuildOutcome) -> Mapping[str, object]:
    """The files and folders of the output, each with its signature, after a build that began with those of the last."""
    destination = outcome.build.planned.plan.config.destination
    removed = {os.path.join(destination, path) for path in outcome.removed}
    below = tuple(f"{path}/" for path in removed)
    outputs = zip(last.outputs, last.written, strict=True)
    found = {path: each for path, each in outputs if path not in removed and not path.startswith(below)}
    touched = {path for path in outcome.written | outcome.removed for path in (path, *parents(path))}
    for path in (destination, *(os.path.join(destination, each) for each in touched)):
        now = _signature(path, outcome.signatures)
        if now is not None:
            found[path] = now
    return found


def _signature(path: str, known: Mapping[str, OutputSignature | None]) -> OutputSignature | None:
    return known[path] if path in known else output_signature(path)
