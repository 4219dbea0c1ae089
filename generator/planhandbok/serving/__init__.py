"""The fifth room: a site in memory, for the author's own machine, made as it is asked for."""
