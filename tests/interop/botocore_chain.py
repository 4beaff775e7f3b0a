#!/usr/bin/env python3
# Copyright 2026 The sansaws authors
# Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
"""Where botocore finds credentials, and which region.

    botocore_chain.py < CASES

CASES is a JSON array of objects with `env`, and maybe `profile`, the name that an option would give.
Prints a JSON object: `version`, and in `found` for each case the credentials with their provider;
`none` where nothing is set up; `service` where AWS STS or another service would have to be asked,
which is not; `error` with what botocore says. Asks only where `env` points to. Exits with 77 where
botocore is not installed.
"""

import json
import os
import sys

try:
    import botocore
    import botocore.session
    import botocore.utils
except ImportError:
    print("left out: botocore (python3-botocore is not installed)", file=sys.stderr)
    sys.exit(77)

PROVIDERS = {
    "env": "environment",
    "shared-credentials-file": "profile",
    "config-file": "profile",
    "custom-process": "process",
    "container-role": "container",
    "iam-role": "instance",
}
# What a failing container is asked again for costs nothing.
botocore.utils.ContainerMetadataFetcher.SLEEP_TIME = 0


def found(case):
    os.environ.clear()
    os.environ.update(case["env"])
    try:
        session = botocore.session.Session(profile=case.get("profile"))
        credentials = session.get_credentials()
        if credentials is None:
            return {"none": True}
        if credentials.method not in PROVIDERS:
            return {"service": credentials.method}
        frozen = credentials.get_frozen_credentials()
        made = {
            "provider": PROVIDERS[credentials.method],
            "id": frozen.access_key,
            "secret": frozen.secret_key,
            "token": frozen.token or "",
        }
        region = session.get_config_variable("region")
        return made | ({"region": region} if region else {})
    except Exception as error:  # of many kinds
        return {"error": type(error).__name__}


def main():
    cases = json.load(sys.stdin)
    path = os.environ["PATH"]
    for case in cases:
        case["env"].setdefault("PATH", path)
    json.dump({"version": botocore.__version__, "found": [found(case) for case in cases]}, sys.stdout)


if __name__ == "__main__":
    main()
