"""A moto server on a free port of loopback: writes its URL as a line of JSON and ends with its standard input."""

import json
import os
import sys

os.environ["MOTO_ACCOUNT_ID"] = "111122223333"

from moto.server import ThreadedMotoServer  # noqa: E402

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
print(json.dumps({"url": f"http://{host}:{port}"}), flush=True)
sys.stdin.read()
server.stop()
