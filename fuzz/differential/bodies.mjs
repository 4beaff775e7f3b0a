// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Our JSON rules and those of the AWS SDK for JavaScript on the same bodies: a table of where they
// part.
//
//     node bodies.mjs COUNT
//
// SANSAWS_BIN names the directory of the example programs, SANSAWS_NPM_DIR that of the SDK.
//
// Fails where we take a body as a success that the SDK refuses, or both take it and read it
// otherwise, unless for a reason that is given below.

import { isDeepStrictEqual } from "node:util";

import { sdkOutcome } from "../../tests/interop/response_vectors.mjs";
import { Random, forEach, quoted, run, seed } from "../../tests/interop/tools.mjs";

const record = (members) => `{"tableARN":"arn","status":{"icebergCompaction":{"status":"Failed"${members}}}}`;
const time = (text) => record(`,"lastRunTimestamp":${text}`);
const bodies = [
  ...["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.1234567890Z"].map((t) => time(`"${t}"`)),
  ...["2026-01-02T03:04:05+01:00", "2026-01-02t03:04:05z", "2026-02-30T00:00:00Z", "2016-12-31T23:59:60Z"].map((t) => time(`"${t}"`)),
  ...["2026-01-02T03:04:05.Z", "2026-01-02 03:04:05Z", "2026-01-02T24:00:00Z", "2026-01-02T03:04:05+24:00"].map((t) => time(`"${t}"`)),
  ...["0", "-1", "1767323045", "1767323045.5", "1e9", "1e999", "-1e999", "1767323045000", "true", "\"0\"", "[]", "{}"].map(time),
  ...["\"\\ud800\"", "\"\\udc00\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\xff\"", "\"\xc3\xa9\"", "\"\xed\xa0\x80\"", "\"\xc0\xaf\""].map(
    (text) => record(`,"failureMessage":${text}`),
  ),
  ...["1", "true", "[]", "{}", "null", "\"\""].map((value) => record(`,"failureMessage":${value}`)),
  ...["\"status\":\"Failed\"", "\"status\":null", "\"status\":1", "\"x\":{\"y\":[1,2,{}]}", "\"failureMessage\":\"a\",\"failureMessage\":null"].map(
    (member) => record(`,${member}`),
  ),
  ...["{}", "[]", "null", "1", "\"a\"", "", " ", "{", "{}x", "\ufeff{}", "{\"tableARN\":\"a\"}", "{\"status\":{}}"],
  ...["{\"tableARN\":\"a\",\"status\":{}}", "{\"tableARN\":\"a\",\"status\":{\"x\":null}}", "{\"tableARN\":\"\",\"status\":{\"\":{\"status\":\"\"}}}"],
  ...["{\"tableARN\":\"a\",\"status\":{},\"status\":{\"x\":{\"status\":\"y\"}}}", "{\"tableARN\":\"a\",\"status\":{},\"__proto__\":{\"status\":1}}"],
  ...["{\"tableARN\":\"a\",\"status\":{\"__proto__\":{\"status\":\"y\"}}}", "{\"tableARN\":\"a\",\"status\":{\"1\":{\"status\":\"y\"},\"0\":{\"status\":\"z\"}}}"],
  ...["{\"tableARN\":\"a\",\"status\":{\"x\":{\"status\":\"y\"},\"x\":{\"status\":\"z\"}}}", `${"[".repeat(40)}${"]".repeat(40)}`],
  `{"tableARN":"a","status":{},"x":${"[".repeat(31)}${"]".repeat(31)}}`,
  `{"tableARN":"a","status":{},"x":${"[".repeat(40)}${"]".repeat(40)}}`,
];

const pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "1", "-0", "1e400", ".", "\"status\":", "\"tableARN\":\"b\",", " ", "\t", "\xff", "\xc3\xa9"];
const bytes = (text) => Buffer.from(text, "latin1");

function mutated(random, body) {
  for (let change = random.between(1, 2); change > 0; --change) {
    const here = random.below(body.length + 1);
    const end = Math.min(body.length, here + random.between(0, 3));
    body = body.slice(0, here) + (random.chance(70) ? random.pick(pieces) : "") + body.slice(end);
  }
  return body;
}

/** What both tell of a success, whatever the order of jobs. */
const success = ({ tableARN, status }) => ({
  tableARN,
  status: Object.fromEntries(
    Object.entries(status ?? {}).map(([type, { lastRunTimestamp, ...rest }]) => [
      type,
      { ...rest, ...(lastRunTimestamp && { lastRunTimestamp: new Date(lastRunTimestamp).toISOString() }) },
    ]),
  ),
});

/** Why we take what the SDK refuses, or read it otherwise. */
const reasons = [
  {
    title: "epoch numbers are times too, as botocore takes them",
    explains: (text) => /"lastRunTimestamp"\s*:\s*[-0-9]/.test(text),
  },
  { title: "a member `__proto__` is one like any other", explains: (text) => text.includes("__proto__") },
];

const count = Number(process.argv[2] ?? 500);
const random = new Random(7);
const all = [...bodies, ...Array.from({ length: count }, () => mutated(random, random.pick(bodies)))];
const table = new Map();
let unexplained = 0;
await forEach(all, async (text) => {
  const body = bytes(text);
  const raw = Buffer.concat([bytes(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`), body]);
  const [sdk, { stdout }] = await Promise.all([sdkOutcome(raw), run("read_response", [], { input: raw, env: {} })]);
  const ours = JSON.parse(stdout);
  let title;
  if (!ours.ok && !sdk.ok) {
    title = "agree: both refuse";
  } else if (!ours.ok) {
    // Without the place.
    title = `we are stricter: ${ours.error.message.replace(/, at .*/, "")}`;
  } else if (sdk.ok && isDeepStrictEqual(success(ours), success(sdk))) {
    title = "agree: both accept, the same value";
  } else {
    const reason = reasons.find(({ explains }) => explains(text));
    if (!reason) unexplained += 1;
    const what = sdk.ok ? "both accept, otherwise" : "the SDK refuses";
    title = reason ? `${what}, with a reason: ${reason.title}` : `${what}, WITHOUT A REASON`;
  }
  const row = table.get(title) ?? { count: 0, shown: text };
  row.count += 1;
  if (text.length < row.shown.length) row.shown = text;
  table.set(title, row);
});
console.log(`${all.length} bodies, seed ${seed} (SANSAWS_SEED)`);
for (const [title, { count: times, shown }] of [...table].sort()) {
  console.log(`${String(times).padStart(8)}  ${title}\n${" ".repeat(10)}${quoted(shown).slice(0, 150)}`);
}
process.exit(unexplained === 0 ? 0 : 1);
