"""Reading documents as departments have them: Word, Excel, PDF, text.

A reader for each format turns a file into one neutral ``Document`` of paragraphs and grids; the
forms are recognised in it by the declarations in ``generator/forms``; what comes of it are data
files and a ledger of everything taken, not understood or uncertain. Nothing is guessed silently.
"""
