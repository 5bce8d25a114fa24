"""The indicator rows, those of cost among them."""
