"""The third room: figures become one frozen view for each page, and its HTML fragment."""
