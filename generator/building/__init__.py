"""From the files of a project to its site: three steps for each disclosure, then what joins them.

``reading`` a folder, ``judging`` what was read beside the others, ``making`` its pages. Each is a
function of one job that can be done anywhere: in this process, in forks of it, on a cluster. What
comes back is a small card; what is large stays in the store.
"""
