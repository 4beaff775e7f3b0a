// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes tests/vectors/chain: where botocore and the AWS SDK for JavaScript find credentials, in
// environments in which several places have some.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { chainVersion } from "./peers.mjs";

/** The credentials of a place, which tell where they are from. */
const keys = (place) => ({ id: `AKID${place}`, secret: `secret/of/${place}`, token: `token-of-${place}` });
const time = "2099-01-02T03:04:05Z";
const document = (place, more, token = "Token") =>
  JSON.stringify({ ...more, AccessKeyId: keys(place).id, SecretAccessKey: keys(place).secret, [token]: keys(place).token, Expiration: time });
const given = {
  process: document("PROCESS", { Version: 1 }, "SessionToken"),
  container: document("CONTAINER", {}),
  instance: document("INSTANCE", { Code: "Success" }),
  metadata_token: "AQAEANY0token_EXAMPLE-0123456789==",
  role: "my-role",
  authorization: "Basic dXNlcjpwYXNz",
};

const environment = (place, token = true) => ({
  AWS_ACCESS_KEY_ID: keys(place).id,
  AWS_SECRET_ACCESS_KEY: keys(place).secret,
  ...(token && { AWS_SESSION_TOKEN: keys(place).token }),
});
const section = (name, place, token = true) =>
  `[${name}]\naws_access_key_id = ${keys(place).id}\naws_secret_access_key = ${keys(place).secret}\n` +
  (token ? `aws_session_token = ${keys(place).token}\n` : "");
const command = "credential_process = cat {folder}/process.json\n";
const off = { AWS_EC2_METADATA_DISABLED: "true" };
const instance = { AWS_EC2_METADATA_SERVICE_ENDPOINT: "{url}" };
const container = { ...off, AWS_CONTAINER_CREDENTIALS_FULL_URI: "{url}/container" };

const named = "a profile that is asked for by name is not replaced by other credentials";
const halfKey = "half a key is told, and not replaced by other credentials";
const oneFile = "a key and its token are of one file";
const order = "a profile's credential_process comes before a key in the config file, as for the AWS CLI";
const notNeeded = "a file that is only needed for the region does not count where it is wrong";
const halfPair = "half a key is told; for botocore a key without an id is none";

// Each case: what it shows; the environment, in which {url} is the server below and {folder} a folder
// with the files; the texts of the files; and maybe the profile that an option names, what differs
// for a peer and why, and whether only botocore is asked, as the SDK would go to a service.
const cases = [
  { name: "nothing is set up", env: off },
  { name: "a key in the environment", env: { ...off, ...environment("ENVIRONMENT", false) } },
  { name: "a key and a token in the environment", env: { ...off, ...environment("ENVIRONMENT") } },
  { name: "the environment before a profile", env: { ...off, ...environment("ENVIRONMENT") }, credentials: section("default", "CREDENTIALS") },
  { name: "the environment before a container", env: { ...container, ...environment("ENVIRONMENT") } },
  { name: "the environment before a profile that it names", env: { ...off, ...environment("ENVIRONMENT"), AWS_PROFILE: "prod" }, credentials: section("prod", "CREDENTIALS"), differs: { sdk: "a key in the environment comes before AWS_PROFILE, as for the AWS CLI" } },
  { name: "the environment, and a config file that is wrong", env: { ...off, ...environment("ENVIRONMENT") }, config: "[profile prod\n", differs: { botocore: notNeeded } },
  { name: "an id alone in the environment", env: { ...off, AWS_ACCESS_KEY_ID: "AKIDENVIRONMENT" } },
  { name: "a key alone in the environment", env: { ...off, AWS_SECRET_ACCESS_KEY: "secret" }, differs: { botocore: halfPair } },
  { name: "an id alone in the environment, and a profile", env: { ...off, AWS_ACCESS_KEY_ID: "AKIDENVIRONMENT" }, credentials: section("default", "CREDENTIALS"), differs: { sdk: halfKey } },
  { name: "empty variables are as absent ones", env: { ...off, AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" }, credentials: section("default", "CREDENTIALS") },

  { name: "the credentials file", env: off, credentials: section("default", "CREDENTIALS") },
  { name: "the credentials file, without a token", env: off, credentials: section("default", "CREDENTIALS", false) },
  { name: "the config file", env: off, config: section("default", "CONFIG") },
  { name: "the default profile by its longer name", env: off, config: section("profile default", "CONFIG") },
  { name: "both files", env: off, config: section("default", "CONFIG"), credentials: section("default", "CREDENTIALS") },
  { name: "the files below HOME", env: { ...off, HOME: "{folder}", AWS_CONFIG_FILE: "", AWS_SHARED_CREDENTIALS_FILE: "" }, below: true, credentials: section("default", "CREDENTIALS") },
  { name: "a profile of AWS_PROFILE", env: { ...off, AWS_PROFILE: "prod" }, config: section("profile prod", "CONFIG"), credentials: section("default", "CREDENTIALS") },
  { name: "a profile by an option", env: { ...off, ...environment("ENVIRONMENT"), AWS_PROFILE: "other" }, profile: "prod", credentials: section("prod", "CREDENTIALS") },
  { name: "a profile that is not there", env: { ...off, AWS_PROFILE: "prod" }, credentials: section("default", "CREDENTIALS") },
  { name: "a profile in other letters", env: { ...off, AWS_PROFILE: "Prod" }, credentials: section("prod", "CREDENTIALS") },
  { name: "a profile without its prefix", env: { ...off, AWS_PROFILE: "prod" }, config: section("prod", "CONFIG") },
  { name: "a profile by an option that is not there", env: { ...off, ...environment("ENVIRONMENT") }, profile: "prod", credentials: section("default", "CREDENTIALS") },
  { name: "a profile that is not there, and a container", env: { ...container, AWS_PROFILE: "prod" }, differs: { sdk: named } },
  { name: "a profile with a region alone, and a container", env: { ...container, AWS_PROFILE: "prod" }, config: "[profile prod]\nregion = eu-west-1\n" },
  { name: "a profile with a region alone, and nothing else", env: { ...off, AWS_PROFILE: "prod" }, config: "[profile prod]\nregion = eu-west-1\n" },
  { name: "a key and a region in two files", env: off, config: "[default]\nregion = eu-west-1\n", credentials: section("default", "CREDENTIALS") },
  { name: "a region of a profile beside the environment", env: { ...off, ...environment("ENVIRONMENT") }, config: "[default]\nregion = eu-west-1\n" },
  { name: "an id without a key", env: off, credentials: "[default]\naws_access_key_id = AKIDCREDENTIALS\n" },
  { name: "an id without a key, and a container", env: container, credentials: "[default]\naws_access_key_id = AKIDCREDENTIALS\n", differs: { sdk: halfKey } },
  { name: "an id and a key in two files", env: off, config: "[default]\naws_secret_access_key = secret\n", credentials: "[default]\naws_access_key_id = AKIDCREDENTIALS\n", differs: { sdk: oneFile } },
  { name: "a key and a token in two files", env: off, config: "[default]\naws_session_token = token-of-CONFIG\n", credentials: section("default", "CREDENTIALS", false), differs: { sdk: oneFile } },
  { name: "a config file that is wrong", env: off, config: "[default\n" },
  { name: "a credentials file that is wrong", env: off, credentials: "aws_access_key_id = AKIDCREDENTIALS\n" },

  { name: "a process", env: off, config: `[default]\n${command}` },
  { name: "a process, and a key in the credentials file", env: off, config: `[default]\n${command}`, credentials: section("default", "CREDENTIALS") },
  { name: "a process, and a key in the config file", env: off, config: section("default", "CONFIG") + command, differs: { sdk: order } },
  { name: "a process that fails", env: off, config: "[default]\ncredential_process = false\n" },
  { name: "a process that fails, and a container", env: container, config: "[default]\ncredential_process = false\n", differs: { sdk: named } },
  { name: "a process before a container", env: container, config: `[default]\n${command}` },

  { name: "a role to assume", env: off, config: `[default]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = base\n${section("profile base", "CONFIG")}`, botocoreOnly: true },
  { name: "a role to assume, and a key", env: off, config: "[default]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = default\n", credentials: section("default", "CREDENTIALS"), botocoreOnly: true },
  { name: "a web identity of a profile", env: off, config: "[default]\nrole_arn = arn:aws:iam::111122223333:role/r\nweb_identity_token_file = {folder}/token\n", botocoreOnly: true },
  { name: "a web identity of the environment", env: { ...off, AWS_WEB_IDENTITY_TOKEN_FILE: "{folder}/token", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/r" }, botocoreOnly: true },
  { name: "a web identity of the environment, and a key there", env: { ...off, ...environment("ENVIRONMENT"), AWS_WEB_IDENTITY_TOKEN_FILE: "{folder}/token", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/r" } },
  { name: "a web identity of the environment, and a profile", env: { ...off, AWS_WEB_IDENTITY_TOKEN_FILE: "{folder}/token", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/r" }, credentials: section("default", "CREDENTIALS"), botocoreOnly: true },
  { name: "a web identity of the environment, and a profile by an option", env: { ...off, AWS_WEB_IDENTITY_TOKEN_FILE: "{folder}/token", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/r" }, profile: "prod", credentials: section("prod", "CREDENTIALS"), botocoreOnly: true },
  { name: "an SSO session with a role", env: off, config: "[default]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://example.com/start\n", botocoreOnly: true },
  { name: "an SSO role, and a key", env: off, config: "[default]\nsso_account_id = 111122223333\nsso_role_name = r\nsso_region = us-east-1\nsso_start_url = https://example.com/start\n", credentials: section("default", "CREDENTIALS"), botocoreOnly: true },
  { name: "an SSO session without a role, and a key", env: off, config: "[default]\nsso_session = s\n[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://example.com/start\n", credentials: section("default", "CREDENTIALS") },
  { name: "a login session, and a key in the config file", env: off, config: section("default", "CONFIG") + "login_session = s\n", botocoreOnly: true },
  { name: "a login session, and a key in the credentials file", env: off, config: "[default]\nlogin_session = s\n", credentials: section("default", "CREDENTIALS") },

  { name: "a container", env: container },
  { name: "a container with a token", env: { ...container, AWS_CONTAINER_CREDENTIALS_FULL_URI: "{url}/guarded", AWS_CONTAINER_AUTHORIZATION_TOKEN: given.authorization } },
  { name: "a container with a token in a file", env: { ...container, AWS_CONTAINER_CREDENTIALS_FULL_URI: "{url}/guarded", AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{folder}/token", AWS_CONTAINER_AUTHORIZATION_TOKEN: "other" } },
  { name: "a container with a token in a file that is not there", env: { ...container, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{folder}/none" } },
  { name: "a container that is not to be asked", env: { ...off, AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://192.0.2.1/container" } },
  { name: "a container that fails", env: { ...container, AWS_CONTAINER_CREDENTIALS_FULL_URI: "{url}/failing" } },
  { name: "a container before an instance", env: { ...instance, AWS_CONTAINER_CREDENTIALS_FULL_URI: "{url}/container" } },
  { name: "a container that fails, and an instance", env: { ...instance, AWS_CONTAINER_CREDENTIALS_FULL_URI: "{url}/failing" } },
  { name: "an instance", env: instance },
  { name: "an instance, and a profile without credentials", env: { ...instance, AWS_PROFILE: "prod" }, config: "[profile prod]\nregion = eu-west-1\n" },
  { name: "an instance that is not to be asked", env: { ...instance, AWS_EC2_METADATA_DISABLED: "TRUE" } },
];

/** What the endpoints answer. The same is said of them in the vectors. */
function answer({ url, headers }) {
  if (url === "/container") return { text: given.container };
  if (url === "/guarded") return headers.authorization === given.authorization ? { text: given.container } : { status: 403, text: "{}" };
  if (url === "/latest/api/token") return { text: given.metadata_token };
  if (headers["x-aws-ec2-metadata-token"] !== given.metadata_token) return { status: 401, text: "" };
  if (url.endsWith("/security-credentials/")) return { text: given.role };
  return url.endsWith(`/${given.role}`) ? { text: given.instance } : { status: 404, text: "" };
}

/** The environment of a case, with its files in a folder of its own. */
function prepare({ env, config, credentials, below }, folder, url) {
  mkdirSync(path.join(folder, ".aws"), { recursive: true });
  const file = (name) => path.join(folder, below ? ".aws" : "", name);
  const fill = (text) => text.replaceAll("{folder}", folder).replaceAll("{url}", url);
  if (config !== undefined) writeFileSync(file("config"), fill(config));
  if (credentials !== undefined) writeFileSync(file("credentials"), fill(credentials));
  writeFileSync(path.join(folder, "process.json"), given.process);
  writeFileSync(path.join(folder, "token"), given.authorization);
  const all = { HOME: "/nonexistent", AWS_CONFIG_FILE: file("config"), AWS_SHARED_CREDENTIALS_FILE: file("credentials"), ...env };
  const filled = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, fill(value)]));
  if (!below) return filled;
  // For botocore an empty one is a path.
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== ""));
}

/** By a process of its own, as much of what the SDK reads is read once. */
async function askSdk(env, profile) {
  const script = `
    import { defaultProvider } from ${JSON.stringify(new URL("peers.mjs", import.meta.url).href)};
    const { env, profile } = ${JSON.stringify({ env, profile: profile ?? null })};
    for (const name of Object.keys(process.env)) if (name.startsWith("AWS_") || name === "HOME") delete process.env[name];
    Object.assign(process.env, env, { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" });
    try {
      const { accessKeyId: id, secretAccessKey: secret, sessionToken: token = "" } =
        await defaultProvider({ ...(profile && { profile }), maxRetries: 0 })();
      console.log(JSON.stringify({ id, secret, token }));
    } catch {
      console.log(JSON.stringify({ nothing: true }));
    }`;
  return JSON.parse(await output(process.execPath, ["--input-type=module", "-e", script], ""));
}

/** What a program prints; nothing where it is missing, or says that something is. */
function output(program, parameters, input) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: ["pipe", "pipe", "ignore"] });
    let text = "";
    child.stdout.on("data", (part) => (text += part));
    child.on("error", () => resolve(undefined));
    child.on("close", (status) => resolve(status === 0 ? text : undefined));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

async function askBotocore(prepared) {
  const script = fileURLToPath(new URL("botocore_chain.py", import.meta.url));
  for (const python of ["python3", "/usr/bin/python3"]) {
    const text = await output(python, [script], JSON.stringify(prepared));
    const made = text && JSON.parse(text);
    // Older ones know neither loopback addresses of containers nor login sessions.
    if (made && Number(made.version.split(".")[1]) >= 43) return made;
  }
  return undefined;
}

function recorded() {
  const file = JSON.parse(readFileSync(new URL("../vectors/chain/cases.json", import.meta.url), "utf8"));
  return { version: file.made_by.at(-1).split(" ")[1], found: file.cases.map(({ botocore }) => botocore) };
}

/** What both say in the same words: a key, or that there is none. */
const key = ({ id, secret, token }) => (id === undefined ? "nothing" : `${id} ${secret} ${token}`);

function compare({ name, differs = {} }, sdk, botocore) {
  if (sdk === undefined || "sdk" in differs || "botocore" in differs) {
    if (sdk && key(sdk) === key(botocore) && !("botocore" in differs)) throw new Error(`${name}: the peers agree`);
    return;
  }
  if (key(sdk) !== key(botocore)) throw new Error(`${name}: ${JSON.stringify({ sdk, botocore })}`);
}

/** Path inside tests/vectors/chain → content. */
export async function makeChainVectors() {
  const server = http.createServer((request, response) => {
    const { status = 200, text } = request.url === "/failing" ? { status: 500, text: "{}" } : answer(request);
    response.writeHead(status, { connection: "close" });
    response.end(text);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const folder = mkdtempSync(path.join(tmpdir(), "chain-"));
  try {
    const prepared = cases.map((one, index) => ({
      env: prepare(one, path.join(folder, String(index)), url),
      profile: one.profile,
    }));
    let botocore = await askBotocore(prepared);
    if (!botocore) {
      console.log("left out: botocore (none of version 1.43 or newer is installed)");
      botocore = recorded();
    }
    const lines = [];
    for (const [index, one] of cases.entries()) {
      const sdk = one.botocoreOnly ? undefined : await askSdk(prepared[index].env, one.profile);
      compare(one, sdk, botocore.found[index]);
      const { botocoreOnly, ...said } = one;
      lines.push({ ...said, sdk, botocore: botocore.found[index] });
    }
    const list = `[\n  ${lines.map((each) => JSON.stringify(each)).join(",\n  ")}\n]`;
    const made_by = JSON.stringify([chainVersion, `botocore ${botocore.version}`]);
    return { "cases.json": `{"made_by": ${made_by},\n "given": ${JSON.stringify(given)},\n "cases": ${list}}\n` };
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}
