"""How does one drawing of a page serve many readers? It is kept as long as it is true."""
