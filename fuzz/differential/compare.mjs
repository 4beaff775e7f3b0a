// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Our reader, Boost.Beast's and Node's on the same bytes: a table of where they part.
//
//     node compare.mjs TWO_READERS MUTATIONS DIRECTORY...
//
// Fails where a response that we accept is refused by both others, or is framed differently by one
// of them, for a reason that README.md in the directory above does not give.

import { spawnSync } from "node:child_process";

import { read, version } from "./llhttp.mjs";
import { responses } from "./responses.mjs";
import { quoted, seed } from "../../tests/interop/tools.mjs";

const [program, mutations, ...directories] = process.argv.slice(2);

/** A response's trailer section as text; empty where there is none. */
function trailer(text, { consumed }) {
  const message = text.slice(0, consumed);
  return /\r\n0+(?:;[^\r\n]*)?\r\n((?:[^\r\n]+\r\n)+)\r\n$/.exec(message)?.[1] ?? "";
}

/** Why we accept what both others refuse, or frame otherwise than one of them. */
const reasons = [
  {
    title: "a trailer says Content-Length or Transfer-Encoding",
    explains: ({ text, ours }) => /^(content-length|transfer-encoding)[ \t]*:/im.test(trailer(text, ours)),
  },
  {
    title: "llhttp does not know `chunked` with an HTAB beside it",
    explains: ({ text, parted }) =>
      parted.every((one) => one.startsWith("llhttp")) &&
      (/\r\ntransfer-encoding:(.*)\r\n/i.exec(text)?.[1] ?? "").includes("\t"),
  },
  {
    title: "each of the others refuses something that the third one takes",
    explains: ({ peers, parted }) =>
      parted.length === 0 &&
      ["bad value", "bad status"].includes(peers.beast.error) &&
      ["HPE_INVALID_CONTENT_LENGTH", "HPE_UNEXPECTED_CONTENT_LENGTH"].includes(peers.llhttp.error),
  },
];

const hexed = (text) => Buffer.from(text, "hex").toString("latin1").toLowerCase();

/** Fields of one name in their order; Beast keeps them together. */
function grouped(fields) {
  const byName = new Map();
  for (const field of fields) {
    const [name, value] = field.split(":");
    byName.set(hexed(name), [...(byName.get(hexed(name)) ?? []), value]);
  }
  return JSON.stringify([...byName].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What of `theirs` is other than `ours`, both accepted. */
function difference(text, ours, theirs) {
  const parts = ["status", "consumed", "body"].filter((part) => ours[part] !== theirs[part]);
  if (parts.length > 0) return `frames it otherwise (${parts.join(", ")})`;
  // A trailer is not shown by our reader, and is by theirs: without it, the same fields.
  if (trailer(text, ours) === "" && grouped(ours.fields) !== grouped(theirs.fields)) return "has other fields";
  return "";
}

const inputs = responses(directories, Number(mutations));
const cases = inputs.flatMap((raw) => [["GET", raw], ["HEAD", raw]]);
const run = spawnSync(program, {
  input: Buffer.concat(cases.flatMap(([method, raw]) => [Buffer.from(`${method} ${raw.length}\n`), raw])),
  maxBuffer: 2 ** 30,
});
const answers = run.stdout.toString().split("\n").slice(0, -1).map((line) => JSON.parse(line));
if (run.status !== 0 || answers.length !== cases.length) {
  console.error(`${program} gave ${answers.length} answers to ${cases.length} questions\n${run.stderr}`);
  process.exit(2);
}

const table = new Map();
const add = (kind, title, shown) => {
  const key = `${kind}\t${title}`;
  const row = table.get(key) ?? { kind, title, count: 0, shown };
  row.count += 1;
  if (shown.length < row.shown.length) row.shown = shown;
  table.set(key, row);
};

let unexplained = 0;
answers.forEach(({ ours, beast }, index) => {
  const [method, raw] = cases[index];
  const peers = { beast, llhttp: read(method, raw) };
  const text = raw.toString("latin1");
  const shown = `${method} ${quoted(text)}`;
  const takers = Object.keys(peers).filter((name) => peers[name].accepted);
  if (!ours.accepted) {
    if (takers.length === 0) add("agree", "all three refuse", shown);
    else add("we are stricter", `we say "${ours.error}"; ${takers.join(" and ")} accept`, shown);
    return;
  }
  const parted = takers
    .map((name) => [name, difference(text, ours, peers[name])])
    .filter(([, how]) => how !== "")
    .map((words) => words.join(" "));
  const refusers = Object.keys(peers).filter((name) => !peers[name].accepted);
  if (parted.length === 0 && refusers.length < 2) {
    if (refusers.length === 0) add("agree", "all three accept, the same message", shown);
    else add("one other refuses", `${refusers[0]} says "${peers[refusers[0]].error}"`, shown);
    return;
  }
  const what = [...parted, ...refusers.map((name) => `${name} says "${peers[name].error}"`)].join("; ");
  const reason = reasons.find(({ explains }) => explains({ text, ours, peers, parted }));
  if (reason) {
    add("we accept, with a reason", reason.title, shown);
  } else {
    unexplained += 1;
    add("WE ACCEPT, WITHOUT A REASON", what, shown);
  }
});

console.log(`${cases.length} readings of ${inputs.length} responses, seed ${seed} (SANSAWS_SEED); sansaws, Boost.Beast, ${version}`);
const order = ["agree", "we are stricter", "one other refuses", "we accept, with a reason", "WE ACCEPT, WITHOUT A REASON"];
const rows = [...table.values()].sort(
  (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || other.count - one.count,
);
for (const { kind, title, count, shown } of rows) {
  console.log(`${String(count).padStart(8)}  ${kind.padEnd(24)}  ${title}`);
  if (kind !== "agree") console.log(`${" ".repeat(10)}${shown.slice(0, 160)}`);
}
console.log(unexplained === 0 ? "no difference without a reason" : `${unexplained} differences without a reason`);
process.exit(unexplained === 0 ? 0 : 1);
