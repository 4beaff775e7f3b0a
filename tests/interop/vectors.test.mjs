// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// tests/vectors is what the installed peers make of the cases today.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";

test("the vectors are what the peers make of their cases", () => {
  const script = fileURLToPath(new URL("make_vectors.mjs", import.meta.url));
  const made = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stdout + made.stderr);
});
