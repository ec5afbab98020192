"""What is the least that Django does to store a row? A site beside ours, on the same database.

It is served by the same command with as many workers, has Django's default middleware (or none),
and one view, which stores a tag as it is sent: it looks at nothing else, counts nothing and answers
nothing.
"""
