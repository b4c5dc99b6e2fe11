"""What makes articles related, or the same dispatch: what `relate` goes through."""
