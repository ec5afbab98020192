"""How does the site tell how it is? Probes, metrics, and a line of log for each request."""
