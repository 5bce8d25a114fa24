"""The page shell: MkDocs and Material make it, nothing outside this room knows them.

``build_shell`` hands the pipeline a ``Shell``: the files MkDocs made (hand-written pages, theme)
and the frames into which the data pages are stamped.
"""
