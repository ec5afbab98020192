"""What does a whole page need from the database? In a fixed number of queries, a noun a module."""
