"""What can people send, and what is wrong with it when it cannot be taken? A noun a module."""
