"""E-mail: how it leaves, and what the site writes by itself."""
