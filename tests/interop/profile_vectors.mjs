// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes tests/vectors/profiles: what botocore and the AWS SDK for JavaScript make of shared config
// and credentials files.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";

import { coreVersion, loadConfigFiles } from "./peers.mjs";

// Each case: what it shows, `config`, `credentials`, and in `differs` which peers make another thing
// of it than our rule, and why. Where both do, `rule` is ours. The published grammar is that of the
// AWS SDKs and Tools Reference Guide, which most other SDKs of AWS follow to the letter.
const grammar = "the published grammar";
const error = (why) => ({ error: why });
const profiles = (found) => ({ profiles: found, sso_sessions: {}, services: {} });

const inline = `${grammar} lets a comment follow a blank; botocore takes it for a part of the value`;
const once = "botocore refuses a file that names anything twice";
const lenient = "the SDK skips what it cannot read";
const named = "botocore takes any name; the published grammar has a list of characters";
const kept = "the SDK keeps letter case; botocore, and the SDKs for Go and Rust, do not";

const cases = [
  ["no file", {}],
  ["empty files", { config: "", credentials: "" }],
  ["a profile", { config: "[profile foo]\nregion = eu-west-1\n" }],
  ["a profile in the credentials file", { credentials: "[foo]\naws_access_key_id=AKID\naws_secret_access_key=a/b+c=\n" }],
  ["the default profile in both files", { config: "[default]\nregion=r\n", credentials: "[default]\naws_access_key_id=AKID\n" }],
  ["no line end behind the last line", { config: "[profile foo]\na = b" }],
  ["lines that end with CR LF", { config: "[profile foo]\r\na = b\r\ns3 =\r\n  c = d\r\n\r\n[profile bar]\r\ne = f\r\n" }],
  ["lines that end with CR", { config: "[profile foo]\ra = b\r[profile bar]\rc = d\r" },
    { sdk: "old files of a Mac: Python and Java read them, the SDK does not" }],
  ["a byte order mark", { config: "\ufeff[profile foo]\na = b\n" },
    { botocore: "a byte order mark is what Windows puts before text; botocore refuses the file" }],
  ["blanks around all parts", { config: "[profile foo]  \na \t=\t b c \t\n" }],
  ["blanks inside the brackets", { config: "[ \tprofile \t foo\t]\na = b\n" },
    { sdk: "blanks inside the brackets do not count; the SDK ignores the section",
      botocore: "blanks inside the brackets do not count; botocore ignores the section" },
    profiles({ foo: { a: "b" } })],
  ["blanks inside the brackets of the credentials file", { credentials: "[ foo\t]\na = b\n" },
    { sdk: "blanks inside the brackets do not count; for the SDK they are a part of the name",
      botocore: "blanks inside the brackets do not count; for botocore they are a part of the name" },
    profiles({ foo: { a: "b" } })],
  ["a tab behind the word profile", { config: "[profile\tfoo]\na = b\n" }],
  ["blank lines", { config: "\n \t\n[profile foo]\n\na = b\n\n\t\nc = d\n" }],
  ["signs of equality in a value", { config: "[profile foo]\na = b=c==\n" }],
  ["a value that is not ASCII", { config: "[profile foo]\na = b\u00e9\u20ac\ud83d\ude00\n" }],
  ["quotes around a value", { config: "[profile foo]\na = \"b\"\nc = 'd'\n" }],
  ["a percent sign in a value", { config: "[profile foo]\na = %(b)s 50%\n" }],
  ["an empty value", { config: "[profile foo]\na =\nb = c\n" },
    { sdk: "a property may be empty; the SDK has none then" }],
  ["upper case in the name of a property", { config: "[profile foo]\nRegion = b\nAWS_ACCESS_KEY_ID = AKID\n" }, { sdk: kept }],
  ["upper case in the name of a profile", { config: "[profile Foo]\na = b\n[profile foo]\na = c\n" }],
  ["upper case in the word profile", { config: "[Profile foo]\na = b\n[profile bar]\na = c\n" }],
  ["every character that a name may have", { config: "[profile A.Z_a-z/0%9@b:c+d]\nA_Z-a0 = b\n" },
    { sdk: kept }],
  ["a digit is a name", { credentials: "[0]\n1 = 2\n" }],

  ["comments before anything else", { config: "# a\n; b\n[profile foo]\n#c\na = b\n;d = e\n" }],
  ["comments behind a section", { config: "[profile foo] # a\na = b\n[profile bar];c\nd = e\n[profile qux]#\nf = g\n" },
    { sdk: "a comment may touch the bracket; the SDK takes the line for nothing" }],
  ["a comment behind a value", { config: "[profile foo]\na = b # c ; d\ne = f\t; g\n" }, { botocore: inline }],
  ["empty comments", { config: "#\n;\n[profile foo] ;\na = b ;\nc = d\t#\n" }, { botocore: inline }],
  ["what looks like a comment inside a value", { config: "[profile foo]\na = b#c;d\n" }],
  ["a value that begins with #", { config: "[profile foo]\na =#b\n" }],
  ["nothing but a comment behind the =", { config: "[profile foo]\na = # b\nc = d\n" },
    { botocore: inline, sdk: "a property may be empty; the SDK has none then" },
    profiles({ foo: { a: "", c: "d" } })],
  ["an indented comment", { config: "[profile foo]\na = b\n  # c\nd = e\n" }],
  ["an indented comment among nested properties", { config: "[profile foo]\ns3 =\n  # a = b\n  c = d\n" }],

  ["a value that goes on in the next line", { config: "[profile foo]\na = b\n c\n\td e\n" }, { sdk: lenient }],
  ["a line that goes on with a comment in it", { config: "[profile foo]\na = b\n c # d\n" }, { sdk: lenient }],
  ["a line that goes on and looks like a property", { config: "[profile foo]\na = b\n  c = d\n" },
    { sdk: "a line that begins with a blank goes on with the value; for the SDK it is a property" }],
  ["a line that goes on and looks like a section", { config: "[profile foo]\na = b\n  [c]\nd = e\n" },
    { sdk: "a line that begins with a blank goes on with the value; for the SDK it is a section" }],
  ["a blank line before a line that goes on", { config: "[profile foo]\na = b\n\n c\n" },
    { sdk: lenient, botocore: "a blank line does not count; for botocore it is an empty line of the value" },
    profiles({ foo: { a: "b\nc" } })],
  ["nested properties", { config: "[profile foo]\ns3 =\n  max_queue_size = 1\n  use = a=b\nregion = r\n" }],
  ["nested properties with blank lines", { config: "[profile foo]\ns3 =\n  a = b\n\t \n  c = d\n" }],
  ["a comment behind a nested value", { config: "[profile foo]\ns3 =\n  a = b # c\n" }, { botocore: inline }],
  ["an empty nested value", { config: "[profile foo]\ns3 =\n  a =\n  b = c\n" },
    { sdk: "a property may be empty; the SDK takes it for a list of nested ones" }],
  ["upper case in a nested name", { config: "[profile foo]\ns3 =\n  Use = b\n" },
    { sdk: kept, botocore: "letter case counts in no name of a property; in nested ones it does for botocore" },
    profiles({ foo: { s3: { use: "b" } } })],
  ["nested properties deeper than that", { config: "[profile foo]\ns3 =\n  a = b\n    c = d\n" }],
  ["a nested line without =", { config: "[profile foo]\ns3 =\n  a\n" }, { sdk: lenient }],
  ["a nested line without a name", { config: "[profile foo]\ns3 =\n  = a\n" },
    { sdk: lenient, botocore: `${grammar} wants a name before the =; botocore takes an empty one` },
    error(`${grammar} wants a name before the =`)],
  ["a nested name with a blank", { config: "[profile foo]\ns3 =\n  a b = c\n  d = e\n" },
    { sdk: named.replace("botocore", "the SDK"), botocore: named }, profiles({ foo: { s3: { d: "e" } } })],

  ["a profile that is there again", { config: "[profile foo]\na = b\n[profile bar]\nc = d\n[profile foo]\ne = f\n" }, { botocore: once }],
  ["a property that is there again", { config: "[profile foo]\na = b\nc = d\na = e\n" }, { botocore: once }],
  ["a property of a profile that is there again", { config: "[profile foo]\na = b\n[profile foo]\na = c\n" }, { botocore: once }],
  ["nested properties that are there again", { config: "[profile foo]\ns3 =\n  a = b\n  c = d\n  a = e\n" }],
  ["[profile default] behind [default]", { config: "[default]\na = b\nc = d\n[profile default]\na = e\n" }],
  ["[profile default] before [default]", { config: "[profile default]\na = e\n[default]\na = b\nc = d\n" },
    { botocore: "[profile default] counts wherever it stands; for botocore the last one does" }],
  ["[profile default] in two parts", { config: "[profile default]\na = b\n[default]\nc = d\n[profile default]\ne = f\n" }, { botocore: once }],

  ["the credentials file before the config file", { config: "[profile foo]\na = b\nc = d\n", credentials: "[foo]\na = e\nf = g\n" }],
  ["nested properties in both files", { config: "[profile foo]\ns3 =\n  a = b\n", credentials: "[foo]\ns3 =\n  c = d\n" },
    { sdk: "properties of both files are merged, nested ones are not; the SDK merges these, too" }],
  ["profiles that are in one file each", { config: "[profile foo]\na = b\n", credentials: "[bar]\nc = d\n" }],
  ["a default profile in two parts and in the credentials file",
    { config: "[default]\na = b\n[profile default]\nc = d\n", credentials: "[default]\ne = f\n" }],

  ["a profile without the word in the config file", { config: "[foo]\na = b\n[default]\nc = d\n" }],
  ["the word without a blank behind it", { config: "[profilefoo]\na = b\n[profile bar]\nc = d\n" }],
  ["the word profile in the credentials file", { credentials: "[profile foo]\na = b\n[bar]\nc = d\n" },
    { sdk: `${grammar} ignores it; for the SDK the profile is named "profile.foo"`,
      botocore: `${grammar} ignores it; for botocore the profile is named "profile foo"` },
    profiles({ bar: { c: "d" } })],
  ["a profile named profile", { credentials: "[profile]\na = b\n" }],
  ["a name with blanks", { config: "[profile foo bar]\na = b\n[profile qux]\nc = d\n" }],
  ["a name with blanks in the credentials file", { credentials: "[foo bar]\na = b\n[qux]\nc = d\n" }, { botocore: named }],
  ["quotes around a name", { config: "[profile \"foo\"]\na = b\n[profile 'bar']\nc = d\n" }],
  ["quotes around a name with blanks", { config: "[profile \"foo bar\"]\na = b\n[profile qux]\nc = d\n" }, { botocore: named }],
  ["a section without name", { config: "[profile]\na = b\n[sso-session]\nc = d\n[default]\ne = f\n" }],
  ["sections that are none of ours", { config: "[plugins]\na = b\n[preview]\nc = d\n[default]\ne = f\n[foo bar]\ng = h\n" }],
  ["a name of a property with a blank", { config: "[profile foo]\na b = c\nd = e\n" },
    { sdk: named.replace("botocore", "the SDK"), botocore: named }, profiles({ foo: { d: "e" } })],
  ["a line that goes on with an ignored property", { config: "[profile foo]\na b = c\n  d\ne = f\n" },
    { sdk: named.replace("botocore", "the SDK"), botocore: named }, profiles({ foo: { e: "f" } })],
  ["anything in an ignored section", { config: "[foo]\na\n= b\n c\n[default]\nd = e\n" },
    { botocore: "what is in an ignored section is not looked at; botocore refuses the file" }],
  ["an SSO session", { config: "[sso-session foo]\nsso_region = r\n[profile foo]\nsso_session = foo\n" }],
  ["an SSO session named default", { config: "[default]\na = b\n[sso-session default]\nc = d\n" }],
  ["an SSO session in the credentials file", { credentials: "[sso-session foo]\na = b\n[bar]\nc = d\n" },
    { sdk: "it belongs into the config file; the SDK takes it from there, too",
      botocore: "it belongs into the config file; for botocore it is a profile" },
    profiles({ bar: { c: "d" } })],
  ["services", { config: "[profile foo]\nservices = bar\n[services bar]\ns3 =\n  endpoint_url = http://localhost:9000\n" }],

  ["a section that is not closed", { config: "[profile foo\na = b\n" }, { sdk: lenient }],
  ["text behind a section", { config: "[profile foo] bar\na = b\n" },
    { sdk: lenient, botocore: `${grammar} wants nothing but a comment there; botocore skips it` },
    error(`${grammar} wants nothing but a comment behind the bracket`)],
  ["a property before any section", { config: "a = b\n[profile foo]\nc = d\n" }, { sdk: lenient }],
  ["a property without =", { config: "[profile foo]\na\nb = c\n" }, { sdk: lenient }],
  ["a property with a colon", { config: "[profile foo]\na : b\nc = d\n" },
    { sdk: lenient, botocore: `${grammar} wants a =; botocore takes a colon for one` },
    error(`${grammar} wants a =`)],
  ["a property without name", { config: "[profile foo]\n= a\n" }, { sdk: lenient }],
  ["an indented property behind a section", { config: "[profile foo]\n  a = b\n  c = d\n" },
    { sdk: `${grammar} takes the line for one that goes on; the SDK takes a property`,
      botocore: `${grammar} takes the line for one that goes on; botocore takes a property where none stands before` },
    error(`${grammar}: there is nothing to go on with`)],
  ["a line that goes on before any section", { config: "  a = b\n" }, { sdk: lenient }],
  ["a line that goes on across a section", { config: "[profile foo]\na = b\n[profile bar]\n  c\n" }, { sdk: lenient }],
  ["a bad config file beside a good credentials file", { config: "[profile foo\n", credentials: "[foo]\na = b\n" }, { sdk: lenient }],
];

/** `s3.a` of the SDK is a nested property. An empty section is none for the SDK, so for nobody. */
function normalized(found) {
  const groups = { profiles: {}, sso_sessions: {}, services: {} };
  for (const [group, sections] of Object.entries(found)) {
    for (const [name, properties] of Object.entries(sections)) {
      if (Object.keys(properties).length !== 0) groups[group][name] = properties;
    }
  }
  return groups;
}

const clean = (value) => JSON.parse(JSON.stringify(value));

async function askSdk(given, folder) {
  const files = { config: path.join(folder, "config"), credentials: path.join(folder, "credentials") };
  for (const [name, file] of Object.entries(files)) {
    rmSync(file, { force: true });
    if (name in given) writeFileSync(file, given[name]);
  }
  const merged = await loadConfigFiles({ configFilepath: files.config, filepath: files.credentials, ignoreCache: true });
  const found = { profiles: {}, sso_sessions: {}, services: {} };
  for (const [key, properties] of Object.entries(merged)) {
    const [, word, rest] = /^(?:(sso-session|services)\.)?(.*)$/s.exec(key);
    const group = { undefined: "profiles", "sso-session": "sso_sessions", services: "services" }[word];
    const made = (found[group][rest] = {});
    for (const [name, value] of Object.entries(properties)) {
      const dot = name.indexOf(".");
      if (dot === -1) made[name] = value;
      else (made[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = value;
    }
  }
  return normalized(found);
}

/** Of all cases, and "botocore VERSION"; nothing where botocore is not installed. */
function askBotocore() {
  const script = fileURLToPath(new URL("botocore_profiles.py", import.meta.url));
  const input = JSON.stringify(cases.map(([, given]) => given));
  const python = ["/usr/bin/python3", "python3"].map((name) => spawnSync(name, [script], { input, encoding: "utf8" }));
  const done = python.find(({ status }) => status === 0);
  if (!done) return undefined;
  const { version, outcomes } = JSON.parse(done.stdout);
  // Older ones know no services: what those are is for the SDK to say.
  const told = (found) => ({ ...normalized(found), services: undefined });
  return { version: `botocore ${version}`, outcomes: outcomes.map((one) => (one.error ? one : clean(told(one)))) };
}

/** What was recorded, for where botocore is not installed, or is another one that says the same. */
function recorded() {
  const file = JSON.parse(readFileSync(new URL("../vectors/profiles/cases.json", import.meta.url), "utf8"));
  return { version: file.made_by[1], outcomes: file.cases.map((one) => one.botocore) };
}

/** Path inside tests/vectors/profiles → content. */
export async function makeProfileVectors() {
  let botocore = askBotocore();
  if (!botocore) {
    console.log("left out: botocore (python3-botocore is not installed)");
    botocore = recorded();
  } else {
    try {
      const before = recorded();
      if (isDeepStrictEqual(before.outcomes, botocore.outcomes)) botocore = before;
    } catch {
      // Nothing was recorded yet.
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), "profiles-"));
  const lines = [];
  for (const [index, [name, given, differs = {}, rule]] of cases.entries()) {
    const answers = { sdk: await askSdk(given, folder), botocore: botocore.outcomes[index] };
    const ours = rule ?? answers[differs.sdk ? "botocore" : "sdk"];
    for (const [peer, answer] of Object.entries(answers)) {
      const asked = peer === "sdk" ? ours : clean({ ...ours, services: undefined });
      const same = ours.error ? Boolean(answer.error) : isDeepStrictEqual(answer, asked);
      if (same === (peer in differs)) {
        const all = JSON.stringify({ answers, differs, rule }, null, 1);
        throw new Error(`${name}: ${peer} ${same ? "agrees after all" : "differs, and nothing says why"}\n${all}`);
      }
    }
    lines.push(JSON.stringify({ name, ...given, ...answers, differs: Object.keys(differs).length ? differs : undefined, rule }).replace("\ufeff", "\\ufeff"));
  }
  rmSync(folder, { recursive: true });
  const made_by = JSON.stringify([coreVersion, botocore.version]);
  return {
    "cases.json": `{"made_by": ${made_by},\n "cases": [\n  ${lines.join(",\n  ")}\n]}\n`,
  };
}
