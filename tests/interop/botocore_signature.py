#!/usr/bin/env python3
# Copyright 2026 The sansaws authors
# Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
"""Random parameters: what our programs sign against what botocore's SigV4Auth signs.

    SANSAWS_BIN=<directory of the example programs> botocore_signature.py

Exits with 77 where botocore is not installed. SANSAWS_SEED picks other parameters.
"""

import os
import random
import string
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl, quote, urlsplit

try:
    import botocore
    from botocore import auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    sys.dont_write_bytecode = True
    from standing_clock import standing_at
except ImportError:
    print("left out: botocore (python3-botocore is not installed)")
    sys.exit(77)

SEED = int(os.environ.get("SANSAWS_SEED", "20260102"))
EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def sign(request, case):
    """Signs an AWSRequest by the settings of `case`, at its time."""
    credentials = Credentials(case["id"], case["secret"], case["token"])
    if case["expires"]:
        signer = auth.SigV4QueryAuth(credentials, case["service"], case["region"], case["expires"])
    else:
        signer = auth.SigV4Auth(credentials, case["service"], case["region"])
    with standing_at(case["time"]):
        signer.add_auth(request)


def run_ours(program, options, case, stdin=b""):
    # No file of the user's and no instance is asked for credentials.
    environment = {
        "AWS_EC2_METADATA_DISABLED": "true",
        "HOME": "/dev/null",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_ACCESS_KEY_ID": case["id"],
        "AWS_SECRET_ACCESS_KEY": case["secret"],
    }
    if case["token"]:
        environment["AWS_SESSION_TOKEN"] = case["token"]
    path = os.path.join(os.environ["SANSAWS_BIN"], program)
    done = subprocess.run([path, *options], input=stdin, env=environment, capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"{program} exited with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def parse(wire):
    """(target, {lower-case name: value}, body) of an HTTP/1.1 request."""
    head, _, body = wire.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    fields = {}
    for line in lines:
        name, _, value = line.partition(":")
        fields[name.lower()] = value.strip()
    return first.split(" ")[1], fields, body


def compare(case, request, wire):
    target, fields, body = parse(wire)
    path, _, query = target.partition("?")
    theirs = urlsplit(request.url)
    equal(path, theirs.path, "path", case)
    equal(body, case.get("body", b""), "body", case)
    if case["expires"]:
        pairs = [sorted(parse_qsl(text, keep_blank_values=True)) for text in (query, theirs.query)]
        equal(*pairs, "query", case)
        return
    for name in ("X-Amz-Date", "X-Amz-Security-Token", "Authorization"):
        equal(fields.get(name.lower()), request.headers.get(name), name, case)


def equal(ours, theirs, what, case):
    if ours != theirs:
        raise AssertionError(f"{what} differs\n  ours:   {ours}\n  theirs: {theirs}\n  case: {case}")


def text(rng, alphabet, low, high):
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(low, high)))


LETTERS = string.ascii_letters + string.digits
ANYTHING = LETTERS + "-._~ !\"#$%&'()*+,/:;<=>?@[]^{|}éሴ"


def random_settings(rng):
    return {
        "id": text(rng, LETTERS, 1, 40),
        "secret": text(rng, LETTERS + "+/=", 1, rng.choice([40, 300])),
        "token": text(rng, LETTERS + "+/=", 1, rng.choice([40, 4000])) if rng.random() < 0.5 else None,
        "time": f"{rng.randint(1970, 2099)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
        f"T{rng.randint(0, 23):02}{rng.randint(0, 59):02}{rng.randint(0, 59):02}Z",
        "region": rng.choice(["us-east-1", "eu-central-2", "us-gov-west-1", "ap-south-1"]),
        "expires": None,
        "content_sha256": False,
    }


def call_of(case):
    """The call that `case` describes, for botocore and for our program."""
    label = quote(case["arn"], safe="-._~")
    path = f"/tables/{label}/{case['namespace']}/{case['name']}/maintenance-job-status"
    base = case["endpoint"] or f"https://s3tables.{case['region']}.amazonaws.com"
    headers = {"X-Amz-Content-SHA256": EMPTY_HASH} if case["content_sha256"] else {}
    request = AWSRequest("GET", base + path, headers=headers)
    case["service"] = "s3tables"
    options = ["--table-bucket-arn", case["arn"], "--namespace", case["namespace"]]
    options += ["--name", case["name"], "--region", case["region"], "--time", case["time"]]
    if case["endpoint"]:
        options += ["--endpoint-url", case["endpoint"]]
    if case["expires"]:
        options += ["--presign", str(case["expires"])]
    if case["content_sha256"]:
        options.append("--content-sha256")
    return case, request, "sign_request", options, b""


def random_call(rng, presigned):
    case = random_settings(rng)
    lower = string.ascii_lowercase + string.digits
    case["arn"] = (
        f"arn:aws:s3tables:{case['region']}:{text(rng, string.digits, 12, 12)}:bucket/"
        + text(rng, lower + "-_", 3, 63)
    )
    case["namespace"] = text(rng, lower + "_", 1, rng.choice([20, 255]))
    case["name"] = text(rng, lower + "_", 1, rng.choice([20, 255]))
    case["endpoint"] = rng.choice(
        [None, None, "http://localhost:9000", "https://[::1]:8443", "https://tables.example/a/b%20c"]
    )
    if presigned:
        case["expires"] = rng.randint(1, 604800)
    else:
        case["content_sha256"] = rng.random() < 0.5
    return call_of(case)


def random_request(rng, presigned):
    case = random_settings(rng)
    case["service"] = text(rng, string.ascii_lowercase, 1, 12)
    if presigned:
        case["expires"] = rng.randint(1, 604800)
    special = [".", "..", "", "%2e%2E", "a:b@c", "x!$&'()*+,;=y", "%2f%25", "..."]
    segments = [
        quote(text(rng, ANYTHING, 1, 12), safe="-_~") if rng.random() < 0.6 else rng.choice(special)
        for _ in range(rng.randint(0, 6))
    ]
    # botocore signs a query as it stands, and presigning it keeps one value a name.
    names = [rng.choice(["a", "a-", "A", "é", text(rng, ANYTHING, 1, 8)]) for _ in range(rng.randint(0, 6))]
    if presigned:
        names = list(dict.fromkeys(names))
    query = "&".join(
        f"{quote(name, safe='-._~')}={quote(text(rng, ANYTHING, 0, 10), safe='-._~')}" for name in names
    )
    target = "/" + "/".join(segments) + (f"?{query}" if query else "")
    host = text(rng, string.ascii_lowercase, 1, 12) + ".example" + rng.choice(["", ":8443"])
    method = rng.choice(["GET", "POST", "PUT", "DELETE"])
    body = text(rng, ANYTHING + "\n", 1, 200).encode() if rng.random() < 0.4 else b""
    fields = [("Host", host)]
    for _ in range(rng.randint(0, 7)):
        name = rng.choice(["Accept", "X-One", "x-one", "X-Two", text(rng, LETTERS + "-_.", 1, 14)])
        words = [text(rng, LETTERS + '"=;,é', 1, 9) for _ in range(rng.randint(0, 4))]
        fields.append((name, rng.choice([" ", "  ", " \t "]).join(words)))
    if body:
        fields.append(("Content-Length", str(len(body))))
    case["body"] = body
    case["target"] = target
    case["fields"] = fields

    request = AWSRequest(method, f"https://{host}{target}", data=body)
    for name, value in fields:
        request.headers.add_header(name, value)
    if presigned:
        request.data = ""  # botocore would move a body's members into the query
        case["body"] = body = b""
        fields[:] = [field for field in fields if field[0] != "Content-Length"]
        del request.headers["Content-Length"]
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
    stdin = f"{method} {target} HTTP/1.1\r\n{lines}\r\n".encode() + body
    options = ["--service", case["service"], "--region", case["region"], "--time", case["time"]]
    if case["expires"]:
        options += ["--presign", str(case["expires"])]
    return case, request, "sign_http", options, stdin


def main():
    print(f"seed {SEED} (SANSAWS_SEED), peer: botocore {botocore.__version__}")
    batches = [
        ("random calls of the service are signed alike", 90, random_call, False),
        ("random calls of the service are presigned alike", 30, random_call, True),
        ("random requests to any service are signed alike", 90, random_request, False),
        ("random requests to any service are presigned alike", 30, random_request, True),
    ]
    failed = 0
    with ThreadPoolExecutor(max_workers=4) as pool:
        for index, (title, count, make, presigned) in enumerate(batches):
            rng = random.Random(SEED * 10 + index)
            cases = [make(rng, presigned) for _ in range(count)]
            for case, request, *_ in cases:
                sign(request, case)
            running = [
                pool.submit(run_ours, program, options, case, stdin)
                for case, _, program, options, stdin in cases
            ]
            try:
                for (case, request, *_), wire in zip(cases, running):
                    compare(case, request, wire.result())
                print(f"ok: {count} {title}")
            except (AssertionError, OSError) as error:
                print(f"FAILED: {count} {title}\n{error}")
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
