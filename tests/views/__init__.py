"""What the site answers, to whom, and to whom not."""
