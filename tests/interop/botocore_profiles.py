#!/usr/bin/env python3
# Copyright 2026 The sansaws authors
# Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
"""What botocore makes of shared config and credentials files.

    botocore_profiles.py < CASES

CASES is a JSON list of objects with `config` and `credentials`, each the text of a file or absent.
Prints a JSON object: `version`, and `outcomes`, one for each case. Exits with 77 where botocore is
not installed.
"""

import json
import os
import pathlib
import sys
import tempfile

try:
    import botocore
    from botocore.exceptions import ConfigParseError
    from botocore.session import Session
except ImportError:
    print("left out: botocore (python3-botocore is not installed)", file=sys.stderr)
    sys.exit(77)


def outcome(case, folder):
    variables = {"config": "AWS_CONFIG_FILE", "credentials": "AWS_SHARED_CREDENTIALS_FILE"}
    for name, variable in variables.items():
        path = folder / name
        path.unlink(missing_ok=True)
        if name in case:
            path.write_bytes(case[name].encode())
        os.environ[variable] = str(path)
    try:
        found = Session().full_config
    except ConfigParseError:
        return {"error": True}
    return {group: found.get(group, {}) for group in ("profiles", "sso_sessions", "services")}


def main():
    cases = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        outcomes = [outcome(case, pathlib.Path(folder)) for case in cases]
    json.dump({"version": botocore.__version__, "outcomes": outcomes}, sys.stdout)


if __name__ == "__main__":
    main()
