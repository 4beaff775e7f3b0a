// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Our loopback endpoint, and the AWS SDK for JavaScript as its client.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import readline from "node:readline";

import { sdk } from "./peers.mjs";
import { environment, program } from "./tools.mjs";

export const key = { access_key_id: "AKIDLOOPBACK", secret_access_key: "loopback/secret+key" };

/** Starts the endpoint with `options`, gives `work` its URL, and stops it. */
export async function withEndpoint(options, work) {
  const endpoint = spawn(program("loopback_endpoint"), ["--port", "0", ...options], {
    env: environment(key),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stopped = new Promise((resolve) => endpoint.on("close", resolve));
  try {
    const [url] = await Promise.race([
      new Promise((resolve, reject) => {
        endpoint.on("error", reject);
        readline.createInterface(endpoint.stdout).once("line", (line) => resolve([line]));
      }),
      stopped.then((status) => assert.fail(`the endpoint ended with ${status} before it began`)),
    ]);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/?$/, "the first line is the URL");
    return await work(url.replace(/\/$/, ""));
  } finally {
    endpoint.kill();
    await stopped;
  }
}

/** A client of the endpoint at `endpoint`, which asks once. */
export function makeLoopbackClient(endpoint, { credentials, ...options } = {}) {
  return new sdk.S3TablesClient({
    region: "us-east-1",
    endpoint,
    maxAttempts: 1,
    credentials: {
      accessKeyId: key.access_key_id,
      secretAccessKey: key.secret_access_key,
      ...credentials,
    },
    ...options,
  });
}

/** The error that the SDK throws, which has to be of `type` and carry `status`. */
export async function refusal(asking, type, status) {
  const error = await asking.then(
    () => assert.fail("the SDK took the answer for a success"),
    (thrown) => thrown,
  );
  assert.ok(error instanceof type, `${error.name} is not a ${type.name}: ${error.message}`);
  if (status !== undefined) assert.equal(error.$metadata.httpStatusCode, status);
  return error;
}
