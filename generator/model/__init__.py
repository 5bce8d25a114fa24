"""The vocabulary: frozen records of what a disclosure holds, free of any form, file or page."""
