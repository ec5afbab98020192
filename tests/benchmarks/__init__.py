"""How fast is it, beside what it could be? Each module measures one thing and prints a table.

Figures are ratios to something measured in the same run: a machine's own speed says nothing.
"""
