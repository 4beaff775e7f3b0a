// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes tests/vectors/operations: for each operation, what the AWS SDK sends for an input, and what
// it makes of the body of an answer. A new operation is one more entry in `operations`.

import { versions } from "./peers.mjs";
import { sdkAnswer } from "./response_vectors.mjs";
import { captureCall } from "./sdk_client.mjs";

const tableBucketARN = "arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket";
const tableARN = `${tableBucketARN}/table/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d`;
const table = { tableBucketARN, namespace: "ns_1", name: "tbl_1" };
const createdAt = "2026-01-02T03:04:05.678Z";
const ownerAccountId = "123456789012";

const context = {
  access_key_id: "AKIDEXAMPLE",
  secret_access_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
  time: "20260102T030405Z",
};

// Of a list that takes `prefix`, a token and a page size.
const listInputs = (base, size, longest) => ({
  plain: base,
  page_size: { ...base, [size]: 1000 },
  smallest_page: { ...base, [size]: 1 },
  token: { ...base, continuationToken: "AAMA-a_b/c+d==&e f%\u00e9" },
  longest_token: { ...base, continuationToken: "t".repeat(2048) },
  prefix: { ...base, prefix: "a b+c&d=e/f?g" },
  longest_prefix: { ...base, prefix: "p".repeat(longest) },
});
const listAnswers = (items, item, others) => ({
  empty: { [items]: [] },
  one: { [items]: [item] },
  more: { [items]: [item, { ...item, ...others }], continuationToken: "next==" },
  empty_token: { [items]: [], continuationToken: "" },
  null_token: { [items]: [], continuationToken: null },
  unknown_members: { [items]: [{ ...item, colour: { a: [1] } }], total: 7 },
});
const settingAnswers = (arn, type, settings) => ({
  both: { ...arn, configuration: { [type]: { status: "enabled", settings: { [type]: settings } } } },
  status_alone: { ...arn, configuration: { [type]: { status: "disabled" } } },
  settings_alone: { ...arn, configuration: { [type]: { settings: { [type]: settings } } } },
  nothing_set: { ...arn, configuration: {} },
  no_settings_in_it: { ...arn, configuration: { [type]: { settings: { [type]: {} } } } },
  null_settings: { ...arn, configuration: { [type]: { status: "enabled", settings: null } } },
  null_beside: { ...arn, configuration: { [type]: { settings: { [type]: settings, other: null } } } },
  unknown_type: { ...arn, configuration: { icebergDreaming: { status: "enabled" } } },
  unknown_status: { ...arn, configuration: { [type]: { status: "paused" } } },
  unknown_variant: { ...arn, configuration: { [type]: { settings: { icebergDreaming: { depth: 1 } } } } },
  no_variant: { ...arn, configuration: { [type]: { settings: {} } } },
  two_variants: { ...arn, configuration: { [type]: { settings: { [type]: settings, icebergDreaming: {} } } } },
});
const noAnswers = { none: "", empty_object: {}, unknown_members: { a: 1 } };

const bucketSummary = { arn: tableBucketARN, name: "my-bucket", ownerAccountId, createdAt };
const namespaceSummary = { namespace: ["ns_1"], createdAt, createdBy: ownerAccountId, ownerAccountId };
const tableSummary = { namespace: ["ns_1"], name: "tbl_1", type: "customer", tableARN, createdAt, modifiedAt: "2026-01-03T00:00:00Z" };
const compaction = { targetFileSizeMB: 512, strategy: "auto" };
const snapshots = { minSnapshotsToKeep: 1, maxSnapshotAgeHours: 120 };
const removal = { unreferencedDays: 3, nonCurrentDays: 10 };
const tableSettings = (type, settings) => ({ ...table, type, value: { status: "enabled", settings: { [type]: settings } } });

/** Operation → inputs and bodies of answers, by name. A text is the body as it is. */
const operations = {
  ListTableBuckets: {
    inputs: { ...listInputs({}, "maxBuckets", 63), type_aws: { type: "aws" }, type_customer: { type: "customer", maxBuckets: 10 } },
    answers: listAnswers("tableBuckets", bucketSummary, { tableBucketId: "id", type: "customer" }),
  },
  ListNamespaces: {
    inputs: listInputs({ tableBucketARN }, "maxNamespaces", 255),
    answers: listAnswers("namespaces", namespaceSummary, { namespaceId: "n", tableBucketId: "b" }),
  },
  ListTables: {
    inputs: { ...listInputs({ tableBucketARN }, "maxTables", 255), namespace: { tableBucketARN, namespace: "ns_1" }, everything: { tableBucketARN, namespace: "ns_1", prefix: "p", continuationToken: "t", maxTables: 7 } },
    answers: { ...listAnswers("tables", tableSummary, { managedByService: "m", namespaceId: "n", tableBucketId: "b", type: "aws" }),
      unknown_type: { tables: [{ ...tableSummary, type: "guest" }] },
      as_moto_sends: { tables: [{ namespace: ["ns_1"], name: "tbl_1", createdAt: "2026-01-02T03:04:05.678901+00:00", modifiedAt: createdAt }] } },
  },
  GetTableMaintenanceConfiguration: {
    inputs: { plain: table },
    answers: { ...settingAnswers({ tableARN }, "icebergCompaction", compaction),
      snapshots: { tableARN, configuration: { icebergSnapshotManagement: { status: "enabled", settings: { icebergSnapshotManagement: snapshots } } } } },
  },
  GetTableBucketMaintenanceConfiguration: {
    inputs: { plain: { tableBucketARN } },
    answers: settingAnswers({ tableBucketARN }, "icebergUnreferencedFileRemoval", removal),
  },
  PutTableMaintenanceConfiguration: {
    inputs: {
      compaction: tableSettings("icebergCompaction", compaction),
      snapshots: tableSettings("icebergSnapshotManagement", snapshots),
      no_settings: { ...table, type: "icebergCompaction", value: { status: "disabled" } },
      empty_settings: tableSettings("icebergCompaction", {}),
      nothing: { ...table, type: "icebergCompaction", value: {} },
    },
    answers: noAnswers,
  },
  PutTableBucketMaintenanceConfiguration: {
    inputs: {
      removal: { tableBucketARN, type: "icebergUnreferencedFileRemoval", value: { status: "enabled", settings: { icebergUnreferencedFileRemoval: removal } } },
      status: { tableBucketARN, type: "icebergUnreferencedFileRemoval", value: { status: "disabled" } },
    },
    answers: noAnswers,
  },
  GetTableRecordExpirationJobStatus: {
    inputs: { plain: { tableArn: tableARN } },
    answers: {
      not_yet_run: { status: "NotYetRun" },
      successful: { status: "Successful", lastRunTimestamp: createdAt, metrics: { deletedDataFiles: 1, deletedRecords: 9007199254740991, removedFilesSize: 0 } },
      failed: { status: "Failed", lastRunTimestamp: createdAt, failureMessage: "a reason", metrics: {} },
      disabled: { status: "Disabled" },
      unknown_status: { status: "Dreaming" },
      null_metrics: { status: "Disabled", metrics: null },
    },
  },
};

// Where our rule is another one than the SDK's: [name of the answer, why, where we refuse it].
const differences = [
  ["no_variant", "a union has exactly one member (Smithy 2.0; botocore refuses it, too)", "settings"],
  ["two_variants", "a union has exactly one member (Smithy 2.0; botocore refuses it, too)", "settings"],
];

const decoded = (text) => (text === undefined ? undefined : JSON.parse(text));

async function requestOf(operation, input) {
  const { request } = await captureCall(context, input, operation);
  const { method, path, query, headers, body } = request;
  return { method, path, query, content_type: headers["content-type"], body: decoded(body) };
}

async function answerOf(operation, input, of, answer) {
  const body = typeof answer === "string" ? answer : JSON.stringify(answer);
  const status = body === "" ? "204 No Content" : "200 OK";
  const length = body === "" ? "" : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  const bytes = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\n${length}\r\n${body}`;
  const sdk = await sdkAnswer(bytes, operation, input);
  const [, differs, refused_at] = differences.find(([name]) => name === of) ?? [];
  return { body, sdk, differs, refused_at };
}

/** Path inside tests/vectors/operations → content. */
export async function makeOperationVectors() {
  const made = {};
  for (const [operation, { inputs, answers }] of Object.entries(operations)) {
    const some = Object.values(inputs)[0];
    const vector = { made_by: versions[0], requests: {}, answers: {} };
    for (const [name, input] of Object.entries(inputs)) {
      vector.requests[name] = { input, sent: await requestOf(operation, input) };
    }
    for (const [name, answer] of Object.entries(answers)) {
      vector.answers[name] = await answerOf(operation, some, name, answer);
    }
    made[`${operation}.json`] = `${JSON.stringify(vector, null, 2)}\n`;
  }
  return made;
}
