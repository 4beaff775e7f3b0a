// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An audit as it is written with the AWS SDK for JavaScript: lists the tables, and asks for the
// status of each, with so many calls in flight.
//
//     audit_sdk.mjs URL CONCURRENCY [RETRY]
//
// RETRY is what becomes of a call that is throttled: `standard` (the default) and `adaptive` are
// the SDK's modes; with `backoff` it waits a random part of 1, 2, 4, ... 20 seconds; with `none` it
// is made again at once. What the SDK gives up is begun again, so that no table is lost. Prints
// what that took, without the start of the process, as one object of JSON.

import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { sdk } from "../interop/peers.mjs";

const [endpoint, concurrency, retry = "standard"] = process.argv.slice(2);
const tableBucketARN = "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket";

const cpu = process.cpuUsage();
const begin = process.hrtime.bigint();
const settings = {
  region: "us-east-1",
  endpoint,
  credentials: {
    accessKeyId: process.env.BENCHMARK_AWS_ACCESS_KEY_ID,
    secretAccessKey: process.env.BENCHMARK_AWS_SECRET_ACCESS_KEY,
  },
  requestHandler: {
    httpAgent: new http.Agent({ keepAlive: true, maxSockets: Number(concurrency) }),
  },
};
const retries = retry === "backoff" || retry === "none" ? { maxAttempts: 1 } : { retryMode: retry };
const client = new sdk.S3TablesClient({ ...settings, ...retries });
let requests = 0;
let answers = 0;

function take({ $metadata }) {
  requests += $metadata.attempts;
  ++answers;
}

async function ask(input) {
  for (let times = 0; ; ++times) {
    try {
      return take(await client.send(new sdk.GetTableMaintenanceJobStatusCommand(input)));
    } catch (error) {
      if (error.$metadata?.httpStatusCode !== 429) throw error;
      requests += error.$metadata.attempts;
      if (retry === "backoff") await sleep(1000 * Math.random() * Math.min(20, 2 ** times));
    }
  }
}

const tables = [];
// The paginator knows no way on from an error, so these calls are the SDK's to make again.
const lister = { client: new sdk.S3TablesClient(settings), pageSize: 1000 };
for await (const page of sdk.paginateListTables(lister, { tableBucketARN })) {
  take(page);
  for (const { namespace, name } of page.tables) {
    tables.push({ tableBucketARN, namespace: namespace[0], name });
  }
}
const left = tables.values();
async function askForTheRest() {
  for (const table of left) await ask(table);
}
await Promise.all(Array.from({ length: Number(concurrency) }, askForTheRest));

const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    requests,
    answers,
    seconds,
    cpu: (user + system) / 1e6,
    peak_mb: process.resourceUsage().maxRSS / 1000,
  }),
);
process.exit(); // without waiting for the connections that are kept
