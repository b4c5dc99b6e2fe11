"""Reads expressions of time: what words mean (`expressions`), and which days they name (`resolve`)."""
