"""Every write, a verb a function, one transaction each. They know no request."""
