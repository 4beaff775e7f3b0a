// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes tests/vectors/credentials: what botocore and the AWS SDK for JavaScript make of documents
// with credentials, where they ask for them, and when they ask again.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";

import { fromHttp, fromInstanceMetadata, fromProcess, credentialVersions } from "./peers.mjs";

const id = "ASIAIOSFODNN7EXAMPLE";
const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const sessionToken = "IQoJb3JpZ2luX2VjEXAMPLE//token==";
const time = "2099-01-02T03:04:05Z";
const role = "my-role_1+=,.@x";
const token = "AQAEANY0token_EXAMPLE-0123456789==";
const authorization = "Basic dXNlcjpwYXNz";

const keys = { AccessKeyId: id, SecretAccessKey: secret };
const printed = (more, left = []) => document({ Version: 1, ...keys, SessionToken: sessionToken, Expiration: time, ...more }, left);
const answered = (more, left = []) => document({ ...keys, Token: sessionToken, Expiration: time, ...more }, left);
const onInstance = (more, left = []) =>
  document({ Code: "Success", LastUpdated: "2026-01-02T03:04:05Z", Type: "AWS-HMAC", ...keys, Token: sessionToken, Expiration: time, ...more }, left);
function document(members, left) {
  return JSON.stringify(Object.fromEntries(Object.entries(members).filter(([name]) => !left.includes(name))));
}

const refused = { error: true };
const rfc3339 = "a time is in the form of RFC 3339, as for the SDKs for Go and Rust";
const loose = (peer) => `${rfc3339}; ${peer} takes other forms`;
const noCode = (peer) => `an answer whose Code is not Success has no credentials; ${peer} does not look at it`;
const checked = (peer) => `what can be no credential is refused; ${peer} finds out when it signs`;
const empty = (peer) => `an empty member is as an absent one; ${peer} takes it`;

// Each case: what it shows, the source, the text, the status; in `differs` which peers make another
// thing of it than our rule, and why. Where both do, it is refused by us.
const documents = [
  ["all members", "instance", onInstance()],
  ["all members", "process", printed()],
  ["all members", "container", answered()],
  ["long-term credentials", "process", printed({}, ["SessionToken", "Expiration"])],
  ["a token without end", "process", printed({}, ["Expiration"])],
  ["an end without token", "process", printed({}, ["SessionToken"])],
  ["null in place of token and end", "process", printed({ SessionToken: null, Expiration: null })],
  ["an empty token", "process", printed({ SessionToken: "" })],
  ["an empty token", "container", answered({ Token: "" })],
  ["members that are not known", "process", printed({ AccountId: "111122223333", More: { a: [1, null] } })],
  ["members that are not known", "container", answered({ RoleArn: "arn:aws:iam::111122223333:role/r", AccountId: "111122223333" })],
  ["blanks and line ends around", "process", ` \r\n${printed()}\n\n`],
  ["a member that is there again", "process", `{"SecretAccessKey": "other", ${printed().slice(1)}`],
  ["strings with escapes", "process", printed().replaceAll("/", "\\/").replace("ASIA", "\\u0041SIA")],
  ["an end with a fraction", "process", printed({ Expiration: "2099-01-02T03:04:05.678Z" })],
  ["an end with an offset", "process", printed({ Expiration: "2099-01-02T03:04:05+05:30" })],
  ["an end with a fraction", "container", answered({ Expiration: "2099-01-02T03:04:05.678Z" })],
  ["another type", "instance", onInstance({ Type: "Other" })],
  ["no type and no time of update", "instance", onInstance({}, ["Type", "LastUpdated"])],
  ["no code", "instance", onInstance({}, ["Code"])],

  ["nothing", "process", ""],
  ["nothing but a line end", "process", "\n"],
  ["nothing", "container", ""],
  ["nothing", "instance", ""],
  ["a byte order mark", "process", `\ufeff${printed()}`, undefined,
    { sdk: "JSON has no byte order mark, by RFC 8259; the SDK takes it for a blank" }],
  ["text behind the document", "process", `${printed()}done`],
  ["text before the document", "process", `Password: ${printed()}`],
  ["two documents", "process", printed() + printed()],
  ["a list", "process", "[]"],
  ["a string", "container", '"x"'],
  ["null", "instance", "null"],
  ["no version", "process", printed({}, ["Version"])],
  ["version 2", "process", printed({ Version: 2 })],
  ["version 1 as text", "process", printed({ Version: "1" })],
  ["version 1.0", "process", printed().replace('"Version":1', '"Version":1.0')],
  ["true as version", "process", printed({ Version: true }), undefined,
    { botocore: "a version is a number; for Python true is 1" }],
  ["no id", "process", printed({}, ["AccessKeyId"])],
  ["no key", "process", printed({}, ["SecretAccessKey"])],
  ["names in lower case", "process", printed().replace("SecretAccessKey", "secretAccessKey")],
  ["null as key", "process", printed({ SecretAccessKey: null })],
  ["a number as key", "process", printed({ SecretAccessKey: 1 })],
  ["an empty key", "process", printed({ SecretAccessKey: "" }), undefined, { sdk: empty("the SDK"), botocore: empty("botocore") }],
  ["a line end behind the key", "process", printed({ SecretAccessKey: `${secret}\n` }), undefined,
    { sdk: checked("the SDK"), botocore: checked("botocore") }],
  ["key and id in each other's place", "process", printed({ AccessKeyId: secret, SecretAccessKey: id }), undefined,
    { sdk: checked("the SDK"), botocore: checked("botocore") }],
  ["a line end in the token", "container", answered({ Token: "a\nb" }), undefined, { sdk: checked("the SDK"), botocore: checked("botocore") }],
  ["no token", "container", answered({}, ["Token"])],
  ["no end", "container", answered({}, ["Expiration"])],
  ["no token", "instance", onInstance({}, ["Token"])],
  ["no end", "instance", onInstance({}, ["Expiration"])],
  ["null as token", "instance", onInstance({ Token: null }), undefined,
    { botocore: "null is as an absent member; botocore signs without a token" }],
  ["seconds as end", "process", printed({ Expiration: 4071006245 })],
  ["seconds as end", "container", answered({ Expiration: 4071006245 })],
  ["an empty end", "process", printed({ Expiration: "" }), undefined, { sdk: `${rfc3339}; for the SDK an empty one is none` }],
  ["an end that is no time", "process", printed({ Expiration: "tomorrow" })],
  ["an end that is no time", "instance", onInstance({ Expiration: "soon" })],
  ["an end without separators", "process", printed({ Expiration: "20990102T030405Z" }), undefined, { botocore: loose("botocore") }],
  ["an end with a blank for the T", "process", printed({ Expiration: "2099-01-02 03:04:05+00:00" }), undefined,
    { sdk: loose("the SDK"), botocore: loose("botocore") }],
  ["an offset without colon", "process", printed({ Expiration: "2099-01-02T03:04:05+0000" }), undefined,
    { sdk: loose("the SDK"), botocore: loose("botocore") }],
  ["a day that does not exist", "process", printed({ Expiration: "2099-02-30T03:04:05Z" }), undefined,
    { sdk: "a day that does not exist is no time; the SDK counts on" }],
  ["an error of a role", "instance",
    JSON.stringify({ Code: "AssumeRoleUnauthorizedAccess", Message: "EC2 cannot assume the role x.", LastUpdated: "2026-01-02T03:04:05Z" })],
  ["an error, and credentials", "instance", onInstance({ Code: "Failed" }), undefined, { sdk: noCode("the SDK"), botocore: noCode("botocore") }],
  ["an error of a container", "container", '{"code":"InvalidIdInRequest","message":"CredentialsV2Request: ID not found","HTTPErrorCode":400}', 400],
  ["an error in capitals", "container", '{"Code":"AccessDenied","Message":"no association"}', 403],
  ["an error in another form", "container", "<html>", 500],
  ["credentials with the status 201", "container", answered(), 201],
  ["credentials with the status 500", "container", answered(), 500],
  ["credentials with the status 401", "instance", onInstance(), 401],
  ["credentials with the status 203", "instance", onInstance(), 203, { sdk: "an answer has the status 200; the SDK takes each 2xx" }],
  ["a page in place of an answer", "instance", "<html></html>"],
];

// Each case: `url` or `path`, in `differs` as above.
const strictHost = "a host that ends in a number is an address of four, as resolvers differ";
const locations = [
  [{ url: "https://example.com/a" }],
  [{ url: "https://10.0.0.1/" }],
  [{ url: "http://example.com/a" }],
  [{ url: "http://127.0.0.1/a" }],
  [{ url: "http://127.255.0.9:8080/a?b=c&d=%2F" }],
  [{ url: "http://[::1]:1/a" }],
  [{ url: "http://localhost:8000/a" }],
  [{ url: "http://169.254.170.2/v2/credentials/a-b" }],
  [{ url: "http://169.254.170.23/v1/credentials" }],
  [{ url: "http://[fd00:ec2::23]/v1/credentials" }],
  [{ url: "http://169.254.169.254/latest" }],
  [{ url: "http://169.254.170.3/" }],
  [{ url: "http://169.254.170.24/" }],
  [{ url: "http://[fd00:ec2::24]/" }],
  [{ url: "http://[::2]/" }],
  [{ url: "http://10.0.0.1/" }],
  [{ url: "http://0.0.0.0/" }],
  [{ url: "http://126.0.0.1/" }],
  [{ url: "http://128.0.0.1/" }],
  [{ url: "http://127.example.com/" }],
  [{ url: "http://127.0.0.1.example.com/" }],
  [{ url: "http://localhost.example.com/" }],
  [{ url: "http://169.254.170.2.example.com/" }],
  [{ url: "http://169.254.170.2@example.com/" }],
  [{ url: "http://example.com#@169.254.170.2/" }],
  [{ url: "http://example.com?169.254.170.2" }],
  [{ url: "http://[::ffff:10.0.0.1]/" }],
  [{ url: "http://[0:0:0:0:0:0:0:1]/" }],
  [{ url: "http://127.1/" }, { sdk: strictHost }],
  [{ url: "http://0x7f000001/" }, { sdk: strictHost }],
  [{ url: "http://2130706433/" }, { sdk: strictHost }],
  [{ url: "http://127.0.0.256/" }],
  [{ url: "ftp://example.com/" }],
  [{ url: "example.com" }],
  [{ url: "/v2/credentials" }],
  [{ path: "/v2/credentials/5f0c-1" }],
  [{ path: "/get?id=a%2Fb&c=d" }],
  [{ path: "/" }],
  [{ path: "@example.com/" }],
  [{ path: ".example.com/" }],
];

const agesLeft = [3601, 901, 900, 899, 601, 600, 599, 1, 0, -1, -86400];

const milliseconds = (date) => {
  if (Number.isNaN(date.getTime())) throw new Error("an invalid date");
  return date.getTime();
};

/** A server that answers each request by `answer(request)`; and the requests that it got. */
async function serve(answer) {
  const sent = [];
  const server = http.createServer((request, response) => {
    sent.push(request);
    const { status = 200, text } = answer(request);
    response.writeHead(status, { connection: "close" });
    response.end(text);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url, sent, stop: () => new Promise((resolve) => server.close(resolve)) };
}

const silent = { debug() {}, info() {}, warn() {}, error() {}, trace() {} };
const instanceAnswer = (last) => ({ url }) =>
  url === "/latest/api/token" ? { text: token } : url.endsWith("/security-credentials/") ? { text: role } : last;

async function onServer(answer, ask) {
  const server = await serve(answer);
  try {
    return { found: await ask(server.url), sent: server.sent };
  } finally {
    await server.stop();
  }
}

function askInstance(last) {
  return onServer(instanceAnswer(last), async (url) => {
    process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT = url;
    try {
      return await fromInstanceMetadata({ logger: silent, maxRetries: 0 })();
    } finally {
      delete process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT;
    }
  });
}

function askContainer(answer, more = {}) {
  const options = { maxRetries: 0, timeout: 1000, logger: silent, ...more };
  return onServer(
    () => answer,
    (url) => fromHttp({ awsContainerCredentialsFullUri: `${url}/get-credentials`, ...options })(),
  );
}

async function askProcess(text, folder) {
  const files = { config: path.join(folder, "config"), text: path.join(folder, "text") };
  writeFileSync(files.text, text);
  writeFileSync(files.config, `[profile p]\ncredential_process = cat ${files.text}\n`);
  return { found: await fromProcess({ profile: "p", configFilepath: files.config, filepath: "/dev/null", ignoreCache: true })() };
}

async function askSdk([, source, text, status], folder) {
  try {
    const { found } = await (source === "process"
      ? askProcess(text, folder)
      : source === "container"
        ? askContainer({ status, text })
        : askInstance({ status, text }));
    const { accessKeyId, secretAccessKey, sessionToken = "", expiration } = found;
    if ([accessKeyId, secretAccessKey, sessionToken].some((one) => typeof one !== "string")) return refused;
    return { id: accessKeyId, secret: secretAccessKey, token: sessionToken, ...(expiration && { expiration: milliseconds(expiration) }) };
  } catch {
    return refused;
  }
}

/** Whether the SDK would ask there, without asking. */
function locateBySdk({ url, path: relative }) {
  try {
    fromHttp({ awsContainerCredentialsFullUri: url, awsContainerCredentialsRelativeUri: relative, logger: silent });
    return { url: url ?? `http://169.254.170.2${relative}` };
  } catch {
    return refused;
  }
}

function shown({ method, url, headers }) {
  const fields = Object.fromEntries(Object.entries(headers).filter(([name]) => !["host", "connection", "user-agent", "content-length", "transfer-encoding"].includes(name)));
  return { method, target: url, fields };
}

/** For how many seconds the SDK goes on with credentials of an instance whose end has passed. */
async function extension(random) {
  const [now, draw] = [Date.now, Math.random];
  try {
    Date.now = () => 4102444800000;
    Math.random = () => random;
    const { found } = await askInstance({ text: onInstance() });
    return (found.expiration.getTime() - Date.now()) / 1000;
  } finally {
    [Date.now, Math.random] = [now, draw];
  }
}

function askBotocore() {
  const script = fileURLToPath(new URL("botocore_credentials.py", import.meta.url));
  const input = JSON.stringify({
    documents: documents.map(([, source, text, status]) => ({ source, text, status })),
    locations: locations.map(([given]) => given),
    ages: agesLeft,
    role,
    token,
    authorization,
  });
  const python = ["python3", "/usr/bin/python3"].map((name) => spawnSync(name, [script], { input, encoding: "utf8" }));
  const found = python.filter(({ status }) => status === 0).map(({ stdout }) => JSON.parse(stdout));
  // Older ones know neither the hosts of EKS nor loopback addresses.
  return found.find(({ version }) => Number(version.split(".")[1]) >= 43);
}

function recorded() {
  const file = JSON.parse(readFileSync(new URL("../vectors/credentials/cases.json", import.meta.url), "utf8"));
  return {
    version: file.made_by.at(-1).split(" ")[1],
    documents: file.documents.map(({ botocore }) => botocore),
    locations: file.locations.map(({ botocore }) => botocore),
    ages: file.ages.map(({ botocore }) => botocore),
    requests: file.requests.botocore,
  };
}

function compare(what, answers, differs, rule) {
  for (const [peer, answer] of Object.entries(answers)) {
    if (isDeepStrictEqual(answer, rule) === (peer in differs)) {
      throw new Error(`${what}: ${peer}, and what is said of it: ${JSON.stringify({ answers, differs }, null, 1)}`);
    }
  }
  return { ...answers, differs: Object.keys(differs).length ? differs : undefined };
}

/** Path inside tests/vectors/credentials → content. */
export async function makeCredentialVectors() {
  let botocore = askBotocore();
  if (!botocore) {
    console.log("left out: botocore (none of version 1.43 or newer is installed)");
    botocore = recorded();
  }
  const folder = mkdtempSync(path.join(tmpdir(), "credentials-"));
  const lines = [];
  for (const [index, one] of documents.entries()) {
    const [name, source, text, status, differs = {}] = one;
    const answers = { sdk: await askSdk(one, folder), botocore: botocore.documents[index] };
    const rule = differs.sdk && differs.botocore ? refused : answers[differs.sdk ? "botocore" : "sdk"];
    lines.push({ name, source, status, text, ...compare(`${name}, ${source}`, answers, differs, rule) });
  }
  rmSync(folder, { recursive: true });
  const places = locations.map(([given, differs = {}], index) => {
    const answers = { sdk: locateBySdk(given), botocore: botocore.locations[index] };
    const rule = differs.sdk && differs.botocore ? refused : answers[differs.sdk ? "botocore" : "sdk"];
    return { ...given, ...compare(JSON.stringify(given), answers, differs, rule) };
  });
  const bySdk = [
    ...(await askInstance({ text: onInstance() })).sent,
    ...(await askContainer({ text: answered() }, { awsContainerAuthorizationToken: authorization })).sent,
  ].map(shown);
  const ages = agesLeft.map((left, index) => ({ left, botocore: botocore.ages[index] }));
  const extensions = [];
  for (const random of [0, 0.25, 0.5, 0.999999]) extensions.push({ random, sdk: await extension(random) });
  const list = (all) => `[\n  ${all.map((each) => JSON.stringify(each).replaceAll("\ufeff", "\\ufeff")).join(",\n  ")}\n]`;
  const made_by = JSON.stringify([...credentialVersions, `botocore ${botocore.version}`]);
  return {
    "cases.json": `{"made_by": ${made_by},\n "documents": ${list(lines)},\n "locations": ${list(places)},\n "ages": ${list(ages)},\n "extensions": ${list(extensions)},\n "given": ${JSON.stringify({ role, token, authorization })},\n "requests": {"sdk": ${list(bySdk)},\n "botocore": ${list(botocore.requests)}}}\n`,
  };
}
