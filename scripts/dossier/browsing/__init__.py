"""The list of all articles and entities that readers narrow by what goes together."""
