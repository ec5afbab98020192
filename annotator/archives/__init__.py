"""How is a whole library kept in one file, that SQLite and PostgreSQL both read and write?

A ZIP with a file of JSON lines for each table, and `library.json`, which says what must be in them.
`tables` knows what there is to keep and how a row is written, `snapshot` reads all of it as it was
at one moment, `archive` writes and checks the file. Loading it is `actions.restoring`.
"""
