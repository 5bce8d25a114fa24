"""What can be seen at a glance: charts and their sentences, years and departments side by side."""
