"""Where are limits counted, for all processes? Each module is a cache for Django."""
