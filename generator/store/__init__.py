"""What earlier builds knew, kept under keys made from content; losing it costs time alone."""
