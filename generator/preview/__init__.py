"""The preview on this machine: pages made when they are asked for, new whenever a file is saved.

What it adds to a page (a script that reloads, the findings) is put in while answering. The files
for that lie in ``templates/preview/`` and reach no published site.
"""
