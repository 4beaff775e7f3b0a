// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Random responses: what our program reads in their bytes against what the AWS SDK reads.

import assert from "node:assert/strict";
import test from "node:test";

import { versions } from "./peers.mjs";
import { sdkOutcome } from "./response_vectors.mjs";
import * as ours from "./tools.mjs";

console.log(`seed ${ours.seed} (SANSAWS_SEED), peer: ${versions[0]}`);

const wild = "abcXYZ019 _-/\\\"'<>&\b\f\n\r\téßሴ𝄞{}[]:,";

/** JSON text of `value` with white space and escapes that mean nothing, members in any order. */
function jsonText(random, value) {
  const blank = () => random.text(" \t\r\n", 0, random.chance(20) ? 3 : 0);
  const spaced = (text) => blank() + text + blank();
  if (typeof value === "string") {
    const letters = [...JSON.stringify(value).slice(1, -1).matchAll(/\\u....|\\.|./gsu)];
    const written = letters.map(([letter]) => {
      if (letter.startsWith("\\") || random.chance(90)) return letter;
      return Array.from(letter.split(""), (unit) => {
        const hex = unit.charCodeAt(0).toString(16).padStart(4, "0");
        return `\\u${random.chance(50) ? hex : hex.toUpperCase()}`;
      }).join("");
    });
    return `"${written.join("")}"`;
  }
  if (Array.isArray(value)) return `[${value.map((one) => spaced(jsonText(random, one))).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).map(([name, member]) =>
      spaced(`${spaced(jsonText(random, name))}:${spaced(jsonText(random, member))}`),
    );
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** `members` in any order, with some that nobody knows among them. */
function object(random, members) {
  const unknown = random.list(0, 3, () => [`x${random.text(wild, 0, 6)}`, anyValue(random, 3)]);
  return Object.fromEntries(random.shuffle([...Object.entries(members), ...unknown]));
}

function anyValue(random, depth) {
  const kinds = [
    () => null,
    () => random.chance(50),
    () => random.between(-1000, 1000) / random.pick([1, 8, 1e6]),
    () => random.text(wild, 0, 10),
    () => random.list(0, 3, () => anyValue(random, depth - 1)),
    () => Object.fromEntries(random.list(0, 3, () => [random.text(wild, 0, 5), anyValue(random, depth - 1)])),
  ];
  return random.pick(depth === 0 ? kinds.slice(0, 4) : kinds)();
}

function timestamp(random) {
  const two = (low, high) => String(random.between(low, high)).padStart(2, "0");
  const fraction = random.chance(50) ? `.${random.text("0123456789", 1, 9)}` : "";
  const sign = random.pick(["+", "-"]);
  const zone = random.chance(60) ? random.pick(["Z", "z"]) : `${sign}${two(0, 23)}:${two(0, 59)}`;
  return (
    `${random.between(1900, 2200)}-${two(1, 12)}-${two(1, 28)}${random.pick(["T", "t"])}` +
    `${two(0, 23)}:${two(0, 59)}:${two(0, 59)}${fraction}${zone}`
  );
}

const jobs = ["icebergCompaction", "icebergSnapshotManagement", "icebergUnreferencedFileRemoval", "icebergNext"];
const statuses = ["Not_Yet_Run", "Successful", "Failed", "Disabled", "Paused"];

function successBody(random) {
  const records = random.shuffle(jobs).slice(random.below(jobs.length + 1));
  const record = () =>
    object(random, {
      status: random.pick(statuses),
      ...(random.chance(70) && { lastRunTimestamp: random.chance(10) ? null : timestamp(random) }),
      ...(random.chance(40) && { failureMessage: random.chance(20) ? null : random.text(wild, 0, 60) }),
    });
  return object(random, {
    tableARN: `arn:aws:s3tables:us-east-1:123456789012:bucket/b/table/${random.text(wild, 1, 40)}`,
    status: Object.fromEntries(records.map((type) => [type, record()])),
  });
}

const codes = [
  ...["BadRequestException", "ForbiddenException", "NotFoundException", "ConflictException"],
  ...["TooManyRequestsException", "InternalServerErrorException", "AccessDenied", "NoSuchTable"],
];

function error(random) {
  const dressed = () => {
    const prefix = random.chance(30) ? "com.amazonaws.s3tables#" : "";
    return prefix + random.pick(codes) + (random.chance(30) ? ":http://example/x#y" : "");
  };
  const body = object(random, {
    ...(random.chance(70) && { message: random.chance(20) ? null : random.text(wild, 1, 40) }),
    ...(random.chance(30) && { Message: random.text(wild, 1, 40) }),
    ...(random.chance(40) && { [random.pick(["code", "code", "Code", "CODE"])]: dressed() }),
    ...(random.chance(40) && { __type: dressed() }),
  });
  return { field: random.chance(40) ? dressed() : undefined, body };
}

/** The bytes of a response, framed in one of the three ways. */
function bytesOf(random, status, fields, body) {
  const head = (more) => [`HTTP/1.1 ${status} Reason`, ...random.shuffle([...fields, ...more]), "", ""].join("\r\n");
  const size = Buffer.byteLength(body);
  switch (random.below(3)) {
    case 0:
      return head([`Content-Length: ${size}`]) + body;
    case 1: {
      const bytes = Buffer.from(body);
      const at = random.between(1, Math.max(1, size - 1));
      const chunks = [bytes.subarray(0, at), bytes.subarray(at)].filter((chunk) => chunk.length > 0);
      return Buffer.concat([
        Buffer.from(head(["Transfer-Encoding: chunked"])),
        ...chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from("\r\n")]),
        Buffer.from("0\r\n\r\n"),
      ]);
    }
    default:
      return head([]) + body;
  }
}

function successBytes(random) {
  return bytesOf(random, random.pick([200, 200, 201]), ["x-amzn-requestid: r1"], jsonText(random, successBody(random)));
}

function errorBytes(random) {
  const { field, body } = error(random);
  const fields = [
    ...(field ? [`X-Amzn-ErrorType: ${field}`] : []),
    ...(random.chance(50) ? [`x-amzn-RequestId: ${random.text("0123456789abcdef-", 1, 36)}`] : []),
    ...(random.chance(30) ? [`x-amz-request-id: ${random.text("0123456789ABCDEF", 16, 16)}`] : []),
  ];
  const text = random.chance(10) ? "" : jsonText(random, body);
  return bytesOf(random, random.pick([301, 400, 403, 404, 409, 418, 429, 500, 502, 503]), fields, text);
}

/** The parts of an outcome that both sides tell, times to the millisecond that the SDK keeps. */
function common({ ok, tableARN, status, error }) {
  if (!ok) {
    const { fault, code, message, httpStatus, requestId } = error;
    return { ok, fault, code, message, httpStatus, requestId };
  }
  const records = Object.entries(status).map(([type, record]) => [
    type,
    record.lastRunTimestamp === undefined
      ? record
      : { ...record, lastRunTimestamp: new Date(record.lastRunTimestamp).toISOString() },
  ]);
  return { ok, tableARN, status: records };
}

/** Of a message the program shows the first line: those behind it may quote the request. */
function withFirstLine(outcome) {
  const message = outcome.error?.message?.split(/[\r\n]/, 1)[0];
  return outcome.ok ? outcome : { ...outcome, error: { ...outcome.error, message: message || undefined } };
}

async function compare(bytes) {
  const sdk = withFirstLine(await sdkOutcome(bytes));
  const { status, stdout, stderr } = await ours.run("read_response", [], { input: bytes, env: {} });
  try {
    assert.equal(status, sdk.ok ? 0 : 3, stderr);
    assert.deepEqual(common(JSON.parse(stdout)), common(sdk));
  } catch (error) {
    throw new Error(
      [
        error.message,
        `seed ${ours.seed}: ${JSON.stringify(String(bytes))}`,
        `ours: ${stdout}`,
        `the SDK's: ${JSON.stringify(sdk)}`,
      ].join("\n"),
    );
  }
}

for (const [index, [title, count, make]] of [
  ["random success bodies are read alike", 100, successBytes],
  ["random service errors are read alike", 100, errorBytes],
].entries()) {
  test(`${count} ${title}`, async () => {
    const random = new ours.Random(index + 101);
    await ours.forEach(Array.from({ length: count }, () => make(random)), compare);
  });
}
