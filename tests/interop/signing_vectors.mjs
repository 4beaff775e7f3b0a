// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes tests/vectors/sigv4: what the AWS SDK's signer makes of a request, stage by stage. Each
// canonical request is compared with aws4's before it is written.

import assert from "node:assert/strict";

import { aws4, versions } from "./peers.mjs";
import { captureCall, signWithSdk } from "./sdk_client.mjs";

const key = {
  access_key_id: "AKIDEXAMPLE",
  secret_access_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
const time = "20260102T030405Z";
const arn = "arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket";
const callInput = { tableBucketARN: arn, namespace: "ns_1", name: "tbl_1" };

/** Visible ASCII of the base64 alphabet, the same on every run. */
const text = (size) =>
  Array.from({ length: size }, (_, i) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".charAt((i * 37 + 11) % 64),
  ).join("");

// Calls of the service: [case, settings, input].
const calls = [
  ["call", {}],
  ["call_content_sha256", { content_sha256: true }],
  ["call_token", { session_token: "TOK" }],
  ["call_token_content_sha256", { session_token: "TOK", content_sha256: true }],
  ["call_token_of_5000_bytes", { session_token: text(5000) }],
  ["call_token_with_reserved_characters", { session_token: "a+b/c==%2F&d=e~!*'();:@$,[]" }],
  ["call_long_secret", { secret_access_key: text(200) }],
  ["call_fips", { region: "us-west-2", fips: true }],
  ["call_dual_stack", { region: "eu-central-1", dual_stack: true }],
  ["call_fips_dual_stack", { region: "us-gov-west-1", fips: true, dual_stack: true }],
  ["call_pseudo_region", { region: "fips-us-east-2" }],
  ["call_china", { region: "cn-north-1" }, { tableBucketARN: arn.replace("aws:", "aws-cn:") }],
  ["call_eusc", { region: "eusc-de-east-1" }],
  ["call_iso_b", { region: "us-isob-east-1" }],
  ["call_endpoint_with_port", { endpoint_url: "http://localhost:9000" }],
  ["call_endpoint_with_default_port", { endpoint_url: "https://tables.example:443" }],
  ["call_endpoint_with_base_path", { endpoint_url: "https://gateway.example:8443/iceberg/v1" }],
  ["call_endpoint_with_escaped_base_path", { endpoint_url: "https://gateway.example/a%20b" }],
  ["call_endpoint_upper_case", { endpoint_url: "HTTPS://Tables.EXAMPLE" }],
  ["call_endpoint_ipv6", { endpoint_url: "http://[::1]:8080" }],
  ["call_longest_names", {}, { namespace: "n".repeat(255), name: "t".repeat(255) }],
  ["call_shortest_names", {}, { namespace: "0", name: "_" }],
  [
    "call_table_of_the_service",
    {},
    {
      tableBucketARN: "arn:aws:s3tables:us-east-1:111122223333:bucket/aws-s3",
      namespace: "b_amzn-s3-demo-bucket",
      name: "journal",
    },
  ],
  ["call_other_day", { time: "20240229T235959Z" }],
  ["call_presigned", { expires_in: 900 }],
  ["call_presigned_token", { expires_in: 604800, session_token: text(400) }],
  ["call_presigned_base_path", { expires_in: 1, endpoint_url: "http://localhost:9000/base" }],
];

// Requests to other services: [case, request, settings]. `query` holds decoded pairs where the
// target has a query. `fields` are in the order of the wire.
const host = ["Host", "example.amazonaws.com"];
const get = (target, query) => ({ target, query });
const rawPath = { aws4_cannot: "it encodes such a path for the wire before it signs" };
const requests = [
  ["vanilla", get("/")],
  ["method_head", { method: "HEAD", target: "/" }],
  ["method_delete", { method: "DELETE", target: "/thing" }],
  ["body", { method: "POST", target: "/", body: '{"a":"b"}', fields: [["Content-Type", "application/json"], ["Content-Length", "9"]] }],
  ["body_utf8", { method: "PUT", target: "/", body: "ሴ é 𝄞\n" }],
  ["body_of_block_lengths", { method: "PATCH", target: "/", body: text(640) }],
  ["body_content_sha256", { method: "POST", target: "/", body: "payload" }, { content_sha256: true }],
  ["body_unsigned", { method: "POST", target: "/", body: "payload" }, { payload: "unsigned", content_sha256: true }],
  ["query", get("/?Param2=value2&Param1=value1", [["Param2", "value2"], ["Param1", "value1"]])],
  ["query_names_in_byte_order", get("/?b=1&B=2&_=3&~=4&0=5&-=6", [["b", "1"], ["B", "2"], ["_", "3"], ["~", "4"], ["0", "5"], ["-", "6"]])],
  ["query_name_is_prefix", get("/?a-=1&a=2&a0=3&a.b=4", [["a-", "1"], ["a", "2"], ["a0", "3"], ["a.b", "4"]])],
  ["query_repeated_name", get("/?a=z&a=b&b=1&a=&a=B", [["a", "z"], ["a", "b"], ["b", "1"], ["a", ""], ["a", "B"]])],
  ["query_empty_value", get("/?b=&a=", [["b", ""], ["a", ""]])],
  ["query_without_value", get("/?b&a", [["b", ""], ["a", ""]])],
  ["query_escapes", get("/?%26=%3D&a=b%2Fc%3Ad&e=%20%2B%25", [["&", "="], ["a", "b/c:d"], ["e", " +%"]])],
  ["query_lower_case_escapes", get("/?a=b%2fc%c3%a9", [["a", "b/cé"]])],
  ["query_needless_escapes", get("/?%61=%7E%2D%62", [["a", "~-b"]])],
  ["query_without_needed_escapes", get("/?a=b/c:d@e!", [["a", "b/c:d@e!"]])],
  ["query_utf8", get("/?%E1%88%B4=%C3%A9", [["ሴ", "é"]])],
  ["query_sorted_as_encoded", get("/?%C3%A9=1&z=2&%20=3", [["é", "1"], ["z", "2"], [" ", "3"]])],
  ["path_unreserved", get("/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")],
  ["path_reserved", get("/a:b@c!d$e&f'g(h)i*j+k,l;m=n")],
  ["path_space", get("/a%20b/")],
  ["path_utf8", get("/%E1%88%B4")],
  ["path_escaped_slash", get("/a%2Fb/c")],
  ["path_lower_case_escapes", get("/a%2fb")],
  ["path_escaped_percent", get("/a%252Fb")],
  ["path_dot", get("/./a/./b")],
  ["path_dot_dot", get("/a/../b/c/../../d")],
  ["path_above_root", get("/../../a")],
  ["path_to_root", get("/a/b/../..")],
  ["path_double_slash", get("//a//b")],
  ["path_slash_at_end", get("/a/b/")],
  ["path_dot_dot_slash_at_end", get("/a/b/../")],
  ["path_escaped_dots", get("/a/%2e%2E/b")],
  ["path_dots_within_names", get("/.a/b./..c/d../...")],
  ["path_encoded_once", get("/a%3Db%20c/%E1%88%B4"), { path_encoding: "once" }],
  ["path_with_query", get("/a%20b?x=y%20z", [["x", "y z"]])],
  ["path_dot_at_end", get("/a/b/.")],
  ["path_dot_dot_at_end", get("/a/b/..")],
  ["path_raw_space", { target: "/a b/c d", raw_target: true }, rawPath],
  ["path_raw_utf8", { target: "/ሴ", raw_target: true }, rawPath],
  ["fields_order_and_case", { target: "/", fields: [["X-Zebra", "z"], ["ACCEPT", "a"], ["x-ant", "A"], ["Content-Language", "de"]] }],
  ["fields_prefix_names", { target: "/", fields: [["x-a-b", "1"], ["x-a", "2"], ["x-a.b", "3"], ["x-ab", "4"]] }],
  ["fields_trimmed", { target: "/", fields: [["My-Header1", "  value1  "], ["My-Header2", "\t\"value2\"\t"]] }],
  ["fields_folded", { target: "/", fields: [["My-Header1", "a   b   c"], ["My-Header2", "\"a   b\"  \t c"], ["My-Header3", "a\tb"]] }],
  ["fields_repeated", { target: "/", fields: [["My-Header1", "value2"], ["Other", "o"], ["my-header1", "value1"], ["MY-HEADER1", "value3"]] }],
  ["fields_empty_value", { target: "/", fields: [["X-Empty", ""], ["X-Full", "f"]] }],
  ["fields_utf8", { target: "/", fields: [["X-Name", "café ሴ"]] }],
  ["fields_more_than_twenty", { target: "/", fields: Array.from({ length: 24 }, (_, i) => [`X-Field-${(i * 7) % 24}`, `value ${i}`]) }],
  ["token", get("/"), { session_token: text(335) }],
  ["token_unsigned", get("/"), { session_token: text(335), unsigned_token: true }],
  ["service_s3_like", get("/bucket/key%20with%20space"), { service: "s3", path_encoding: "once", content_sha256: true, aws4_cannot: "it decodes and changes paths for the name s3" }],
  ["service_iam", { method: "POST", target: "/", body: "Action=ListUsers&Version=2010-05-08", fields: [["Content-Type", "application/x-www-form-urlencoded"]] }, { service: "iam" }],
  ["presigned", get("/a%20b?b=2&a=1", [["b", "2"], ["a", "1"]]), { expires_in: 60 }],
  ["presigned_with_fields", { target: "/", fields: [["Content-Language", "de"]] }, { expires_in: 60 }],
  ["presigned_token", get("/"), { expires_in: 60, session_token: text(335) }],
];

const versionsUsed = (withAws4) =>
  versions.filter((name) => withAws4 || !name.startsWith("aws4")).join(", ");

function requestText({ method, target, fields, body }) {
  const lines = fields.map(([name, value]) => `${name}:${value && " " + value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`;
}

/** RFC 3986 encoding of all but the unreserved characters. */
const escape = (part) =>
  encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function pairsOf(query) {
  return Object.entries(query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one]),
  );
}

/** The request as the signer left it, its query parameters in the order of the signer's map. */
function signedText(signed) {
  const query = pairsOf(signed.query).map(([name, value]) => `${escape(name)}=${escape(value)}`);
  return requestText({
    method: signed.method,
    target: signed.path + (query.length === 0 ? "" : `?${query.join("&")}`),
    fields: Object.entries(signed.headers),
    body: signed.body,
  });
}

/** The signer's maps of fields and query parameters hold one entry a name. */
function gathered(pairs, join) {
  const map = {};
  for (const [name, value] of pairs) map[name] = name in map ? join(map[name], value) : value;
  return map;
}

function checkWithAws4(request, context, made) {
  const headers = gathered(
    request.fields.map(([name, value]) => [name.toLowerCase(), value]),
    (one, other) => [one, other].flat(),
  );
  const presigned = context.expires_in !== undefined;
  let target = request.target;
  if (presigned) {
    target += `${target.includes("?") ? "&" : "?"}X-Amz-Expires=${context.expires_in}`;
  } else {
    headers["x-amz-date"] = context.time;
    if (context.session_token) headers["x-amz-security-token"] = context.session_token;
    if (context.content_sha256) {
      headers["x-amz-content-sha256"] = made.canonicalRequest.split("\n").at(-1);
    }
  }
  const signer = new aws4.RequestSigner(
    {
      method: request.method,
      path: target,
      body: request.body,
      headers,
      service: context.service,
      region: context.region,
      signQuery: presigned,
      doNotModifyHeaders: true,
      doNotEncodePath: context.path_encoding === "once",
      extraHeadersToIgnore: context.unsigned_token ? { "x-amz-security-token": true } : {},
    },
    {
      accessKeyId: context.access_key_id,
      secretAccessKey: context.secret_access_key,
      sessionToken: context.session_token,
    },
  );
  signer.datetime = context.time;
  assert.equal(signer.canonicalString(), made.canonicalRequest);
  assert.equal(signer.stringToSign(), made.stringToSign);
  assert.equal(signer.signature(), made.signature);
}

/** "name: value" lines: settings that are absent are off. */
function settingsText(settings) {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `${name}: ${value}\n`).join("");
}

function files(name, context, request, made) {
  return {
    [`${name}/context.txt`]: settingsText(context),
    [`${name}/request.txt`]: requestText(request),
    [`${name}/canonical_request.txt`]: made.canonicalRequest,
    [`${name}/string_to_sign.txt`]: made.stringToSign,
    [`${name}/signature.txt`]: made.signature,
    [`${name}/signed_request.txt`]: signedText(made.request),
  };
}

async function makeCall([name, settings, input]) {
  const context = { ...key, region: "us-east-1", service: "s3tables", time, ...settings };
  const callWith = { ...callInput, ...input };
  let made = await captureCall(context, callWith);
  const { method, path, headers } = made.unsigned;
  const request = { method, target: path, fields: Object.entries(headers) };
  const signingRegion = made.stringToSign.split("\n")[2].split("/")[1];
  if (context.expires_in !== undefined) {
    made = await signWithSdk(made.unsigned, { ...context, region: signingRegion });
  }
  checkWithAws4(request, { ...context, region: signingRegion }, made);
  const { fips, dual_stack, endpoint_url, region, ...signing } = context;
  return files(
    name,
    {
      made_by: versionsUsed(true),
      ...signing,
      region: signingRegion,
      "call.table_bucket_arn": callWith.tableBucketARN,
      "call.namespace": callWith.namespace,
      "call.name": callWith.name,
      "call.region": region,
      "call.fips": fips,
      "call.dual_stack": dual_stack,
      "call.endpoint_url": endpoint_url,
    },
    request,
    made,
  );
}

async function makeRequest([name, { raw_target, query, ...given }, settings]) {
  const { aws4_cannot, ...rest } = settings ?? {};
  const context = { ...key, region: "us-east-1", service: "service", time, ...rest, raw_target };
  const request = { method: "GET", ...given, fields: [host, ...(given.fields ?? [])] };
  const fields = request.fields.map(([field, value]) => [field.toLowerCase(), value]);
  if (context.payload === "unsigned") fields.push(["x-amz-content-sha256", "UNSIGNED-PAYLOAD"]);
  const made = await signWithSdk(
    {
      method: request.method,
      path: request.target.split("?")[0],
      query: gathered(query ?? [], (one, other) => [one, other].flat()),
      headers: gathered(fields, (one, other) => `${one},${other}`),
      body: request.body,
    },
    context,
  );
  if (!aws4_cannot) checkWithAws4(request, context, made);
  return files(name, { made_by: versionsUsed(!aws4_cannot), aws4_cannot, ...context }, request, made);
}

/** Path inside tests/vectors/sigv4 → content. */
export async function makeSigningVectors() {
  const made = {};
  for (const one of calls) Object.assign(made, await makeCall(one));
  for (const one of requests) Object.assign(made, await makeRequest(one));
  return made;
}
