// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Every operation that our loopback endpoint serves, called by the AWS SDK for JavaScript over real
// sockets; its lists are read by the SDK's own paginators.

import assert from "node:assert/strict";
import test from "node:test";

import { key, makeLoopbackClient, refusal, withEndpoint } from "./loopback.mjs";
import { sdk, versions } from "./peers.mjs";

console.log(`peer: ${versions[0]}`);

const tableBucketARN = "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket";
const orders = { tableBucketARN, namespace: "sales", name: "orders" };
const named = ["sales.new_table", "sales.orders", "sales.returns"];

/** Runs `work` with a client of an endpoint that was started with `options`. */
const withClient = (options, work) =>
  withEndpoint(options, async (url) => {
    const client = makeLoopbackClient(url);
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  });

/** Sends the operation `name` and resolves to its output. */
const call = (client, name, input) => client.send(new sdk[`${name}Command`](input));

/** All items that a paginator finds, and the sizes of its pages. */
async function all(client, list, items, pageSize, input) {
  const found = [];
  const sizes = [];
  for await (const page of sdk[`paginate${list}`]({ client, pageSize }, { ...input })) {
    found.push(...page[items]);
    sizes.push(page[items].length);
    assert.ok(sizes.length <= 2000, "the list ends");
  }
  return { found, sizes };
}

const fullName = ({ namespace, name }) => `${namespace.join(".")}.${name}`;

/** The pages that hold `count` items: all full but the last. */
function pagesOf(count, size) {
  const full = Array(Math.floor(count / size)).fill(size);
  return count % size === 0 ? full : [...full, count % size];
}

/** The names of the tables that --tables and --namespaces ask for. */
function generated(tables, namespaces) {
  return Array.from({ length: tables }, (_, i) => {
    const space = String((i % namespaces) + 1).padStart(4, "0");
    return `namespace_${space}.table_${String(i + 1).padStart(6, "0")}`;
  });
}

test("by default there are the three named tables, their namespace and their bucket", () =>
  withClient([], async (client) => {
    const { tables } = await call(client, "ListTables", { tableBucketARN });
    assert.deepEqual(tables.map(fullName), named);
    const { namespaces } = await call(client, "ListNamespaces", { tableBucketARN });
    assert.deepEqual(namespaces.map((each) => each.namespace), [["sales"]]);
    const { tableBuckets } = await call(client, "ListTableBuckets", {});
    assert.deepEqual(tableBuckets.map((each) => each.arn), [tableBucketARN]);
    for (const each of [...tables, ...namespaces, ...tableBuckets]) {
      assert.ok(each.createdAt instanceof Date, "the time of its creation is a time");
    }
    assert.equal(tables[0].type, sdk.TableType.CUSTOMER);
    assert.equal(tables[0].tableBucketId, tableBuckets[0].tableBucketId);
    assert.equal(tables[0].namespaceId, namespaces[0].namespaceId);
    assert.equal(namespaces[0].ownerAccountId, tableBuckets[0].ownerAccountId);
  }));

test("each table is listed once, whatever the size of the pages", () =>
  withClient(["--tables", "250", "--namespaces", "7"], async (client) => {
    const expected = [...generated(250, 7), ...named].sort();
    for (const [pageSize, sizes] of [
      [1, pagesOf(253, 1)],
      [3, pagesOf(253, 3)],
      [11, pagesOf(253, 11)],
      [253, [253]],
      [1000, [253]],
      [undefined, pagesOf(253, 100)],
    ]) {
      const listed = await all(client, "ListTables", "tables", pageSize, { tableBucketARN });
      assert.deepEqual(listed.found.map(fullName).sort(), expected, `by pages of ${pageSize}`);
      assert.deepEqual(listed.sizes, sizes, `by pages of ${pageSize}`);
      const arns = new Set(listed.found.map((each) => each.tableARN));
      assert.equal(arns.size, expected.length, "each has an ARN of its own");
    }
  }));

test("lists of tables are narrowed by namespace and by prefix", () =>
  withClient(["--tables", "250", "--namespaces", "7"], async (client) => {
    for (const input of [
      { namespace: "namespace_0003" },
      { prefix: "table_0001" },
      { namespace: "namespace_0003", prefix: "table_0001" },
      { namespace: "sales", prefix: "o" },
      { namespace: "sales", prefix: "table" },
      { prefix: "TABLE" },
    ]) {
      const expected = [...generated(250, 7), ...named].filter((each) => {
        const [namespace, name] = each.split(".");
        return namespace === (input.namespace ?? namespace) && name.startsWith(input.prefix ?? "");
      });
      for (const pageSize of [2, 1000]) {
        const listed = await all(client, "ListTables", "tables", pageSize, {
          tableBucketARN,
          ...input,
        });
        assert.deepEqual(listed.found.map(fullName).sort(), expected.sort(), JSON.stringify(input));
      }
    }
  }));

test("each namespace is listed once, and they are narrowed by prefix", () =>
  withClient(["--namespaces", "120"], async (client) => {
    const names = Array.from({ length: 120 }, (_, i) => `namespace_${String(i + 1).padStart(4, "0")}`);
    for (const prefix of [undefined, "namespace_01", "sal", "x"]) {
      const expected = [...names, "sales"].filter((each) => each.startsWith(prefix ?? ""));
      for (const pageSize of [1, 50, undefined]) {
        const input = { tableBucketARN, prefix };
        const { found } = await all(client, "ListNamespaces", "namespaces", pageSize, input);
        assert.deepEqual(found.map((each) => each.namespace.join(".")).sort(), expected, prefix);
      }
    }
  }));

test("each table bucket is listed once, and they are narrowed by prefix and type", () =>
  withClient(["--buckets", "30"], async (client) => {
    for (const [input, count] of [
      [{}, 31],
      [{ type: "customer" }, 31],
      [{ type: "aws" }, 0],
      [{ prefix: "amzn-s3-demo-bucket-002" }, 10],
      [{ prefix: "other" }, 0],
    ]) {
      for (const pageSize of [1, 7, undefined]) {
        const { found } = await all(client, "ListTableBuckets", "tableBuckets", pageSize, input);
        assert.equal(new Set(found.map((each) => each.arn)).size, count, JSON.stringify(input));
        assert.equal(found.length, count);
        for (const each of found) assert.ok(each.name.startsWith(input.prefix ?? ""), each.name);
      }
    }
    const { found } = await all(client, "ListTableBuckets", "tableBuckets", 7, {});
    const empty = found.map((each) => each.arn).filter((arn) => arn !== tableBucketARN);
    const { tables } = await call(client, "ListTables", { tableBucketARN: empty[0] });
    assert.deepEqual(tables, []);
  }));

test("a token has characters that must be encoded, and is of use for its own list only", () =>
  withClient(["--tables", "20", "--namespaces", "4"], async (client) => {
    const list = (input) => call(client, "ListTables", { tableBucketARN, maxTables: 2, ...input });
    const { continuationToken } = await list({});
    for (const character of "+=%") assert.ok(continuationToken.includes(character), character);
    assert.equal((await list({ continuationToken })).tables.length, 2);
    for (const input of [
      { continuationToken: "nonsense" },
      { continuationToken: "=" },
      { continuationToken: continuationToken.slice(0, -1) },
      { continuationToken: continuationToken.replaceAll("+", " ") },
      { continuationToken: continuationToken.replace("name", "game") },
      { continuationToken: encodeURIComponent(continuationToken) },
      { continuationToken, prefix: "t" },
      { continuationToken, namespace: "namespace_0001" },
    ]) {
      const error = await refusal(list(input), sdk.BadRequestException, 400);
      assert.match(error.message, /continuation token is not valid/, JSON.stringify(input));
    }
    const namespaces = call(client, "ListNamespaces", { tableBucketARN, continuationToken });
    await refusal(namespaces, sdk.BadRequestException, 400);
  }));

test("a list goes on after what was put meanwhile", () =>
  withClient(["--tables", "10"], async (client) => {
    const first = await call(client, "ListTables", { tableBucketARN, maxTables: 5 });
    await call(client, "PutTableMaintenanceConfiguration", {
      ...orders,
      type: "icebergCompaction",
      value: { status: "disabled" },
    });
    const { continuationToken } = first;
    const rest = await call(client, "ListTables", { tableBucketARN, continuationToken });
    assert.equal(new Set([...first.tables, ...rest.tables].map(fullName)).size, 13);
    assert.equal(rest.continuationToken, undefined);
  }));

// The SDK does not check any of these.
for (const [name, input, parameter] of [
  ["ListTables", { tableBucketARN, maxTables: 0 }, "maxTables"],
  ["ListTables", { tableBucketARN, maxTables: 1001 }, "maxTables"],
  ["ListTables", { tableBucketARN, maxTables: -1 }, "maxTables"],
  ["ListTables", { tableBucketARN, maxTables: "all" }, "maxTables"],
  ["ListTables", { tableBucketARN, prefix: "" }, "prefix"],
  ["ListTables", { tableBucketARN, prefix: "a".repeat(256) }, "prefix"],
  ["ListTables", { tableBucketARN, continuationToken: "a".repeat(2049) }, "continuationToken"],
  ["ListTables", { tableBucketARN, namespace: "Sales" }, "namespace"],
  ["ListTables", { tableBucketARN: "amzn-s3-demo-bucket" }, "tableBucketARN"],
  ["ListNamespaces", { tableBucketARN, maxNamespaces: 1001 }, "maxNamespaces"],
  ["ListTableBuckets", { maxBuckets: 0 }, "maxBuckets"],
  ["ListTableBuckets", { prefix: "a".repeat(64) }, "prefix"],
  ["ListTableBuckets", { type: "mine" }, "type"],
  ["GetTableMaintenanceJobStatus", { ...orders, name: "Orders" }, "name"],
  ["GetTableRecordExpirationJobStatus", { tableArn: tableBucketARN }, "tableArn"],
  ["GetTableRecordExpirationJobStatus", {}, "tableArn"],
]) {
  test(`${name} refuses ${JSON.stringify(input).slice(0, 120)}`, () =>
    withClient([], async (client) => {
      const error = await refusal(call(client, name, input), sdk.BadRequestException, 400);
      assert.ok(error.message.includes(`The specified ${parameter} is not valid.`), error.message);
      assert.ok(error.$metadata.requestId, "it comes with a request id");
    }));
}

for (const name of ["GetTableMaintenanceJobStatus", "GetTableMaintenanceConfiguration"]) {
  for (const [what, change] of [
    ["table", { name: "none" }],
    ["namespace", { namespace: "none" }],
    ["table bucket", { tableBucketARN: tableBucketARN.replace("demo", "other") }],
  ]) {
    test(`${name} of an unknown ${what} is a NotFoundException that names it`, () =>
      withClient([], async (client) => {
        const asking = call(client, name, { ...orders, ...change });
        const error = await refusal(asking, sdk.NotFoundException, 404);
        assert.equal(error.message, `The specified ${what} does not exist.`);
      }));
  }
}

test("what is unknown is a NotFoundException in every other operation, too", () =>
  withClient([], async (client) => {
    const other = tableBucketARN.replace("demo", "other");
    const value = { status: "enabled" };
    for (const [name, input] of [
      ["ListTables", { tableBucketARN: other }],
      ["ListTables", { tableBucketARN, namespace: "none" }],
      ["ListNamespaces", { tableBucketARN: other }],
      ["GetTableBucketMaintenanceConfiguration", { tableBucketARN: other }],
      ["GetTableRecordExpirationJobStatus", { tableArn: `${tableBucketARN}/table/none` }],
      ["GetTableRecordExpirationJobStatus", { tableArn: `${other}/table/none` }],
      ["PutTableMaintenanceConfiguration", { ...orders, name: "none", type: "icebergCompaction", value }],
      [
        "PutTableBucketMaintenanceConfiguration",
        { tableBucketARN: other, type: "icebergUnreferencedFileRemoval", value },
      ],
    ]) {
      await refusal(call(client, name, input), sdk.NotFoundException, 404);
    }
  }));

const table_defaults = {
  icebergCompaction: {
    status: "enabled",
    settings: { icebergCompaction: { targetFileSizeMB: 512, strategy: "auto" } },
  },
  icebergSnapshotManagement: {
    status: "enabled",
    settings: { icebergSnapshotManagement: { minSnapshotsToKeep: 1, maxSnapshotAgeHours: 120 } },
  },
};
const bucket_defaults = {
  icebergUnreferencedFileRemoval: {
    status: "enabled",
    settings: { icebergUnreferencedFileRemoval: { unreferencedDays: 3, nonCurrentDays: 10 } },
  },
};

test("the configuration of a table is the default one, and then what was put", () =>
  withClient([], async (client) => {
    const read = async (input) =>
      (await call(client, "GetTableMaintenanceConfiguration", input)).configuration;
    const put = (type, value) =>
      call(client, "PutTableMaintenanceConfiguration", { ...orders, type, value });
    const expected = structuredClone(table_defaults);
    assert.deepEqual(await read(orders), expected);
    for (const [type, value] of [
      ["icebergCompaction", { status: "disabled" }],
      ["icebergCompaction", { settings: { icebergCompaction: { targetFileSizeMB: 64 } } }],
      [
        "icebergCompaction",
        { status: "enabled", settings: { icebergCompaction: { strategy: "z-order" } } },
      ],
      [
        "icebergSnapshotManagement",
        { settings: { icebergSnapshotManagement: { minSnapshotsToKeep: 7, maxSnapshotAgeHours: 2147483647 } } },
      ],
      ["icebergSnapshotManagement", {}],
    ]) {
      const { $metadata } = await put(type, value);
      assert.equal($metadata.httpStatusCode, 204);
      Object.assign(expected[type], value);
      assert.deepEqual(await read(orders), expected);
    }
    assert.deepEqual(await read({ ...orders, name: "returns" }), table_defaults, "of others it is not");
  }));

test("the configuration of a table bucket is the default one, and then what was put", () =>
  withClient(["--buckets", "1"], async (client) => {
    const type = "icebergUnreferencedFileRemoval";
    const read = async (arn) =>
      call(client, "GetTableBucketMaintenanceConfiguration", { tableBucketARN: arn });
    assert.deepEqual((await read(tableBucketARN)).configuration, bucket_defaults);
    const value = { status: "disabled", settings: { [type]: { unreferencedDays: 1, nonCurrentDays: 2 } } };
    await call(client, "PutTableBucketMaintenanceConfiguration", { tableBucketARN, type, value });
    const answer = await read(tableBucketARN);
    assert.deepEqual(answer.configuration, { [type]: value });
    assert.equal(answer.tableBucketARN, tableBucketARN);
    assert.deepEqual((await read(`${tableBucketARN}-0001`)).configuration, bucket_defaults);
  }));

test("a job that was switched off is disabled", () =>
  withClient([], async (client) => {
    const before = (await call(client, "GetTableMaintenanceJobStatus", orders)).status;
    assert.equal(before.icebergCompaction.status, "Successful");
    await call(client, "PutTableMaintenanceConfiguration", {
      ...orders,
      type: "icebergCompaction",
      value: { status: "disabled" },
    });
    const after = (await call(client, "GetTableMaintenanceJobStatus", orders)).status;
    assert.equal(after.icebergCompaction.status, "Disabled");
    assert.deepEqual(after.icebergSnapshotManagement, before.icebergSnapshotManagement);
  }));

const compaction = (value) => ({ ...orders, type: "icebergCompaction", value });
const removal = (value) => ({ tableBucketARN, type: "icebergUnreferencedFileRemoval", value });
for (const [name, input, type] of [
  ["Table", { ...compaction({}), type: "icebergUnreferencedFileRemoval" }],
  ["Table", { ...compaction({}), type: "nonsense" }],
  ["Table", compaction({ status: "paused" })],
  ["Table", compaction({ settings: { icebergSnapshotManagement: { minSnapshotsToKeep: 1 } } })],
  ["Table", compaction({ settings: { $unknown: ["icebergSorting", {}] } })],
  [
    "Table",
    compaction({ settings: { icebergCompaction: {}, icebergSnapshotManagement: {} } }),
    "SerializationException",
  ],
  ["Table", compaction({ settings: {} }), "SerializationException"],
  ["Table", compaction({ settings: { icebergCompaction: { targetFileSizeMB: 63 } } })],
  ["Table", compaction({ settings: { icebergCompaction: { targetFileSizeMB: 513 } } })],
  ["Table", compaction({ settings: { icebergCompaction: { strategy: "random" } } })],
  [
    "Table",
    {
      ...orders,
      type: "icebergSnapshotManagement",
      value: { settings: { icebergSnapshotManagement: { maxSnapshotAgeHours: 0 } } },
    },
  ],
  ["Table", compaction({ settings: { icebergCompaction: { targetFileSizeMB: "64" } } }), "SerializationException"],
  ["Table", compaction(undefined), "SerializationException"],
  ["TableBucket", { ...removal({}), type: "icebergCompaction" }],
  ["TableBucket", removal({ settings: { icebergUnreferencedFileRemoval: { unreferencedDays: 0 } } })],
  ["TableBucket", removal({ status: "off" })],
]) {
  const shown = JSON.stringify([input.type, input.value]);
  test(`a configuration that is wrong is refused and not kept: ${name} ${shown}`, () =>
    withClient([], async (client) => {
      const asking = call(client, `Put${name}MaintenanceConfiguration`, input);
      const error = await refusal(asking, sdk.S3TablesServiceException, 400);
      assert.equal(error.name, type ?? "BadRequestException", error.message);
      const kept = await call(client, `Get${name}MaintenanceConfiguration`, orders);
      assert.deepEqual(kept.configuration, name === "Table" ? table_defaults : bucket_defaults);
    }));
}

test("the status of record expiration is found by the ARN of the table", () =>
  withClient(["--tables", "40"], async (client) => {
    const { tables } = await call(client, "ListTables", { tableBucketARN });
    const status = (tableArn) => call(client, "GetTableRecordExpirationJobStatus", { tableArn });
    const seen = {};
    for (const each of tables) {
      const answer = await status(each.tableARN);
      seen[answer.status] = (seen[answer.status] ?? 0) + 1;
      if (answer.status === "NotYetRun") assert.equal(answer.lastRunTimestamp, undefined);
      if (fullName(each) !== "sales.orders") continue;
      assert.equal(answer.status, "Successful");
      assert.ok(answer.lastRunTimestamp instanceof Date);
      assert.ok(answer.metrics.deletedRecords > 0 && answer.metrics.removedFilesSize > 0);
    }
    assert.ok(seen.NotYetRun > 30, JSON.stringify(seen));
  }));

test("an operation that is not served is an UnknownOperationException", () =>
  withClient([], async (client) => {
    const asking = call(client, "GetTableBucketEncryption", { tableBucketARN });
    const error = await refusal(asking, sdk.S3TablesServiceException, 404);
    assert.equal(error.name, "UnknownOperationException");
  }));

test("a table that is denied refuses all that is asked of it, and is listed", () =>
  withClient(["--tables", "1", "--deny-rate", "1"], async (client) => {
    const table = { tableBucketARN, namespace: "namespace_0001", name: "table_000001" };
    const { tables } = await call(client, "ListTables", { tableBucketARN, namespace: table.namespace });
    assert.equal(tables.length, 1);
    const value = { status: "disabled" };
    for (const [name, input] of [
      ["GetTableMaintenanceJobStatus", table],
      ["GetTableMaintenanceConfiguration", table],
      ["PutTableMaintenanceConfiguration", { ...table, type: "icebergCompaction", value }],
      ["GetTableRecordExpirationJobStatus", { tableArn: tables[0].tableARN }],
    ]) {
      const error = await refusal(call(client, name, input), sdk.ForbiddenException, 403);
      assert.ok(error.message.includes(`s3tables:${name} on resource: ${tables[0].tableARN}`), error.message);
    }
    assert.ok((await call(client, "GetTableMaintenanceJobStatus", orders)).status);
  }));

test("the SDK sees what is beyond the rate as a TooManyRequestsException, and waits for its turn", () =>
  withEndpoint(["--throttle", "20"], async (url) => {
    const hasty = makeLoopbackClient(url);
    const patient = makeLoopbackClient(url, { maxAttempts: 10 });
    try {
      const asked = await Promise.allSettled(
        Array.from({ length: 20 }, () => call(hasty, "GetTableMaintenanceJobStatus", orders)),
      );
      const refused = asked.filter((each) => each.status === "rejected").map((each) => each.reason);
      assert.ok(asked.length - refused.length >= 2, "a tenth of the rate passes at once");
      assert.ok(refused.length >= 5, `${refused.length} were refused`);
      for (const error of refused) {
        assert.ok(error instanceof sdk.TooManyRequestsException, error.message);
        assert.equal(error.$metadata.httpStatusCode, 429);
      }
      assert.ok((await call(patient, "GetTableMaintenanceJobStatus", orders)).status);
    } finally {
      hasty.destroy();
      patient.destroy();
    }
  }));

test("a request with a wrong signature takes nothing of the rate", () =>
  withEndpoint(["--throttle", "1"], async (url) => {
    const stranger = makeLoopbackClient(url, {
      credentials: { accessKeyId: key.access_key_id, secretAccessKey: "another" },
    });
    const client = makeLoopbackClient(url);
    try {
      for (let i = 0; i !== 3; ++i) {
        await refusal(call(stranger, "ListTableBuckets", {}), sdk.S3TablesServiceException, 403);
      }
      assert.ok((await call(client, "ListTableBuckets", {})).tableBuckets);
      await refusal(call(client, "ListTableBuckets", {}), sdk.TooManyRequestsException, 429);
    } finally {
      stranger.destroy();
      client.destroy();
    }
  }));
