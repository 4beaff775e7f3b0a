#!/usr/bin/env python3
# Copyright 2026 The sansaws authors
# Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
"""What botocore signs: a request in JSON on each line of the standard input; its canonical request
and signature on each line of the output. Exits with 77 where botocore is not installed."""

import json
import pathlib
import sys

try:
    from botocore import auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    sys.dont_write_bytecode = True
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests/interop"))
    from standing_clock import standing_at
except ImportError:
    sys.exit(77)


SIGNERS = {
    (False, False): auth.SigV4Auth,
    (False, True): auth.SigV4QueryAuth,
    (True, False): auth.S3SigV4Auth,
    (True, True): auth.S3SigV4QueryAuth,
}


def sign(given):
    expires = given.get("expires_in")
    # Presigning would move the members of a body into the query.
    body = b"" if expires is not None else given["body"].encode()
    host = next(value for name, value in given["fields"] if name.lower() == "host")
    request = AWSRequest(given["method"], f"https://{host}{given['target']}", data=body)
    for name, value in given["fields"]:
        request.headers.add_header(name, value)
    if given["content_sha256"]:
        request.headers["X-Amz-Content-SHA256"] = given["payload_hash"]
    chosen = SIGNERS[given["service"] == "s3", expires is not None]
    credentials = Credentials(
        given["access_key_id"], given["secret_access_key"], given.get("session_token")
    )
    seen = {}

    class Signer(chosen):
        def canonical_request(self, request):
            seen["canonical"] = super().canonical_request(request)
            return seen["canonical"]

        def signature(self, string_to_sign, request):
            seen["signature"] = super().signature(string_to_sign, request)
            return seen["signature"]

    more = [] if expires is None else [expires]
    with standing_at(given["time"]):
        Signer(credentials, given["service"], given["region"], *more).add_auth(request)
    return seen


for line in sys.stdin:
    print(json.dumps(sign(json.loads(line))), flush=True)
