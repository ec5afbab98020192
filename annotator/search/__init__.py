"""What can be found by its words? Articles, quotes, comments and speakers, by one face: `finding`.

What is indexed of each is told by `indexed`, and kept right by `actions.indexing`. What somebody
types is read by `asking`; SQLite and PostgreSQL are asked in their own ways by `matching`.
"""
