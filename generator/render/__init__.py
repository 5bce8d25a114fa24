"""From views to HTML: the only room that knows Jinja and Markdown."""
