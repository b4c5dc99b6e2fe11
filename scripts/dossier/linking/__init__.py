"""How a name in a text is told: what `link` goes through, step by step."""
