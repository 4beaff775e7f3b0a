// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Random parameters: what our programs sign against what the AWS SDK signs.

import assert from "node:assert/strict";
import test from "node:test";

import { versions } from "./peers.mjs";
import { captureCall, signWithSdk } from "./sdk_client.mjs";
import * as ours from "./tools.mjs";

console.log(`seed ${ours.seed} (SANSAWS_SEED), peers: ${versions.join(", ")}`);

const gathered = (pairs, join) => {
  const map = {};
  for (const [name, value] of pairs) map[name] = name in map ? join(map[name], value) : value;
  return map;
};
const queryPairs = (query) =>
  Object.entries(query ?? {})
    .flatMap(([name, values]) => [values].flat().map((value) => [name, value]))
    .sort(ours.byText);

/** Compares one of our signed requests with the SDK's, field by field, parameter by parameter. */
async function compare({ name, options, settings, peer }) {
  const result = await ours.run(name, options, settings);
  try {
    assert.equal(result.status, 0, result.stderr);
    const signed = ours.parseRequest(result.stdout);
    const { path, query } = ours.splitTarget(signed.target);
    const fields = Object.entries(peer.request.headers).map(([field, value]) => [
      field.toLowerCase(),
      value.replace(/[ \t]+/g, " ").trim(),
    ]);
    assert.equal(signed.method, peer.request.method);
    assert.equal(path, peer.request.path);
    assert.deepEqual(query, queryPairs(peer.request.query));
    assert.equal(signed.body, peer.request.body ?? "");
    for (const [field, value] of fields) {
      assert.equal(signed.fields[field]?.replace(/[ \t]+/g, " "), value, field);
    }
    assert.equal(signed.fields.authorization, peer.request.headers.authorization);
  } catch (error) {
    const stages = await ours.run(name, [...options, "--stages"], settings);
    throw new Error(
      [
        error.message,
        `seed ${ours.seed}: ${name} ${options.join(" ")}`,
        `input: ${JSON.stringify(settings.input ?? "")}`,
        `our request:\n${result.stdout}${result.stderr}`,
        `our stages:\n${stages.stdout}${stages.stderr}`,
        `the SDK's canonical request:\n${peer.canonicalRequest}`,
      ].join("\n"),
    );
  }
}

function callOptions({ context, input }) {
  const value = (option, text) => (text === undefined ? [] : [option, String(text)]);
  const flag = (option, set) => (set ? [option] : []);
  return [
    ...value("--table-bucket-arn", input.tableBucketARN),
    ...value("--namespace", input.namespace),
    ...value("--name", input.name),
    ...value("--region", context.region),
    ...value("--endpoint-url", context.endpoint_url),
    ...value("--time", context.time),
    ...value("--presign", context.expires_in),
    ...flag("--content-sha256", context.content_sha256),
    ...flag("--fips", context.fips),
    ...flag("--dual-stack", context.dual_stack),
  ];
}

/** The SDK would double the slash between a base path and the call; we do not. */
const withoutSlashAtEnd = ({ endpoint_url, ...context }) => ({
  ...context,
  ...(endpoint_url && { endpoint_url: endpoint_url.replace(/\/$/, "") }),
});

/** What compare() needs, from a random call of the service. */
async function askAboutCall(call) {
  let peer = await captureCall(withoutSlashAtEnd(call.context), call.input);
  if (call.context.expires_in !== undefined) {
    const [, region, service] = peer.stringToSign.split("\n")[2].split("/");
    peer = await signWithSdk(peer.unsigned, { ...call.context, region, service });
  }
  const settings = { env: ours.environment(call.context) };
  return { name: "sign_request", options: callOptions(call), settings, peer };
}

/** What compare() needs, from a random request to any service. */
async function askAboutRequest({ context, request, query }) {
  const peer = await signWithSdk(
    {
      method: request.method,
      path: request.target.split("?")[0],
      query: gathered(query, (one, other) => [one, other].flat()),
      headers: gathered(
        request.fields.map(([name, value]) => [name.toLowerCase(), value]),
        (one, other) => `${one},${other}`,
      ),
      body: request.body,
    },
    context,
  );
  const options = ["--service", context.service, "--region", context.region, "--time", context.time];
  if (context.path_encoding === "once") options.push("--single-encode", "--no-normalize");
  if (context.unsigned_token) options.push("--unsigned-token");
  if (context.content_sha256) options.push("--content-sha256");
  if (context.expires_in !== undefined) options.push("--presign", String(context.expires_in));
  const lines = request.fields.map(([name, value]) => `${name}: ${value}\r\n`);
  const input = `${request.method} ${request.target} HTTP/1.1\r\n${lines.join("")}\r\n${request.body}`;
  const settings = { input, env: ours.environment(context) };
  return { name: "sign_http", options, settings, peer };
}

/** Presigned: no field of the signature's own, so no hash of the body among them. */
const presigned = (random, { context, ...rest }) => ({
  context: {
    ...context,
    content_sha256: false,
    unsigned_token: undefined,
    expires_in: random.between(1, 604800),
  },
  ...rest,
});

const call = (random) => ours.randomCall(random);
const request = (random) => ours.randomRequest(random);
const batches = [
  ["random calls of the service are signed alike", 120, call, askAboutCall],
  ["random calls of the service are presigned alike", 40, (r) => presigned(r, call(r)), askAboutCall],
  ["random requests to any service are signed alike", 120, request, askAboutRequest],
  ["random requests to any service are presigned alike", 40, (r) => presigned(r, request(r)), askAboutRequest],
];

for (const [index, [title, count, make, ask]] of batches.entries()) {
  test(`${count} ${title}`, async () => {
    const random = new ours.Random(index + 1);
    const questions = [];
    // One at a time, because the peer's clock is set for each.
    for (let i = 0; i < count; ++i) questions.push(await ask(make(random)));
    await ours.forEach(questions, compare);
  });
}
