# Copyright 2026 The sansaws authors
# Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
"""Makes botocore sign at a given time."""

import contextlib
import datetime

from botocore import auth


class StandingClock:
    """Stands in for the datetime module, or for the function that newer versions ask."""

    def __init__(self, now):
        self.datetime = self
        self.now = now

    def utcnow(self):
        return self.now

    def __call__(self, remove_tzinfo=True):
        return self.now

    @staticmethod
    def strptime(text, form):
        return datetime.datetime.strptime(text, form)


@contextlib.contextmanager
def standing_at(text):
    """While a `with` lasts, it is YYYYMMDDTHHMMSSZ."""
    name = "get_current_datetime" if hasattr(auth, "get_current_datetime") else "datetime"
    kept = getattr(auth, name)
    setattr(auth, name, StandingClock(datetime.datetime.strptime(text, "%Y%m%dT%H%M%SZ")))
    try:
        yield
    finally:
        setattr(auth, name, kept)
