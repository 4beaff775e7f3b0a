#!/usr/bin/env python3
# Copyright 2026 The sansaws authors
# Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
"""Recipes of examples/README.md against botocore.

    botocore_recipes.py PROGRAM

PROGRAM is made of recipes.cpp. Exits with 77 where botocore is not installed. SANSAWS_SEED picks
other parameters.
"""

import datetime
import random
import string
import subprocess
import sys
from urllib.parse import quote, urlsplit

try:
    import botocore
    import botocore.session
    from botocore.awsrequest import AWSRequest

    sys.dont_write_bytecode = True
    from botocore_signature import ANYTHING, LETTERS, SEED, equal, parse, random_settings, sign, text
    from standing_clock import standing_at
except ImportError:
    print("left out: botocore (python3-botocore is not installed)")
    sys.exit(77)

TIME = "%Y%m%dT%H%M%SZ"


def run(recipe, case, *arguments, stdin=b"", after=0):
    """What the recipe makes, `after` seconds later than botocore signs."""
    now = datetime.datetime.strptime(case["time"], TIME) + datetime.timedelta(seconds=after)
    command = [sys.argv[1], recipe, case["id"], case["secret"], case["token"] or "", now.strftime(TIME)]
    done = subprocess.run([*command, *arguments], input=stdin, capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"{recipe} exited with {done.returncode}: {done.stderr.decode()}\n  {case}")
    return done.stdout


def login_token(rng):
    """The same parameters, in another order, which does not count."""
    case = random_settings(rng)
    case["host"] = text(rng, string.ascii_lowercase, 1, 20) + ".example"
    case["user"] = text(rng, ANYTHING, 1, 20)
    port = rng.randint(1024, 65535)
    session = botocore.session.Session()
    session.set_credentials(case["id"], case["secret"], case["token"])
    client = session.create_client("rds", region_name=case["region"])
    with standing_at(case["time"]):
        theirs = client.generate_db_auth_token(case["host"], port, case["user"])
    ours = run("login_token", case, case["region"], f"{case['host']}:{port}", case["user"]).decode()
    start = f"{case['host']}:{port}/?"
    for made in (ours, theirs):
        equal(made[: len(start)], start, "host", case)
    equal(*[sorted(made[len(start) :].split("&")) for made in (ours, theirs)], "parameters", case)


def catalog_config(rng):
    case = random_settings(rng) | {"service": "s3tables"}
    name = text(rng, string.ascii_lowercase + string.digits + "-", 3, 63)
    case["arn"] = f"arn:aws:s3tables:{case['region']}:{text(rng, string.digits, 12, 12)}:bucket/{name}"
    request = AWSRequest(
        "GET",
        f"https://s3tables.{case['region']}.amazonaws.com/iceberg/v1/config",
        params={"warehouse": case["arn"]},
    )
    sign(request, case)
    theirs = request.prepare()
    target, fields, body = parse(run("catalog_config", case, case["arn"]))
    url = urlsplit(theirs.url)
    equal(target, f"{url.path}?{url.query}", "target", case)
    equal(body, b"", "body", case)
    equal(fields.pop("host"), url.netloc, "host", case)
    equal(fields, {name.lower(): value for name, value in theirs.headers.items()}, "fields", case)


def signed(rng, case, expires):
    """The bytes of a request that botocore has signed."""
    method = rng.choice(["GET", "POST", "PUT", "DELETE"])
    body = "" if expires else text(rng, ANYTHING, 0, 40)
    path = "/" + quote(text(rng, LETTERS + "-_", 1, 9) + "/" + text(rng, ANYTHING, 1, 9), safe="-_~/")
    url = f"https://tables.example{path}?a={quote(text(rng, ANYTHING, 0, 9), safe='-._~')}"
    request = AWSRequest(method, url, data=body.encode(), headers={"X-One": text(rng, LETTERS, 1, 9)})
    sign(request, case)
    made = request.prepare()
    target = made.url.removeprefix("https://tables.example")
    fields = {"Host": "tables.example"} | dict(made.headers)
    fields.setdefault("Content-Length", str(len(body.encode())))
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body.encode()


def answer(rng):
    """A request that botocore signed is believed, and not when it is altered or too old."""
    case = random_settings(rng)
    case["service"] = "tables"
    case["expires"] = rng.choice([None, 1000])
    wire = signed(rng, case, case["expires"])

    def said(wire, after, **other):
        given = case | other
        made = run("answer", given, given["region"], given["service"], stdin=wire, after=after)
        return made.decode().split("\n")

    last = case["expires"] or 300
    for after in (-300, 0, last):
        equal(said(wire, after), ["0", "-", ""], f"what is said {after} s later", case)
    old = said(wire, last + 1)
    equal(old[:2], ["403", "InvalidSignatureException"], "what is said of an old one", case)
    equal(old[2].startswith("Signature expired: "), True, f"{old[2]}, said of an old one", case)
    early = said(wire, -301)
    equal(early[2].startswith("Signature not yet current: "), True, f"{early[2]}, of an early one", case)
    altered = [
        wire.replace(b"/", b"/x", 1),
        wire.replace(b"?a=", b"?a=x", 1),
        wire.replace(b"Host: t", b"Host: T2"),
    ]
    if not case["expires"]:
        head, _, body = wire.partition(b"\r\n\r\n")
        longer = head.replace(b"Content-Length: %d" % len(body), b"Content-Length: %d" % (len(body) + 1))
        altered.append(longer + b"\r\n\r\n" + body + b"x")
        altered.append(wire.replace(b"X-One: ", b"X-One: x"))
    for other in altered:
        equal(other == wire, False, "whether it is altered", case)
        equal(
            said(other, 0),
            ["403", "InvalidSignatureException"] + [MISMATCH],
            f"what is said of an altered one, {other}",
            case,
        )
    equal(said(wire, 0, secret=case["secret"] + "x")[2], MISMATCH, "what is said with another key", case)
    unknown = said(wire, 0, id=case["id"] + "x")
    equal(unknown[:2], ["403", "UnrecognizedClientException"], "what is said of an unknown key", case)


# The words of AWS's own services.
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS "
    "Secret Access Key and signing method. Consult the service documentation for details."
)


def main():
    print(f"seed {SEED} (SANSAWS_SEED), peer: botocore {botocore.__version__}")
    failed = 0
    for index, (recipe, count) in enumerate([(login_token, 20), (catalog_config, 20), (answer, 20)]):
        rng = random.Random(SEED * 10 + index)
        try:
            for _ in range(count):
                recipe(rng)
            print(f"ok: {count} times {recipe.__name__}")
        except (AssertionError, OSError) as error:
            print(f"FAILED: {recipe.__name__}\n{error}")
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
