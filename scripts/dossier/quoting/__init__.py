"""How quotations are found, and who says them told: the parts that `dossier.quote` puts together."""
