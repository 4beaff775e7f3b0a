// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The same random requests signed by us, by the AWS SDK for JavaScript, by botocore and by aws4: a
// table of where they part.
//
//     node signing.mjs SIGN_REQUESTS COUNT
//
// SIGN_REQUESTS is our program. SANSAWS_NPM_DIR names the directory of the peers.
//
// Each line of two canonical requests that is not the same must be explained by a rule below, which
// says what exactly the peer does instead. Fails where none does.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { aws4, Sha256, versions } from "../../tests/interop/peers.mjs";
import { millisecondsOf, StagedSigner } from "../../tests/interop/sdk_client.mjs";
import { Random, byText, randomContext, seed } from "../../tests/interop/tools.mjs";

const [program, count] = process.argv.slice(2);

// Requests.

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const unreserved = `${letters}-._~`;
const inPath = "!$&'()*,;=:@";
const inQuery = `${inPath}/?`.replace("&", "").replace("=", "");
const anything = `${unreserved}${inPath}+ "#%/<>?[]^{|}éß§ሴ𝄞`;

const escapeByte = (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
const escape = (text) =>
  [...Buffer.from(text)].map((byte) => (unreserved.includes(String.fromCharCode(byte)) ? String.fromCharCode(byte) : escapeByte(byte))).join("");

/** One of the spellings that a URL may have for a text; `kept` need no escape. */
const spelled = (random, text, kept) =>
  [...text]
    .map((c) => {
      if (kept.includes(c) && random.chance(70)) return c;
      if (unreserved.includes(c) && random.chance(90)) return c;
      const written = [...Buffer.from(c)].map(escapeByte).join("");
      return random.chance(20) ? written.toLowerCase() : written;
    })
    .join("");

const usualNames = ["Accept", "X-One", "x-one", "X-Two", "Content-Type", "Range", "X-Amz-Meta-a", "x-amz-acl"];
const leftOut = ["User-Agent", "Expect", "X-Amzn-Trace-Id", "Connection", "Cache-Control", "Referer", "TE", "Sec-Fetch-Mode", "Proxy-Connection", "Transfer-Encoding", "Pragma"];

function randomRequest(random) {
  const s3 = random.chance(40);
  const context = {
    ...randomContext(random),
    region: random.pick(["us-east-1", "eu-west-3", "cn-north-1"]),
    service: s3 ? "s3" : `x${random.text("abcdefghijklmnopqrstuvwxyz", 1, 11)}`,
  };
  if (context.session_token === undefined) delete context.session_token;
  const canonical = random.chance(50);
  const segment = () => {
    if (random.chance(10)) return random.pick([".", "..", "", "..."]);
    const text = random.text(random.chance(50) ? anything : unreserved, 1, 12);
    return canonical ? escape(text) : spelled(random, text, `${inPath}+`);
  };
  const path = `/${random.list(0, 6, segment).join("/")}`;
  const parameter = () => {
    const name = random.pick(["a", "a-", "A", "Action", "é", random.text(anything, 1, 8)]);
    const value = random.text(anything, 0, 10);
    if (canonical) return `${escape(name)}=${escape(value)}`;
    const bare = value === "" && random.chance(50);
    return `${spelled(random, name, `${inQuery}+`)}${bare ? "" : `=${spelled(random, value, `${inQuery}+=`)}`}`;
  };
  const pieces = random.list(0, 5, parameter);
  const presigned = random.chance(25);
  const body = random.chance(40) ? random.text(`${anything}\n`, 1, 120) : "";
  const value = () => random.list(0, 4, () => random.text(`${letters}"=;,é`, 1, 9)).join(random.pick([" ", "  ", " \t "]));
  const fields = random.list(0, 6, () => [
    random.pick([...usualNames, `X-${random.text(`${letters}-_.`, 1, 12)}`, random.chance(30) ? random.pick(leftOut) : "Accept"]),
    value(),
  ]);
  fields.push(["Host", `${random.text("abcdefghijklmnopqrstuvwxyz", 1, 12)}.example${random.pick(["", ":8443"])}`]);
  return {
    ...context,
    content_sha256: !presigned && (s3 || context.content_sha256),
    ...(presigned && { expires_in: random.between(1, 604800) }),
    method: random.pick(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"]),
    target: path + (pieces.length === 0 ? "" : `?${pieces.join("&")}`),
    fields: random.shuffle(fields),
    body,
    payload_hash: createHash("sha256").update(body).digest("hex"),
  };
}

const parts = ({ target }) => {
  const mark = target.indexOf("?");
  return mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
};
const rawPairs = (query) =>
  query.split("&").filter((piece) => piece !== "").map((piece) => {
    const equals = piece.indexOf("=");
    return equals < 0 ? [piece, ""] : [piece.slice(0, equals), piece.slice(equals + 1)];
  });
const decodedPairs = (query) => rawPairs(query).map((pair) => pair.map(decodeURIComponent));
const gathered = (pairs, join) => {
  const map = {};
  for (const [name, value] of pairs) map[name] = Object.hasOwn(map, name) ? join(map[name], value) : value;
  return map;
};
const isPresigned = (request) => request.expires_in !== undefined;

// The signers. Each gives {canonical, signature}.

async function sdk(request) {
  const s3 = request.service === "s3";
  const presigned = isPresigned(request);
  const signer = new StagedSigner({
    credentials: { accessKeyId: request.access_key_id, secretAccessKey: request.secret_access_key, sessionToken: request.session_token },
    region: request.region,
    service: request.service,
    sha256: Sha256,
    uriEscapePath: !s3,
    applyChecksum: request.content_sha256,
  });
  const [path, query] = parts(request);
  const headers = gathered(request.fields.map(([name, value]) => [name.toLowerCase(), value]), (one, other) => `${one},${other}`);
  const options = { signingDate: new Date(millisecondsOf(request.time)) };
  if (presigned && s3) {  // as the SDK's presigner for S3 has it
    headers["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD";
    options.unsignableHeaders = new Set(["x-amz-content-sha256"]);
  }
  if (presigned) Object.assign(options, { expiresIn: request.expires_in, unhoistableHeaders: new Set(Object.keys(headers)) });
  const message = {
    method: request.method,
    protocol: "https:",
    hostname: headers.host,
    path,
    query: gathered(decodedPairs(query), (one, other) => [one, other].flat()),
    headers,
    body: request.body,
  };
  await (presigned ? signer.presign(message, options) : signer.sign(message, options));
  return { canonical: signer.stages.canonicalRequest, signature: signer.stages.signature };
}

function signedByAws4(request) {
  const headers = gathered(request.fields.map(([name, value]) => [name.toLowerCase(), value]), (one, other) => [one, other].flat());
  let path = request.target;
  if (isPresigned(request)) {
    path += `${path.includes("?") ? "&" : "?"}X-Amz-Expires=${request.expires_in}`;
  } else {
    headers["x-amz-date"] = request.time;
    if (request.session_token) headers["x-amz-security-token"] = request.session_token;
    if (request.content_sha256) headers["x-amz-content-sha256"] = request.payload_hash;
  }
  const signer = new aws4.RequestSigner(
    { method: request.method, path, body: request.body, headers, service: request.service, region: request.region, signQuery: isPresigned(request), doNotModifyHeaders: true },
    { accessKeyId: request.access_key_id, secretAccessKey: request.secret_access_key, sessionToken: request.session_token },
  );
  signer.datetime = request.time;
  return { canonical: signer.canonicalString(), signature: signer.signature() };
}

/** A program that answers each line that it is given by a line. */
function answering(command, arguments_) {
  const child = spawn(command, arguments_, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => {});  // it has ended, as its answers tell
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(questions) {
      const text = questions.map((question) => `${JSON.stringify(question)}\n`).join("");
      child.stdin.write(text);
      const answers = [];
      for (let i = 0; i < questions.length; ++i) {
        const { value, done } = await lines.next();
        if (done) return undefined;
        answers.push(JSON.parse(value));
      }
      return answers;
    },
    end: () => child.stdin.end(),
  };
}

// Where they part.

const sections = (canonical) => {
  const lines = canonical.split("\n");
  return {
    method: lines[0],
    path: lines[1],
    query: lines[2],
    fields: lines.slice(3, -3).join("\n"),
    names: lines.at(-2),
    payload: lines.at(-1),
  };
};

const isLeftOut = (name) =>
  /^(authorization|cache-control|connection|expect|from|keep-alive|max-forwards|pragma|referer|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id)$|^proxy-|^sec-/.test(name);
/** The fields that both may sign: those of hops and ranges are each signer's choice. */
const choice = (name) => isLeftOut(name) || name === "range";
const withoutChoices = ({ fields, names }) => [
  fields.split("\n").filter((line) => !choice(line.split(":")[0])).join("\n"),
  names.split(";").filter((name) => !choice(name)).join(";"),
];
const queryText = (pairs, sort) => pairs.sort(sort).map((pair) => pair.join("=")).join("&");
const isSignersParameter = (name) => name.startsWith("X-Amz-");
/** A canonical query without the signed names, which differ where the fields do. */
const withoutNames = (query) => query.replace(/X-Amz-SignedHeaders=[^&]*/, "");
const byParts = (one, other) => byText(one[0], other[0]) || byText(one[1], other[1]);
const plusDecoded = (text) => decodeURIComponent(text.replaceAll("+", " "));

/** [peer, what it does, whether that explains all differences in (ours, theirs, request)]. */
const rules = [
  ["sdk", "S3: a path that is not spelled as S3 encodes it is signed as it stands", (ours, theirs, request) =>
    request.service === "s3" && { path: theirs.path === parts(request)[0] }],
  ["botocore", "S3: a path that is not spelled as S3 encodes it is signed as it stands", (ours, theirs, request) =>
    request.service === "s3" && { path: theirs.path === parts(request)[0] }],
  ["botocore", "a query that is not spelled canonically is signed as it stands", (ours, theirs, request) =>
    !isPresigned(request) && { query: theirs.query === queryText(rawPairs(parts(request)[1]), byParts) }],
  ["botocore", "presigning keeps the first value of a name, and takes a plus for a space", (ours, theirs, request) =>
    isPresigned(request) && { query: withoutNames(theirs.query) === withoutNames(rebuiltQuery(ours, firstOfEach(formPairs(request)))) }],
  ["botocore", "presigning takes a body for a form, so that it was given none", (ours, theirs, request) =>
    isPresigned(request) && { payload: theirs.payload === createHash("sha256").digest("hex") }],
  ["aws4", "a plus in the query is taken for a space", (ours, theirs, request) => ({
    query: withoutNames(theirs.query) === withoutNames(rebuiltQuery(ours, named(formPairs(request)))),
  })],
  ["aws4", "S3: of several values of a name in the query the first is signed; a plus as above", (ours, theirs, request) =>
    request.service === "s3" && {
      query: withoutNames(theirs.query) === withoutNames(rebuiltQuery(ours, named(firstOfEach(formPairs(request))))),
    }],
  ...["botocore", "aws4"].map((peer) => [peer, "fields that hops change, or `range`: each signer leaves out its own", (ours, theirs) => ({
    fields: withoutChoices(ours)[0] === withoutChoices(theirs)[0],
    names: withoutChoices(ours)[1] === withoutChoices(theirs)[1],
    query: withoutNames(ours.query) === withoutNames(theirs.query),
  })]),
];

const formPairs = (request) => rawPairs(parts(request)[1]).map((pair) => pair.map(plusDecoded));
const firstOfEach = (pairs) => pairs.filter(([name], i) => pairs.findIndex(([other]) => other === name) === i);
const named = (pairs) => pairs.filter(([name]) => name !== "");
/** Our canonical query with other parameters of the caller's. */
const rebuiltQuery = (ours, pairs) =>
  queryText(
    [...rawPairs(ours.query).filter(([name]) => isSignersParameter(name)), ...pairs.map((pair) => pair.map(escape))],
    byParts,
  );

/** The rules that explain together why two canonical requests differ; nothing if they do not. */
function explain(peer, ours, theirs, request) {
  const [one, other] = [sections(ours), sections(theirs)];
  const open = new Set(Object.keys(one).filter((name) => one[name] !== other[name]));
  const used = [];
  for (const [of, what, rule] of rules) {
    if (of !== peer || open.size === 0) continue;
    const explained = rule(one, other, request) || {};
    const closed = [...open].filter((name) => explained[name]);
    if (closed.length === 0) continue;
    closed.forEach((name) => open.delete(name));
    used.push(what);
  }
  return open.size === 0 ? used : undefined;
}

const ours = answering(program, []);
const botocore = answering("python3", [fileURLToPath(new URL("signing_botocore.py", import.meta.url))]);
const random = new Random(1);
const totals = { sdk: [0, 0], aws4: [0, 0], botocore: [0, 0] };
const classes = new Map();
const open = [];
let refused = 0;

console.log(`seed ${seed} (SANSAWS_SEED), peers: ${versions.join(", ")}, botocore`);
for (let left = Number(count); left > 0; ) {
  const requests = Array.from({ length: Math.min(left, 500) }, () => randomRequest(random));
  left -= requests.length;
  const [mine, python] = await Promise.all([ours.ask(requests), botocore.ask(requests)]);
  if (python === undefined && totals.botocore[0] > 0) throw new Error("botocore has ended midway");
  for (const [i, request] of requests.entries()) {
    if (mine[i].error !== undefined) {
      open.push({ peer: "nobody", error: mine[i].error, request });
      ++refused;
      continue;
    }
    const peers = { sdk: await sdk(request), aws4: signedByAws4(request), ...(python && { botocore: python[i] }) };
    for (const [peer, theirs] of Object.entries(peers)) {
      ++totals[peer][0];
      if (theirs.signature === mine[i].signature && theirs.canonical === mine[i].canonical) {
        ++totals[peer][1];
        continue;
      }
      const why = explain(peer, mine[i].canonical, theirs.canonical, request);
      if (why === undefined || why.length === 0) {
        open.push({ peer, ours: mine[i].canonical, theirs: theirs.canonical, request });
      } else {
        for (const reason of why) classes.set(`${peer}: ${reason}`, (classes.get(`${peer}: ${reason}`) ?? 0) + 1);
      }
    }
  }
}
ours.end();
botocore.end();

for (const [peer, [asked, same]] of Object.entries(totals)) console.log(`${peer}: ${asked} compared, ${same} signed alike`);
for (const [name, times] of [...classes].sort((one, other) => other[1] - one[1])) console.log(`${times}  ${name}`);
if (refused > 0) console.log(`refused by us: ${refused}`);
console.log(`not explained: ${open.length}`);
for (const one of open.slice(0, 5)) console.log(JSON.stringify(one, null, 1));
process.exitCode = open.length === 0 ? 0 : 1;
