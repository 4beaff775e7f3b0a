#!/usr/bin/env python3
# Copyright 2026 The sansaws authors
# Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
"""What botocore makes of documents with credentials, of locations of them, and of their age.

    botocore_credentials.py < CASES

CASES is a JSON object: `documents`, objects with `source`, `text` and `status`; `locations`, objects
with `path` or `url`; `ages`, seconds that credentials have left; `role` and `token`, what an
instance answers. Prints a JSON object: `version`, and for each list what came of it; and `requests`,
what was sent. Nothing is sent over a network. Exits with 77 where botocore is not installed.
"""

import datetime
import json
import sys

try:
    import botocore
    from botocore.credentials import (
        ContainerProvider,
        InstanceMetadataProvider,
        ProcessProvider,
        RefreshableCredentials,
    )
    from botocore.utils import ContainerMetadataFetcher, InstanceMetadataFetcher
except ImportError:
    print("left out: botocore (python3-botocore is not installed)", file=sys.stderr)
    sys.exit(77)

URL = "http://127.0.0.1:8000/get-credentials"
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


class Answer:
    def __init__(self, status, text):
        self.status_code = status
        self.text = text
        self.content = text.encode()
        self.url = URL


class Session:
    """Answers each request with the next of the answers, and keeps it."""

    def __init__(self, answers):
        self.answers = list(answers)
        self.sent = []

    def send(self, request):
        self.sent.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def as_json(request):
    fields = {name.lower(): value for name, value in dict(request.headers).items()}
    text = {name: value.decode() if isinstance(value, bytes) else value for name, value in fields.items()}
    text.pop("user-agent", None)
    return {"method": request.method, "url": request.url, "fields": text}


def container(answer, environ):
    session = Session([answer])
    fetcher = ContainerMetadataFetcher(session=session, sleep=lambda seconds: None)
    return ContainerProvider(environ, fetcher).load(), session.sent


def instance(role, token, answer):
    fetcher = InstanceMetadataFetcher(env={})
    fetcher._session = Session([Answer(200, token), Answer(200, role), answer])
    return InstanceMetadataProvider(fetcher).load(), fetcher._session.sent


def process(text):
    class Popen:
        returncode = 0

        def __init__(self, *arguments, **named):
            pass

        def communicate(self):
            return text.encode(), b""

    config = {"profiles": {"p": {"credential_process": "command"}}}
    return ProcessProvider("p", lambda: config, popen=Popen).load()


def outcome(case, cases):
    try:
        answer = Answer(case.get("status", 200), case["text"])
        if case["source"] == "process":
            found = process(case["text"])
        elif case["source"] == "container":
            found, _ = container(answer, {"AWS_CONTAINER_CREDENTIALS_FULL_URI": URL})
        else:
            found, _ = instance(cases["role"], cases["token"], answer)
        if found is None:
            return {"error": True}
        # Not by its properties: those refresh.
        made = {"id": found._access_key, "secret": found._secret_key, "token": found._token or ""} if hasattr(
            found, "_access_key"
        ) else {"id": found.access_key, "secret": found.secret_key, "token": found.token or ""}
        expiry = getattr(found, "_expiry_time", None)
        if expiry is not None:
            made["expiration"] = (expiry - EPOCH) // datetime.timedelta(milliseconds=1)
        if not all(isinstance(made[name], str) for name in ("id", "secret", "token")):
            return {"error": True}
        return made
    except Exception:  # of many kinds: KeyError, TypeError, its own
        return {"error": True}


def location(case):
    answer = Answer(200, json.dumps({"AccessKeyId": "a", "SecretAccessKey": "b", "Token": "c",
                                     "Expiration": "2099-01-02T03:04:05Z"}))
    variable = "FULL" if "url" in case else "RELATIVE"
    try:
        _, sent = container(answer, {f"AWS_CONTAINER_CREDENTIALS_{variable}_URI": case.get("url", case.get("path"))})
        return {"url": sent[0].url}
    except Exception:
        return {"error": True}


def age(left):
    now = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
    one = RefreshableCredentials("a", "b", "c", now + datetime.timedelta(seconds=left), None, "m", lambda: now)
    if one.refresh_needed(0):
        return "expired"
    if one.refresh_needed(one._mandatory_refresh_timeout):
        return "refresh_now"
    return "refresh_soon" if one.refresh_needed(one._advisory_refresh_timeout) else "good"


def main():
    cases = json.load(sys.stdin)
    good = Answer(200, cases["documents"][0]["text"])
    _, asked = instance(cases["role"], cases["token"], good)
    _, by_container = container(
        good,
        {"AWS_CONTAINER_CREDENTIALS_FULL_URI": URL, "AWS_CONTAINER_AUTHORIZATION_TOKEN": cases["authorization"]},
    )
    json.dump(
        {
            "version": botocore.__version__,
            "documents": [outcome(case, cases) for case in cases["documents"]],
            "locations": [location(case) for case in cases["locations"]],
            "ages": [age(left) for left in cases["ages"]],
            "requests": [as_json(request) for request in [*asked, *by_container]],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
