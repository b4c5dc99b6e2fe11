"""How names that the registry lacks are found and described: what `suggest` goes through."""
