"""The plan of a build on the disk, for the next process: who edits one file need not wait until all are read again.

It is JSON, and so whatever the bytes are that are read back, they become values of the kinds that `values` and `fields`
name, or `Damaged` is raised. Items are lazy: one is decoded when its first attribute is asked for, so that a template
that shows ten posts decodes ten of ten thousand. What an item has below its front matter stays in its own file, unless
a generator has changed it.
"""

from .file import PlanFile, read_plan, renew_plan, write_plan
from .lazy import ProcessContext
from .planned import Member, PlannedSite, standing

__all__ = ["Member", "PlanFile", "PlannedSite", "ProcessContext", "read_plan", "renew_plan", "standing", "write_plan"]
