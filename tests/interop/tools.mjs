// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Our side of the comparisons: running the example programs, and numbers that are random but
// repeatable.

import { spawn } from "node:child_process";
import path from "node:path";

/** The path of one of our programs, in the directory that SANSAWS_BIN names. */
export function program(name) {
  if (!process.env.SANSAWS_BIN) throw new Error("SANSAWS_BIN has to name the programs' directory");
  return path.join(process.env.SANSAWS_BIN, name);
}

/** So that no file of the user's and no instance is asked for credentials. */
const nowhere = {
  AWS_EC2_METADATA_DISABLED: "true",
  HOME: "/dev/null",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
};

/** The environment of a program that signs with the credentials of `context`, and nothing more. */
export function environment(context) {
  const { access_key_id, secret_access_key, session_token } = context;
  return {
    PATH: process.env.PATH,
    ...nowhere,
    AWS_ACCESS_KEY_ID: access_key_id,
    AWS_SECRET_ACCESS_KEY: secret_access_key,
    ...(session_token && { AWS_SESSION_TOKEN: session_token }),
  };
}

/** Runs `name` to its end. Resolves to {status, stdout, stderr}. */
export function run(name, options, { input = "", env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program(name), options, { env: { ...nowhere, ...env } });
    const stdout = [];
    const stderr = [];
    child.stdout.on("data", (data) => stdout.push(data));
    child.stderr.on("data", (data) => stderr.push(data));
    child.stdin.on("error", () => {});
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) }),
    );
    child.stdin.end(input);
  });
}

/** Calls `work` for every item, at most four at a time. */
export async function forEach(items, work) {
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) await work(item, index);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** "POST /a?b HTTP/1.1" and so on as {method, target, fields, body}; names in lower case. */
export function parseRequest(text) {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) throw new Error(`no end of the head in ${JSON.stringify(text)}`);
  const [first, ...lines] = text.slice(0, end).split("\r\n");
  const [method, target, version] = first.split(" ");
  if (version !== "HTTP/1.1") throw new Error(`not a request line: ${first}`);
  const fields = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    fields[name] = name in fields ? `${fields[name]},${value}` : value;
  }
  return { method, target, fields, body: text.slice(end + 4) };
}

/** The parameters of a target, decoded: {path, query: [[name, value], …] sorted}. */
export function splitTarget(target) {
  const [path, query] = target.split("?");
  const pairs = (query ?? "")
    .split("&")
    .filter((piece) => piece !== "")
    .map((piece) => piece.split("=").map(decodeURIComponent));
  return { path, query: pairs.map(([name, value]) => [name, value ?? ""]).sort(byText) };
}

export const byText = (one, other) => {
  const [left, right] = [String(one), String(other)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The seed of this run: SANSAWS_SEED, or always the same. */
export const seed = Number(process.env.SANSAWS_SEED ?? 20260102);

/** Random choices that depend on the seed alone (a 32-bit xorshift). */
export class Random {
  #state;
  constructor(salt) {
    this.#state = (seed ^ Math.imul(salt, 0x9e3779b1)) >>> 0 || 1;
    for (let i = 0; i < 8; ++i) this.below(2);
  }
  below(bound) {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state % bound;
  }
  between(low, high) {
    return low + this.below(high - low + 1);
  }
  chance(percent) {
    return this.below(100) < percent;
  }
  pick(items) {
    return items[this.below(items.length)];
  }
  text(alphabet, low, high) {
    const letters = [...alphabet];
    return Array.from({ length: this.between(low, high) }, () => this.pick(letters)).join("");
  }
  list(low, high, make) {
    return Array.from({ length: this.between(low, high) }, () => make());
  }
  shuffle(items) {
    const left = [...items];
    return Array.from({ length: left.length }, () => left.splice(this.below(left.length), 1)[0]);
  }
}

const lower = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const alphanumeric = lower + lower.toUpperCase() + digits;
const base64 = `${alphanumeric}+/=`;

/** Credentials and a time of signing. */
export function randomContext(random) {
  const two = (low, high) => String(random.between(low, high)).padStart(2, "0");
  return {
    access_key_id: random.text(alphanumeric, 1, 40),
    secret_access_key: random.text(base64, 1, random.pick([40, 40, 300])),
    session_token: random.chance(50) ? random.text(base64, 1, random.pick([40, 400, 4000])) : undefined,
    content_sha256: random.chance(50),
    time:
      `${random.between(1970, 2099)}${two(1, 12)}${two(1, 28)}` +
      `T${two(0, 23)}${two(0, 59)}${two(0, 59)}Z`,
  };
}

/** Everything that can be said about a call of the service. */
export function randomCall(random) {
  const context = randomContext(random);
  const region = random.pick([
    ...["us-east-1", "eu-central-2", "ap-southeast-7", "cn-north-1", "eusc-de-east-1"],
    ...["us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1", "us-gov-west-1"],
    ...["fips-us-west-2", "sa-east-1-fips", `${random.text(lower, 1, 8)}-${random.text(lower, 1, 8)}-9`],
  ]);
  const endpoint =
    random.chance(30) && !region.includes("fips")
      ? {
          endpoint_url: random.pick([
            `http://localhost:${random.between(1, 65535)}`,
            `https://${random.text(lower, 1, 9)}.example`,
            `https://${random.text(alphanumeric, 1, 9)}.Example:443/`,
            `http://127.0.0.1:${random.between(1, 65535)}/${random.text(alphanumeric, 1, 9)}`,
            `https://[2001:db8::${random.between(1, 9)}]:8443/a/${random.text(lower, 1, 5)}%20b`,
          ]),
        }
      : { fips: random.chance(30), dual_stack: random.chance(30) };
  return {
    context: { ...context, region, ...endpoint },
    input: {
      tableBucketARN:
        `arn:aws${random.pick(["", "-cn", "-us-gov", "-iso-b"])}:s3tables:` +
        `${random.text(`${lower}${digits}-`, 1, 20)}:${random.text(digits, 12, 12)}:bucket/` +
        random.text(`${lower}${digits}-_`, 3, 63),
      namespace: random.text(`${lower}${digits}_`, 1, random.pick([20, 255])),
      name: random.text(`${lower}${digits}_`, 1, random.pick([20, 255])),
    },
  };
}

const escape = (part) =>
  encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const unreserved = `${alphanumeric}-._~`;
const anything = `${unreserved} !"#$%&'()*+,/:;<=>?@[]^{|}éß§ሴ𝄞`;

/** A request to any service as {context, request, query}; `query` holds the decoded pairs. */
export function randomRequest(random) {
  const context = {
    ...randomContext(random),
    region: random.pick(["us-east-1", "eu-west-3", "cn-north-1"]),
    service: random.text(lower, 1, 12),
    path_encoding: random.chance(25) ? "once" : "twice",
  };
  if (context.session_token && random.chance(30)) context.unsigned_token = true;
  // For S3 the SDK signs a path as it stands, which is right where it stands as S3 encodes it.
  const once = context.path_encoding === "once";
  const texts = once ? anything.replace("/", "") : anything;
  const spellings = once ? [] : ["%2e%2E", "a:b@c", "x!$&'()*+,;=y", "%2f%25"];
  const segment = () =>
    random.chance(60)
      ? escape(random.text(random.chance(50) ? texts : unreserved, 1, 12))
      : random.pick([".", "..", "", "...", ...spellings]);
  const path = `/${random.list(0, 6, segment).join("/")}`;
  const query = random.list(0, 6, () => [
    random.pick(["a", "a-", "A", "Action", "é", random.text(anything, 1, 8)]),
    random.text(anything, 0, 10),
  ]);
  const pairs = query.map(([name, value]) => `${escape(name)}=${escape(value)}`);
  const body = random.chance(40) ? random.text(`${anything}\n`, 1, 200) : "";
  const value = () => {
    const words = random.list(0, 4, () => random.text(alphanumeric + '"=;,é', 1, 9));
    return words.join(random.pick([" ", "  ", " \t "]));
  };
  const fields = [
    ["Host", `${random.text(lower, 1, 12)}.example${random.pick(["", ":8443"])}`],
    ...random.list(0, 7, () => [
      random.pick(["Accept", "X-One", "x-one", "X-Two", random.text(`${alphanumeric}-_.`, 1, 14)]),
      value(),
    ]),
  ];
  if (body !== "") fields.push(["Content-Length", String(Buffer.byteLength(body))]);
  return {
    context,
    query,
    request: {
      method: random.pick(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"]),
      target: path + (pairs.length === 0 ? "" : `?${pairs.join("&")}`),
      fields: random.shuffle(fields),
      body,
    },
  };
}

/** Text for a terminal: as JSON.stringify has it, and without the control characters that it leaves. */
export function quoted(text) {
  const code = (c) => "\\u00" + c.charCodeAt(0).toString(16);
  return JSON.stringify(text).replace(/[\x7f-\x9f]/g, code);
}
