"""A web server as it is set up from a recipe: `python web_server.py PORT FOLDER POLICY`.

It gives the policy that the recipes give, so that every test is a test of it too. It imports none
of the project, and so starts at once.
"""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class Handler(SimpleHTTPRequestHandler):
    """Answers with the policy on each page."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", sys.argv[3])
        super().end_headers()


if __name__ == "__main__":
    handler = partial(Handler, directory=sys.argv[2])
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
