"""The official forms as declarations.

A form says once what its columns, heads, rows and sums are; loading, checks, pages, CSV, JSON and
the editor's schema all read it there. A 版式 (``Edition``) is a named set of forms.
"""
