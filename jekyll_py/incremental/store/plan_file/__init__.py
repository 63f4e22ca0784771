"""A plan as bytes (`PlanFile`), a part of the snapshot, so that the next process need not read the whole site again.

It is JSON: whatever bytes are read back, they become values of the kinds that `values` and `attributes` name, or
`Damaged` is raised. Items are lazy: one is decoded when its first attribute is read, so that a template that shows ten
posts decodes ten of 10,000. The text of an item stays in its own file, unless a generator has changed it.
"""

from .file import PlanFile, read_plan, renew_plan, write_plan

__all__ = ["PlanFile", "read_plan", "renew_plan", "write_plan"]
