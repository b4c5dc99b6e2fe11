"""Says how an article's original is cited: the values, and the formats that reference managers read."""
