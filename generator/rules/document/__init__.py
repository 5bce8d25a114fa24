"""The disclosure as a whole: its sections, its dates, what a conversion left behind."""
