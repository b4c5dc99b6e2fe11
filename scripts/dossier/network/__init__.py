"""Who appears with whom: the ties, their picture and its page."""
