"""XLSX in the official forms.

A sheet is planned first, as boxes with a place, a look and the cell of the record that each shows
(``plan``), then drawn (``draw``). The workbook that can be edited and read back is another
(``exchange/editing``, drawn by ``draw_editing``): a record a row, with hidden marks, locked heads,
lists to choose from.
"""
