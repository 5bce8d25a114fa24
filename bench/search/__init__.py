"""How well and how cheaply the search finds, at three sizes and beside two other engines."""
