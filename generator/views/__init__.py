"""What each kind of page shows, as frozen values: no markup here, no arithmetic in templates."""
