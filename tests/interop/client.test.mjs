// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The AWS SDK for JavaScript, unchanged, as a client of our loopback endpoint over real sockets.

import assert from "node:assert/strict";
import test from "node:test";

import { makeLoopbackClient, refusal, withEndpoint } from "./loopback.mjs";
import { sdk, versions } from "./peers.mjs";

console.log(`peer: ${versions[0]}`);

const orders = {
  tableBucketARN: "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket",
  namespace: "sales",
  name: "orders",
};
const hour = 3_600_000;

/** Asks the endpoint at `endpoint` by the SDK. */
async function ask(endpoint, { input = orders, ...options } = {}) {
  const client = makeLoopbackClient(endpoint, options);
  try {
    return await client.send(new sdk.GetTableMaintenanceJobStatusCommand(input));
  } finally {
    client.destroy();
  }
}

test("the SDK reads a success", () =>
  withEndpoint([], async (url) => {
    const { tableARN, status, $metadata } = await ask(url);
    assert.equal($metadata.httpStatusCode, 200);
    assert.ok($metadata.requestId, "a request id came along");
    assert.ok(tableARN.startsWith(`${orders.tableBucketARN}/table/`), tableARN);
    const types = ["icebergCompaction", "icebergSnapshotManagement", "icebergUnreferencedFileRemoval"];
    assert.ok(Object.keys(status).length > 0, "there are jobs");
    let runs = 0;
    for (const [type, record] of Object.entries(status)) {
      assert.ok(types.includes(type), type);
      assert.ok(Object.values(sdk.JobStatus).includes(record.status), record.status);
      if (record.status === "Not_Yet_Run" || record.status === "Disabled") continue;
      assert.ok(record.lastRunTimestamp instanceof Date, "the time of the run is a time");
      ++runs;
    }
    assert.ok(runs > 0, "some job has run");
  }));

test("the SDK is answered again on the same connection and after refusals", () =>
  withEndpoint([], async (url) => {
    const client = makeLoopbackClient(url);
    try {
      for (const name of ["orders", "no_such_table", "orders", "no_such_table", "orders"]) {
        const asking = client.send(new sdk.GetTableMaintenanceJobStatusCommand({ ...orders, name }));
        if (name === "orders") assert.ok((await asking).status);
        else await refusal(asking, sdk.NotFoundException, 404);
      }
    } finally {
      client.destroy();
    }
  }));

test("the SDK signs with the hash of the payload, or without, and both are accepted", () =>
  withEndpoint([], async (url) => {
    for (const applyChecksum of [true, false]) assert.ok((await ask(url, { applyChecksum })).status);
  }));

for (const [what, input] of [
  ["table", { ...orders, name: "no_such_table" }],
  ["namespace", { ...orders, namespace: "no_such_namespace" }],
  ["table bucket", { ...orders, tableBucketARN: orders.tableBucketARN.replace("demo", "other") }],
]) {
  test(`an unknown ${what} is a NotFoundException`, () =>
    withEndpoint([], async (url) => {
      const error = await refusal(ask(url, { input }), sdk.NotFoundException, 404);
      assert.ok(error.message && error.message !== "UnknownError", "it comes with a message");
      assert.ok(error.$metadata.requestId, "and a request id");
    }));
}

for (const [fault, type, status] of [
  ["bad_request", sdk.BadRequestException, 400],
  ["forbidden", sdk.ForbiddenException, 403],
  ["not_found", sdk.NotFoundException, 404],
  ["conflict", sdk.ConflictException, 409],
  ["throttle", sdk.TooManyRequestsException, 429],
  ["internal", sdk.InternalServerErrorException, 500],
]) {
  test(`the fault ${fault} is a ${type.name}`, () =>
    withEndpoint(["--fault", fault], async (url) => {
      const error = await refusal(ask(url), type, status);
      assert.equal(error.name, type.name);
      assert.ok(error.message && error.message !== "UnknownError", "it comes with a message");
      assert.ok(error.$metadata.requestId, "and a request id");
    }));
}

test("HTML from a proxy is no answer of the service", () =>
  withEndpoint(["--fault", "html"], async (url) => {
    const error = await refusal(ask(url), SyntaxError);
    assert.ok(error.$metadata.httpStatusCode >= 500, "the status is a gateway's");
  }));

test("a truncated answer is an error of the connection", () =>
  withEndpoint(["--fault", "truncated"], async (url) => {
    const error = await refusal(ask(url), Error);
    assert.ok(!(error instanceof sdk.S3TablesServiceException), error.message);
  }));

test("slow bytes are an answer like any other", () =>
  withEndpoint(["--fault", "slow"], async (url) => assert.ok((await ask(url)).status)));

for (const [what, credentials] of [
  ["secret", { secretAccessKey: "another secret" }],
  ["access key", { accessKeyId: "AKIDOTHER" }],
]) {
  test(`a wrong ${what} is refused`, () =>
    withEndpoint([], async (url) => {
      await refusal(ask(url, { credentials }), sdk.S3TablesServiceException, 403);
    }));
}

test("a request that was signed for another region is refused", () =>
  withEndpoint([], async (url) => {
    await refusal(ask(url, { region: "eu-west-1" }), sdk.S3TablesServiceException, 403);
  }));

/** Runs `work` in a world where this side's clock is off. */
async function withClockOff(milliseconds, work) {
  const now = Date.now;
  Date.now = () => now() + milliseconds;
  try {
    return await work();
  } finally {
    Date.now = now;
  }
}

for (const [what, milliseconds] of [
  ["slow", -hour],
  ["fast", hour],
]) {
  test(`a clock that is an hour ${what} is refused`, () =>
    withEndpoint([], (url) =>
      withClockOff(milliseconds, async () => {
        await refusal(ask(url), sdk.S3TablesServiceException, 403);
      }),
    ));

  test(`a clock that is an hour ${what} is set right by our Date, and the retry accepted`, () =>
    withEndpoint([], (url) =>
      withClockOff(milliseconds, async () => {
        assert.ok((await ask(url, { maxAttempts: 3 })).status);
      }),
    ));
}

test("an endpoint whose clock is skewed refuses, and the SDK adapts to it", () =>
  withEndpoint(["--fault", "skew"], async (url) => {
    await refusal(ask(url), sdk.S3TablesServiceException, 403);
    assert.ok((await ask(url, { maxAttempts: 3 })).status);
  }));
