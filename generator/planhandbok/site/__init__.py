"""The fourth room: pages and the guide become a finished site, published in one move."""
