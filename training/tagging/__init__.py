"""Trains the tagger of attributions (`muasal.read.tagger`)."""
