"""How long building takes, beside other site generators that make the same pages."""
