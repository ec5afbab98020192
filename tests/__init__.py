"""What is held true. The folders mirror `annotator`; `browser` has journeys in a real browser."""
