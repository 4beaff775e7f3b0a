// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes tests/vectors/responses: raw response bytes, and what the AWS SDK makes of them when they
// reach it over a real socket. Where our rule is another one, the outcome says so and why.

import assert from "node:assert/strict";
import net from "node:net";

import { sdk, versions } from "./peers.mjs";
import { makeClient } from "./sdk_client.mjs";

const tableARN =
  "arn:aws:s3tables:us-east-1:123456789012:bucket/amzn-s3-demo-bucket/table/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";
const lastRunTimestamp = "2026-01-02T03:04:05Z";
const ran = { status: "Successful", lastRunTimestamp };
const body = (status, more) => JSON.stringify({ tableARN, status, ...more });
const plainBody = body({ icebergCompaction: ran });

const crlf = (lines) => lines.map((line) => `${line}\r\n`).join("");
const head = (line, fields) => crlf([`HTTP/1.1 ${line}`, ...fields, ""]);
const lengthOf = (content) => `Content-Length: ${Buffer.byteLength(content)}`;
const json = "Content-Type: application/json";
const id = "x-amzn-RequestId: 7d9f2a51-0c1b-4a7e-9a53-2f6f3f0a0001";

const ok = (content) => head("200 OK", [json, lengthOf(content), id]) + content;
const okRecord = (record) => ok(body({ icebergCompaction: record }));
const okTime = (lastRun) => okRecord({ status: "Successful", lastRunTimestamp: lastRun });
const failed = (line, fields, content = "") =>
  head(line, [...fields, lengthOf(content), id]) + content;
const chunk = (data, extension = "") =>
  `${Buffer.byteLength(data).toString(16)}${extension}\r\n${data}\r\n`;
const chunkedHead = head("200 OK", [json, "Transfer-Encoding: chunked"]);
const peerError = (code, pointer) => ({ ok: false, error: { fault: "peer", code, pointer } });

// [case, bytes] or [case, bytes, why we differ, what we say].
const cases = [
  // Success bodies.
  ["success_every_job", head("200 OK", ["Date: Fri, 02 Jan 2026 03:04:06 GMT", json, "Content-Length: 602", "Connection: keep-alive", id, "x-amz-id-2: c29tZSBvcGFxdWUgdGV4dA==", "X-Amz-Cf-Id: cf0001"]) +
    body({
      icebergCompaction: ran,
      icebergSnapshotManagement: { status: "Failed", lastRunTimestamp: "2026-01-02T03:04:05.678Z", failureMessage: "Iceberg Snapshot management does not currently support user defined tags or references." },
      icebergUnreferencedFileRemoval: { status: "Disabled" },
    }).padEnd(602)],
  ["success_no_jobs", ok(body({}))],
  ["success_not_yet_run", okRecord({ status: "Not_Yet_Run" })],
  ["success_failed", okRecord({ status: "Failed", lastRunTimestamp, failureMessage: "Internal Error" })],
  ["success_failure_message_empty", okRecord({ status: "Failed", failureMessage: "" })],
  ["success_failure_message_utf8", okRecord({ status: "Failed", failureMessage: "é ሴ 𝄞" })],
  ["success_failure_message_escapes", ok(plainBody.replace('"Successful"', '"Failed","failureMessage":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u1234\\uD834\\uDD1E"'))],
  ["success_white_space", ok(`\r\n\t ${JSON.stringify(JSON.parse(plainBody), null, "\t")} \n`)],
  ["success_escaped_names", ok(plainBody.replace('"tableARN"', '"\\u0074ableARN"').replace('"status":{"ice', '"st\\u0061tus":{"\\u0069ce'))],
  ["success_job_type_unknown", ok(body({ icebergFuture: ran, icebergCompaction: ran }))],
  ["success_job_status_unknown", okRecord({ status: "Paused", lastRunTimestamp })],
  ["success_job_order_kept", ok(body({ icebergUnreferencedFileRemoval: ran, icebergCompaction: ran }))],
  ["success_members_unknown", ok(body({ icebergCompaction: { ...ran, next: { a: [1, { b: null }], c: 1e5 } } }, { region: "us-east-1", tags: [[], {}], more: { status: 5 } }))],
  ["success_members_null", okRecord({ ...ran, failureMessage: null, lastRunTimestamp: null })],
  ["success_job_null", ok(body({ icebergCompaction: null, icebergSnapshotManagement: ran }))],
  ["success_member_twice", ok(plainBody.replace('"tableARN":', '"tableARN":"first","tableARN":'))],
  ["success_members_in_other_order", ok(JSON.stringify({ status: { icebergCompaction: { lastRunTimestamp, status: "Failed" } }, tableARN }))],
  ["success_arn_self_hosted", ok(JSON.stringify({ tableARN: "arn:aws:s3tables:::bucket/b/table/sales/orders", status: { icebergCompaction: ran } }))],
  ["success_content_type_absent", head("200 OK", [lengthOf(plainBody)]) + plainBody],
  ["success_content_type_other", head("200 OK", ["Content-Type: text/plain", lengthOf(plainBody)]) + plainBody],
  ["success_error_type_field_ignored", head("200 OK", ["X-Amzn-Errortype: NotFoundException", lengthOf(plainBody)]) + plainBody],
  ["success_status_299", head("299 Miscellaneous", [lengthOf(plainBody)]) + plainBody],

  // Timestamps.
  ...["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.6Z", "2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05.678901Z", "2026-01-02T03:04:05.678901234Z", "2026-01-02T03:04:05.000Z", "2026-01-02T03:04:05.999999999Z"].map((time) => [`timestamp_fraction_of_${(time.split(".")[1] ?? "Z").length - 1}${time.includes(".000") ? "_zeros" : ""}${time.includes(".999") ? "_nines" : ""}`, okTime(time)]),
  ["timestamp_offset_east", okTime("2026-01-02T03:04:05+05:30")],
  ["timestamp_offset_west", okTime("2025-12-31T20:00:00.25-08:00")],
  ["timestamp_offset_minus_zero", okTime("2026-01-02T03:04:05-00:00")],
  ["timestamp_lower_case", okTime("2026-01-02t03:04:05.5z")],
  ["timestamp_leap_day", okTime("2024-02-29T00:00:00Z")],
  ["timestamp_leap_second", okTime("2016-12-31T23:59:60Z")],
  ["timestamp_before_1970", okTime("1969-12-31T23:59:59.75Z")],
  ["timestamp_last", okTime("9999-12-31T23:59:59Z")],
  ["timestamp_epoch", okTime(1767323045), "epoch numbers are taken too, as botocore takes them", { ok: true, tableARN, status: { icebergCompaction: { status: "Successful", lastRunTimestamp: "2026-01-02T03:04:05.000Z" } } }],
  ["timestamp_epoch_fraction", okTime(1767323045.678), "epoch numbers are taken too, as botocore takes them", { ok: true, tableARN, status: { icebergCompaction: { status: "Successful", lastRunTimestamp: "2026-01-02T03:04:05.678Z" } } }],
  ["timestamp_month_13", okTime("2026-13-01T00:00:00Z")],
  ["timestamp_hour_24", okTime("2026-01-02T24:00:00Z")],
  ["timestamp_second_61", okTime("2026-01-02T03:04:61Z")],
  ["timestamp_without_zone", okTime("2026-01-02T03:04:05")],
  ["timestamp_with_space", okTime("2026-01-02 03:04:05Z")],
  ["timestamp_offset_without_colon", okTime("2026-01-02T03:04:05+0530")],
  ["timestamp_date_only", okTime("2026-01-02")],
  ["timestamp_empty", okTime("")],
  ["timestamp_true", okTime(true)],
  ["timestamp_30_february", okTime("2026-02-30T00:00:00Z")],
  ["timestamp_offset_out_of_range", okTime("2026-01-02T03:04:05+24:00"), "RFC 3339 §5.6 ends the offset's hours at 23", peerError("bad_value", "/status/icebergCompaction/lastRunTimestamp")],

  // 200, and yet no answer.
  ["invalid_html", head("200 OK", ["Content-Type: text/html", "Content-Length: 28"]) + "<html><body>Hi</body></html>"],
  ["invalid_truncated_json", ok(plainBody.slice(0, -3))],
  ["invalid_trailing_text", ok(`${plainBody}x`)],
  ["invalid_two_texts", ok(plainBody + plainBody)],
  ["invalid_single_quotes", ok(plainBody.replaceAll('"', "'"))],
  ["invalid_trailing_comma", ok(plainBody.replace(/}$/, ",}"))],
  ["invalid_control_character", ok(plainBody.replace("Successful", "Succ\nessful"))],
  ["invalid_null", ok("null")],
  ["invalid_timestamp_object", okTime({ seconds: 5 })],
  ["invalid_empty_body", ok(""), "an empty success would be a lie", peerError("not_json", "")],
  ["invalid_status_204", head("204 No Content", []), "an empty success would be a lie", peerError("not_json", "")],
  ["invalid_array", ok("[]"), "the body has to be an object", peerError("not_an_object", "")],
  ["invalid_string", ok('"text"'), "the body has to be an object", peerError("not_an_object", "")],
  ["invalid_empty_object", ok("{}"), "required members have to be there", peerError("missing_member", "/tableARN")],
  ["invalid_without_arn", ok(JSON.stringify({ status: {} })), "required members have to be there", peerError("missing_member", "/tableARN")],
  ["invalid_without_status", ok(JSON.stringify({ tableARN })), "required members have to be there", peerError("missing_member", "/status")],
  ["invalid_status_null", ok(body(null)), "required members have to be there", peerError("missing_member", "/status")],
  ["invalid_record_without_status", okRecord({ lastRunTimestamp }), "required members have to be there", peerError("missing_member", "/status/icebergCompaction/status")],
  ["invalid_arn_number", ok(JSON.stringify({ tableARN: 5, status: {} })), "the SDK does not look at types", peerError("wrong_type", "/tableARN")],
  ["invalid_status_array", ok(body([])), "the SDK does not look at types", peerError("wrong_type", "/status")],
  ["invalid_record_text", okRecord("Successful"), "the SDK does not look at types", peerError("wrong_type", "/status/icebergCompaction")],
  ["invalid_job_status_number", okRecord({ status: 1 }), "the SDK does not look at types", peerError("wrong_type", "/status/icebergCompaction/status")],

  // Framing.
  ["framing_close", head("200 OK", [json]) + plainBody],
  ["framing_http_1_0", crlf(["HTTP/1.0 200 OK", json, ""]) + plainBody],
  ["framing_no_reason", head("200 ", [lengthOf(plainBody)]) + plainBody],
  ["framing_field_case_and_blanks", head("200 OK", [`CONTENT-LENGTH:${Buffer.byteLength(plainBody)}`, "x-amzn-requestid:\t  abc \t"]) + plainBody],
  ["framing_interim_100", head("100 Continue", []) + ok(plainBody)],
  ["framing_interim_103", head("103 Early Hints", ["Link: </style.css>; rel=preload"]) + ok(plainBody)],
  ["framing_chunked", chunkedHead + chunk(plainBody.slice(0, 10)) + chunk(plainBody.slice(10)) + "0\r\n\r\n"],
  ["framing_chunked_bytewise", chunkedHead + [...plainBody].map((c) => chunk(c)).join("") + "0\r\n\r\n"],
  ["framing_chunked_upper_case_size", head("200 OK", ["Transfer-Encoding: Chunked"]) + chunk(plainBody).replace(/^[0-9a-f]+/, (size) => size.toUpperCase().padStart(8, "0")) + "000\r\n\r\n"],
  ["framing_chunked_extensions", chunkedHead + chunk(plainBody.slice(0, 7), ";name=value") + chunk(plainBody.slice(7), ';a;b="c d"') + "0;last\r\n\r\n"],
  ["framing_chunked_extensions_with_blanks", chunkedHead + chunk(plainBody.slice(0, 7), " ; name = value") + chunk(plainBody.slice(7), ';a ; b= "c d"') + "0\r\n\r\n", "RFC 9112 §7.1.1 has blanks there, which a recipient must parse", { ok: true, tableARN, status: { icebergCompaction: { status: "Successful", lastRunTimestamp: "2026-01-02T03:04:05.000Z" } } }],
  ["framing_chunked_trailers", chunkedHead + chunk(plainBody) + "0\r\nX-Checksum: abc\r\nExpires: 0\r\n\r\n"],
  ["framing_truncated_length", ok(plainBody).slice(0, -20)],
  ["framing_truncated_chunk", chunkedHead + chunk(plainBody).slice(0, -9)],
  ["framing_truncated_last_chunk", chunkedHead + chunk(plainBody)],
  ["framing_truncated_head", head("200 OK", [json]).slice(0, -2)],
  ["framing_nothing", ""],
  ["framing_not_http", "SSH-2.0-OpenSSH_9.2\r\n"],
  ["framing_status_line_without_version", `200 OK\r\n${lengthOf(plainBody)}\r\n\r\n${plainBody}`],
  ["framing_length_and_chunked", head("200 OK", ["Content-Length: 5", "Transfer-Encoding: chunked"]) + chunk(plainBody) + "0\r\n\r\n"],
  ["framing_two_lengths", head("200 OK", [lengthOf(plainBody), "Content-Length: 5"]) + plainBody],
  ["framing_length_negative", head("200 OK", ["Content-Length: -5"]) + plainBody],
  ["framing_length_not_a_number", head("200 OK", ["Content-Length: 5x"]) + plainBody],
  ["framing_chunk_size_not_hex", chunkedHead + "zz\r\n" + plainBody],
  ["framing_chunk_without_end", chunkedHead + chunk(plainBody).slice(0, -2) + "0\r\n\r\n"],
  ["framing_space_before_colon", head("200 OK", [lengthOf(plainBody), "X-Field : value"]) + plainBody],
  ["framing_field_without_colon", head("200 OK", [lengthOf(plainBody), "X-Field"]) + plainBody],
  ["framing_folded_field", head("200 OK", [lengthOf(plainBody), "X-Field: a", " b"]) + plainBody],
  ["framing_bare_line_feeds", ok(plainBody).replaceAll("\r\n", "\n")],

  // Each modelled error, in the words of the service.
  ...[
    ["400 Bad Request", "BadRequestException", "The specified namespace name is not valid."],
    ["403 Forbidden", "ForbiddenException", "You are not authorized to perform this operation."],
    ["403 Forbidden", "AccessDeniedException", "Access denied."],
    ["404 Not Found", "NotFoundException", "The specified table does not exist."],
    ["405 Method Not Allowed", "MethodNotAllowedException", "The specified method is not allowed against this resource."],
    ["409 Conflict", "ConflictException", "The request was not completed because of a conflict."],
    ["429 Too Many Requests", "TooManyRequestsException", "Please reduce your request rate."],
    ["500 Internal Server Error", "InternalServerErrorException", "An internal error occurred. Try again."],
  ].map(([line, code, message]) => [`error_${code}`, failed(line, [json, `x-amzn-ErrorType: ${code}`], JSON.stringify({ message }))]),

  // The places where servers put the code.
  ["error_code_with_uri", failed("404 Not Found", [json, "X-Amzn-Errortype: NotFoundException:http://internal.amazon.com/coral/com.amazon.coral.service/"], '{"message":"m"}')],
  ["error_code_with_namespace", failed("404 Not Found", ["X-Amzn-Errortype: com.amazonaws.s3tables#NotFoundException"], '{"message":"m"}')],
  ["error_code_with_namespace_and_uri", failed("404 Not Found", ["X-Amzn-Errortype: com.amazonaws.s3tables#NotFoundException:http://x/y#z"], '{"message":"m"}')],
  ["error_code_in_body", failed("409 Conflict", [json], '{"code":"ConflictException","message":"m"}')],
  ["error_type_in_body", failed("404 Not Found", [json], '{"__type":"NotFoundException","message":"m"}')],
  ["error_type_in_body_with_namespace", failed("404 Not Found", [json], '{"__type":"com.amazonaws.s3tables#NotFoundException","message":"m"}')],
  ["error_code_in_upper_case", failed("404 Not Found", [json], '{"Code":"NotFoundException","Message":"no such table"}')],
  ["error_code_in_two_cases", failed("404 Not Found", [json], '{"CODE":"NotFoundException","code":"ConflictException"}')],
  ["error_code_before_type", failed("409 Conflict", [json], '{"__type":"NotFoundException","code":"ConflictException"}')],
  ["error_field_before_body", failed("403 Forbidden", ["X-Amzn-Errortype: ForbiddenException"], '{"__type":"NotFoundException","code":"ConflictException"}')],
  ["error_field_twice", failed("404 Not Found", ["X-Amzn-Errortype: NotFoundException", "X-Amzn-Errortype: ConflictException"], "{}")],
  ["error_modelled_code_with_other_status", failed("418 I'm a teapot", ["X-Amzn-Errortype: NotFoundException"], "{}")],
  ["error_access_denied_in_words", failed("403 Forbidden", ["X-Amzn-Errortype: AccessDeniedException"], '{"Message":"User: arn:aws:iam::123456789012:user/u is not authorized to perform: s3tables:GetTableMaintenanceJobStatus"}')],
  ["error_invalid_signature", failed("403 Forbidden", ["X-Amzn-Errortype: InvalidSignatureException"], '{"message":"The request signature we calculated does not match the signature you provided."}')],
  ["error_seaweedfs", failed("404 Not Found", [json], '{"__type":"NoSuchTable","message":"table orders not found"}')],
  ["error_gateway", failed("403 Forbidden", [json, "x-amzn-ErrorType: MissingAuthenticationTokenException"], '{"message":"Missing Authentication Token"}')],
  ["error_gateway_without_code", failed("403 Forbidden", [json], '{"message":"Missing Authentication Token"}')],
  ["error_throttled_with_hint", failed("429 Too Many Requests", [json, "X-Amzn-Errortype: TooManyRequestsException", "Retry-After: 7"], '{"message":"Slow down"}')],
  ["error_status_over_599", failed("999 Request denied", [json], '{"message":"m"}')],
  ["error_throttled_bare", failed("429 Too Many Requests", [])],

  // The places where servers put the message.
  ["error_message_upper_case", failed("404 Not Found", ["X-Amzn-Errortype: NotFoundException"], '{"Message":"capital"}')],
  ["error_message_both_cases", failed("404 Not Found", ["X-Amzn-Errortype: NotFoundException"], '{"Message":"capital","message":"small"}')],
  ["error_message_null", failed("404 Not Found", ["X-Amzn-Errortype: NotFoundException"], '{"message":null,"Message":"capital"}')],
  ["error_message_absent", failed("404 Not Found", ["X-Amzn-Errortype: NotFoundException"], '{"resource":{"a":[1,2]}}')],
  ["error_message_escapes", failed("404 Not Found", ["X-Amzn-Errortype: NotFoundException"], '{"message":"\\u00e9 \\"q\\"\\n"}')],

  // Bodies that are not the service's own.
  ["error_html", failed("502 Bad Gateway", ["Content-Type: text/html"], "<html><head><title>502 Bad Gateway</title></head><body></body></html>\n")],
  ["error_xml", failed("403 Forbidden", ["Content-Type: application/xml"], '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>')],
  ["error_html_with_code_field", failed("404 Not Found", ["X-Amzn-Errortype: NotFoundException"], "<html></html>"), "the field counts whatever the body is", { ok: false, error: { fault: "service", code: "NotFoundException", httpStatus: 404, requestId: "7d9f2a51-0c1b-4a7e-9a53-2f6f3f0a0001" } }],
  ["error_text", failed("503 Service Unavailable", ["Content-Type: text/plain"], "no healthy upstream")],
  ["error_empty", failed("500 Internal Server Error", [])],
  ["error_empty_with_code_field", failed("503 Service Unavailable", ["X-Amzn-Errortype: ServiceUnavailableException"])],
  ["error_null", failed("500 Internal Server Error", [json], "null")],
  ["error_array", failed("500 Internal Server Error", [json], "[]")],
  ["error_number", failed("500 Internal Server Error", [json], "5")],
  ["error_empty_object", failed("400 Bad Request", [json], "{}")],
  ["error_truncated_json", failed("400 Bad Request", [json], '{"message":"m')],
  ["error_chunked", head("404 Not Found", ["Transfer-Encoding: chunked", "X-Amzn-Errortype: NotFoundException"]) + chunk('{"message"') + chunk(':"m"}') + "0\r\n\r\n"],
  ["error_close", head("404 Not Found", ["X-Amzn-Errortype: NotFoundException"]) + '{"message":"m"}'],

  // Nothing is followed.
  ["redirect_301", failed("301 Moved Permanently", ["Location: https://elsewhere.example/"])],
  ["redirect_307_html", failed("307 Temporary Redirect", ["Location: https://elsewhere.example/", "Content-Type: text/html"], "<html></html>")],
  ["redirect_300_json", failed("300 Multiple Choices", [json], '{"message":"choose"}')],

  // Request ids.
  ...[
    ["request_id_hyphenated", ["x-amzn-request-id: b"]],
    ["request_id_s3", ["x-amz-request-id: c", "x-amz-id-2: extended"]],
    ["request_id_cloudfront", ["X-Amz-Cf-Id: d"]],
    ["request_id_first_of_three", ["x-amz-request-id: c", "x-amzn-request-id: b", "x-amzn-requestid: a"]],
    ["request_id_second_of_two", ["x-amz-request-id: c", "x-amzn-request-id: b"]],
    ["request_id_absent", []],
  ].map(([name, fields]) => [name, head("404 Not Found", [...fields, "Content-Length: 2"]) + "{}"]),
];

/** Sends `bytes` to whoever asks, once the request is complete, then closes. */
function serve(bytes) {
  const server = net.createServer((socket) => {
    let asked = "";
    socket.on("error", () => {});
    socket.on("data", (data) => {
      asked += data;
      if (asked.includes("\r\n\r\n")) socket.end(bytes);
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Without the members that are null: a null member is an absent one. */
const present = (object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value != null));

function successOf({ tableARN, status, $metadata }) {
  const jobs = Object.entries(present(status ?? {})).map(([type, record]) => [
    type,
    typeof record === "object"
      ? present({ ...record, lastRunTimestamp: record.lastRunTimestamp?.toISOString() })
      : record,
  ]);
  return present({ ok: true, tableARN, status: status && Object.fromEntries(jobs), requestId: $metadata.requestId });
}

function errorOf(error) {
  const { httpStatusCode, requestId, extendedRequestId, cfId } = error.$metadata ?? {};
  // "Unknown" and "UnknownError" are the SDK's words for a code and a message that are not there.
  const service = error instanceof sdk.S3TablesServiceException;
  return {
    ok: false,
    error: present({
      fault: service ? "service" : "peer",
      class: error.constructor.name,
      code: service && error.name !== "Unknown" ? error.name : undefined,
      message: service && error.message !== "UnknownError" ? error.message : undefined,
      httpStatus: httpStatusCode,
      requestId,
      extendedRequestId,
      cfId,
    }),
  };
}

/** Lets the SDK call `operation` and answers with `bytes`; gives what `send` resolves with. */
async function callAnsweredWith(bytes, operation, input) {
  const server = await serve(bytes);
  const client = makeClient({
    access_key_id: "AKIDEXAMPLE",
    secret_access_key: "secret",
    region: "us-east-1",
    endpoint_url: `http://127.0.0.1:${server.address().port}`,
  });
  try {
    return await client.send(new sdk[`${operation}Command`](input));
  } finally {
    client.destroy();
    server.close();
  }
}

/** What the SDK makes of `bytes`, in the words of outcome.json. */
export async function sdkOutcome(bytes) {
  const input = {
    tableBucketARN: "arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket",
    namespace: "ns_1",
    name: "tbl_1",
  };
  try {
    return successOf(await callAnsweredWith(bytes, "GetTableMaintenanceJobStatus", input));
  } catch (error) {
    return errorOf(error);
  }
}

/** The output of any operation as the SDK reads it, or its error. */
export async function sdkAnswer(bytes, operation, input) {
  try {
    const { $metadata, ...output } = await callAnsweredWith(bytes, operation, input);
    return { ok: true, output };
  } catch (error) {
    return errorOf(error);
  }
}

const gist = ({ ok, error }) => [ok, error?.fault, error?.fault === "service" && error.code];

/** Path inside tests/vectors/responses → content. */
export async function makeResponseVectors() {
  const made = {};
  for (const [name, bytes, differs, rule] of cases) {
    if (`${name}/response.http` in made) throw new Error(`two cases named ${name}`);
    const sdk = await sdkOutcome(bytes);
    if (differs) assert.notDeepEqual(gist(rule), gist(sdk), `${name} does not differ`);
    const outcome = { made_by: versions[0], sdk, differs, rule };
    made[`${name}/response.http`] = bytes;
    made[`${name}/outcome.json`] = `${JSON.stringify(outcome, null, 2)}\n`;
  }
  return made;
}
