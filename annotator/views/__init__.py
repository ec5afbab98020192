"""What answers a request: fetch with access, act, answer. Views write nothing themselves."""
