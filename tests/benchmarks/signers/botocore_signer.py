#!/usr/bin/env python3
# Copyright 2026 The sansaws authors
# Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
"""botocore's signer, as often as told.

    botocore_signer.py SAMPLE

SAMPLE is what to sign, in JSON. Prints the signature; then, for each number on the standard input,
the nanoseconds of so many signatures, each from the parameters of the call.
"""

import datetime
import json
import sys
import time
from urllib.parse import quote

from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

sample = json.loads(sys.argv[1])
now = datetime.datetime.strptime(sample["time"], "%Y%m%dT%H%M%SZ")


class StandingClock:
    """Stands in for the datetime module, or for the function that newer versions ask."""

    def __init__(self):
        self.datetime = self

    def utcnow(self):
        return now

    def __call__(self, remove_tzinfo=True):
        return now


name = "get_current_datetime" if hasattr(auth, "get_current_datetime") else "datetime"
setattr(auth, name, StandingClock())
credentials = Credentials(
    sample["access_key_id"], sample["secret_access_key"], sample["session_token"]
)
signer = auth.SigV4Auth(credentials, sample["service"], sample["region"])


def sign():
    arn, namespace, table = (
        quote(sample[label], safe="-._~") for label in ("arn", "namespace", "name")
    )
    url = f"https://{sample['host']}/tables/{arn}/{namespace}/{table}/maintenance-job-status"
    request = AWSRequest("GET", url)
    signer.add_auth(request)
    return request.headers["Authorization"]


print(sign().split("Signature=")[1], flush=True)
for line in sys.stdin:
    start = time.perf_counter_ns()
    for _ in range(int(line)):
        sign()
    print(time.perf_counter_ns() - start, flush=True)
