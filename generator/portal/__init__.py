"""One home, one search and one page of data over several sites, from what these publish.

A portal reads the summary (``site.json``) and the search index of each member, held against
the member's own manifest, and nothing else. A member is not trusted: whatever it says is checked
for its form and size, is text and never markup, and leads nowhere but below the member's address.
"""
