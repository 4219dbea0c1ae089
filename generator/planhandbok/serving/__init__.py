"""The fifth room: a site in memory, for one author or for many, made as it is asked for."""
