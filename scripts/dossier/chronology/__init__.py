"""The line of time: every event that the dossier knows, curated or told in an article."""
