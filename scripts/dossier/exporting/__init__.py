"""Gives the dossier's content away: tables, bibliographies and feeds that other programs read."""
