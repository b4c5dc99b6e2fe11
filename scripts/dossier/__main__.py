"""Makes `python -m dossier` the command `dossier`."""

from dossier.cli import main

main(prog_name="dossier")
