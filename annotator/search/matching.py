"""How is a database asked which entries hold what somebody asks for? One lookup, two languages.

    Terms.objects.filter(terms__holds=Asked.of("harbour -crane"))

All words are letters and digits by then: nothing in them means anything to a database.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup, TextField
from django.db.models.sql.compiler import SQLCompiler

from annotator.search.asking import Asked, Term
from annotator.search.words import marked


class TermsField(TextField):  # type: ignore[type-arg]
    """The column of what is indexed."""


@TermsField.register_lookup
class Holds(Lookup):
    """Whether what is indexed holds all that is wanted and nothing that is not; takes an Asked."""

    lookup_name = "holds"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        ask = of_sqlite if connection.vendor == "sqlite" else of_postgresql
        return "%s", [ask(value)]

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        return self.written("MATCH", "%s", compiler, connection)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        return self.written("@@", "%s::tsquery", compiler, connection)

    def written(
        self, operator: str, value: str, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> Any:
        """The condition, and its parameters."""
        column, of_column = self.process_lhs(compiler, connection)
        _, asked = self.get_db_prep_lookup(self.rhs, connection)
        return f"{column} {operator} {value}", [*of_column, *asked]


def of_sqlite(asked: Asked) -> str:
    """A query of FTS5."""
    among = (f"({' OR '.join(some)})" for some in asked.among)
    wanted = " AND ".join((*among, *map(term_of_sqlite, asked.wanted)))
    unwanted = "".join(f" NOT {term_of_sqlite(term)}" for term in asked.unwanted)
    return f"({wanted}){unwanted}"


def term_of_sqlite(term: Term) -> str:
    """A term of FTS5."""
    phrase = f'"{" ".join(term.words)}"' + ("*" if term.begins else "")
    words = [f'"{word}"' for word in term.spelt] or [phrase]
    stems = (f'"{marked(*form)}"' for form in term.all_forms)
    return f"({' OR '.join((*words, *stems))})"


def of_postgresql(asked: Asked) -> str:
    """A tsquery."""
    among = (f"({' | '.join(some)})" for some in asked.among)
    unwanted = (f"!{term_of_postgresql(term)}" for term in asked.unwanted)
    return " & ".join((*among, *map(term_of_postgresql, asked.wanted), *unwanted))


def term_of_postgresql(term: Term) -> str:
    """A term of a tsquery."""
    phrase = " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.begins else "")
    stems = (f"'{marked(*form)}'" for form in term.all_forms)
    return f"({' | '.join((phrase, *stems))})"
