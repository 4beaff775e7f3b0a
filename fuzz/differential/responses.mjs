// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The responses that three readers are to agree on: files, seams between readers, and mutations of
// both that follow from a seed.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { Random } from "../../tests/interop/tools.mjs";

const ok = "HTTP/1.1 200 OK\r\n";
const sized = `${ok}Content-Length: 5\r\n\r\nhello`;
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;
const last = "0\r\n\r\n";

/** Where readers are known to part: each line is a class of message that some reader once took. */
const seams = [
  sized,
  `${sized}HTTP/1.1 200 OK\r\n\r\n`,
  `${ok}Connection: close\r\nContent-Length: 5\r\n\r\nhello, and more`,
  `${ok}Connection: upgrade\r\nUpgrade: h2c\r\nContent-Length: 5\r\n\r\nhello`,
  `${ok}Upgrade: h2c\r\n\r\nhello`,
  `${ok}\r\nuntil the end`,
  `${chunked}5\r\nhello\r\n${last}`,
  `${chunked}5\r\nhello\r\n0\r\nTrailer-Field: value\r\n\r\nmore`,
  // The version and the status.
  ...["HTTP/1.0 200 OK", "HTTP/1.2 200 OK", "HTTP/2.0 200 OK", "HTTP/0.9 200 OK", "http/1.1 200 OK"],
  ...["HTTP/1.1  200 OK", "HTTP/1.1\t200 OK", "HTTP/1.1 200\tOK", "HTTP/1.1 200", "HTTP/1.1 200 "],
  ...["HTTP/1.1 99 OK", "HTTP/1.1 099 OK", "HTTP/1.1 0200 OK", "HTTP/1.1 600 OK", "HTTP/1.1 999 OK"],
  ...["HTTP/1.1 200  OK ", "HTTP/1.1 200 \xe9\x80", "HTTP/1.1 200 O\tK", "HTTP/1.1 200 O\0K"],
  ...["HTTP/1.1 200 O\x7fK", "HTTP/1.1 +20 OK", " HTTP/1.1 200 OK", "\r\nHTTP/1.1 200 OK"],
  ...["\nHTTP/1.1 200 OK", "HTTP/01.1 200 OK", "HTTP/1.1 200OK", "ICY 200 OK", "RTSP/1.0 200 OK"],
].map((text) => (text.endsWith("\r\n\r\n") || text.includes("\r\n\r\n") ? text : `${text}\r\nContent-Length: 5\r\n\r\nhello`));

/** Field lines, put in front of five bytes of body and of a chunked one. */
const lines = [
  ...["5", "+5", "-5", "05", "0x5", "5.0", " 5", "5 ", "\t5\t", "5 5", "5,5", "5, 5", "5,,5", ",5", "5,"],
  ...["5, 6", "5;5", "", "5\x0b", "5\0", "٥", "18446744073709551615", "18446744073709551616", "99999999999999999999"],
].map((value) => `Content-Length: ${value}`);
lines.push(
  ...["Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5\r\nContent-Length: 6"],
  ...["Content-Length: 6\r\ncontent-length: 5", "Content-Length : 5", "Content-Length\t: 5", "Content-Length\x0b: 5"],
  ...[" Content-Length: 5", "X: y\r\n Content-Length: 5", "X: y\r\n\tContent-Length: 5", "Content-Length:\r\n 5"],
  ...["X: y\nContent-Length: 5", "X: y\rContent-Length: 5", "X: y\r\r\nContent-Length: 5", "X: y\0Content-Length: 5"],
  ...["X y\r\nContent-Length: 5", ": y\r\nContent-Length: 5", "X:\r\nContent-Length: 5", "\0Content-Length: 5"],
  ...["Content_Length: 5", "Content-Length: 5\r\n\t", "X(y): z", "X\x80: z", "X: \x80\xff", "X: a\x7fb", "X: \x01"],
  ...["X: a\tb", "X: \"\\\0\"", "Content-Encoding: gzip", "Content-Length: 5\r\nTransfer-Encoding: chunked"],
  ...["Transfer-Encoding: chunked\r\nContent-Length: 5", "Content-Length: 5\r\nTransfer-Encoding: identity"],
  ...["Transfer-Encoding: CHUNKED", "Transfer-Encoding:chunked ", "Transfer-Encoding: \tchunked\t"],
  ...["Transfer-Encoding: chunked, chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, gzip"],
  ...["Transfer-Encoding: identity", "Transfer-Encoding: identity, chunked", "Transfer-Encoding: chunked, identity"],
  ...["Transfer-Encoding: xchunked", "Transfer-Encoding: chunkedx", "Transfer-Encoding: chunked;a=b"],
  ...["Transfer-Encoding: \"chunked\"", "Transfer-Encoding: ,chunked", "Transfer-Encoding: chunked,"],
  ...["Transfer-Encoding: \x0bchunked", "Transfer-Encoding: chunked\x0b", "Transfer-Encoding: chun\0ked"],
  ...["Transfer-Encoding:\r\n chunked", "Transfer-Encoding : chunked", "Transfer_Encoding: chunked"],
  ...["Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"],
  ...["Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", "Transfer-Encoding: ", "Transfer-Encoding: gzip"],
  ...["Connection: close\r\nContent-Length: 5", "Connection: keep-alive\r\nContent-Length: 5", "Proxy-Connection: close"],
  ...["Connection: close, Content-Length\r\nContent-Length: 5", "Trailer: X\r\nTransfer-Encoding: chunked"],
);

/** What follows the head of a chunked response. */
const chunks = [
  ...["5\r\nhello\r\n0\r\n\r\n", "05\r\nhello\r\n00\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n", " 5\r\nhello\r\n0\r\n\r\n"],
  ...["5\t\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", "+5\r\nhello\r\n0\r\n\r\n", "-5\r\nhello\r\n0\r\n\r\n"],
  ...["5\nhello\n0\n\n", "5\r\nhello\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "5\r\nhello\r\n0\r\n\r", "5\r\nhello\r\n0\r\n"],
  ...["5\rhello\r\n0\r\n\r\n", "5\r\r\nhello\r\n0\r\n\r\n", "5\r\nhello\r\r\n0\r\n\r\n", "5\r\nhello\r\n\r\n0\r\n\r\n"],
  ...["5;\r\nhello\r\n0\r\n\r\n", "5;a\r\nhello\r\n0\r\n\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n", "5;a=\r\nhello\r\n0\r\n\r\n"],
  ...["5;a=\"b\"\r\nhello\r\n0\r\n\r\n", "5;a=\"b\r\nhello\r\n0\r\n\r\n", "5;a=\"\\\"\"\r\nhello\r\n0\r\n\r\n", "5;;\r\nhello\r\n0\r\n\r\n"],
  ...["5 ;a\r\nhello\r\n0\r\n\r\n", "5; a\r\nhello\r\n0\r\n\r\n", "5;a b\r\nhello\r\n0\r\n\r\n", "5;\na\r\nhello\r\n0\r\n\r\n"],
  ...["5;a\nhello\r\n0\r\n\r\n", "5;\x80\r\nhello\r\n0\r\n\r\n", "5;\0\r\nhello\r\n0\r\n\r\n", "5;a=b c\r\nhello\r\n0\r\n\r\n"],
  ...["5;=b\r\nhello\r\n0\r\n\r\n", "5;a==b\r\nhello\r\n0\r\n\r\n", "5;\"a\"\r\nhello\r\n0\r\n\r\n", "5;a=\"b\"c\r\nhello\r\n0\r\n\r\n"],
  ...["5\r\nhello\r\n0;a=b\r\n\r\n", "5\r\nhello\r\n0;\r\n\r\n", "g\r\nhello\r\n0\r\n\r\n", "\r\nhello\r\n0\r\n\r\n", ";\r\n\r\n"],
  ...["10000000000000005\r\nhello\r\n0\r\n\r\n", "00000000000000005\r\nhello\r\n0\r\n\r\n", "fffffffffffffffff\r\nhello", "ffffffffffffffff\r\nhello"],
  ...["0\r\nX: y\r\n\r\n", "0\r\nX : y\r\n\r\n", "0\r\n X: y\r\n\r\n", "0\r\nX: y\n\r\n", "0\r\nX\r\n\r\n", "0\r\nX: \0\r\n\r\n"],
  ...["0\r\nContent-Length: 5\r\n\r\nhello", "0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "0\r\nConnection: close\r\n\r\nmore"],
  ...["0\r\nContent-Length: 0\r\n\r\n", "0\r\nContent-Length: x\r\n\r\n", "0\r\nTransfer-Encoding: x\r\n\r\n", "000\r\n\r\n", "0\r\n\r\nmore"],
];

/** What may come before the final response, or have no body whatever it says. */
const statuses = [100, 101, 102, 103, 199, 200, 201, 204, 205, 206, 299, 301, 304, 404, 500, 599];
const framings = [
  ["", ""],
  ["Content-Length: 5\r\n", "hello"],
  ["Content-Length: 0\r\n", ""],
  ["Transfer-Encoding: chunked\r\n", `5\r\nhello\r\n${last}`],
  ["Connection: close\r\n", "hello"],
  ["Connection: upgrade\r\nUpgrade: x\r\n", "hello"],
];

const bytes = (text) => Buffer.from(text, "latin1");

function fixed() {
  const all = [...seams];
  for (const line of lines) {
    all.push(`${ok}${line}\r\n\r\nhello`, `${ok}${line}\r\n\r\n5\r\nhello\r\n${last}`);
    all.push(`HTTP/1.0 200 OK\r\n${line}\r\n\r\n5\r\nhello\r\n${last}`);
  }
  for (const text of chunks) all.push(chunked + text);
  for (const status of statuses) {
    for (const [fields, body] of framings) {
      const first = `HTTP/1.1 ${status} Reason\r\n${fields}\r\n${body}`;
      all.push(first, first + sized, `HTTP/1.0 ${status} Reason\r\n${fields}\r\n${body}`);
    }
  }
  return all.map(bytes);
}

/** Every file below the directories, in the order of their names. */
function files(directories) {
  return directories.flatMap((directory) => {
    try {
      return readdirSync(directory, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && (entry.name === "response.http" || !/\.(json|md|txt)$/.test(entry.name)))
        .map((entry) => path.join(entry.path ?? entry.parentPath, entry.name))
        .sort()
        .map((name) => readFileSync(name));
    } catch (error) {
      if (error.code === "ENOENT") return [];
      throw error;
    }
  });
}

const pieces = [
  ...["\r", "\n", "\r\n", " ", "\t", "\0", "\x0b", "\x7f", "\x80", ":", ",", ";", "\"", "=", "0", "1", "5", "a", "f", "x"],
  ...["\r\n\r\n", "\r\n ", "chunked", "close", "identity", "HTTP/1.0", "HTTP/1.1 100 \r\n\r\n", "0\r\n\r\n", "1;\r\n"],
  ...["Content-Length: 5\r\n", "Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n", "Connection: close\r\n"],
].map(bytes);

function mutated(random, input, others) {
  // Mostly behind the first line, without which there is nothing to differ over.
  const first = random.chance(90) ? Math.max(0, input.indexOf("\r\n")) : 0;
  const at = () => random.between(Math.min(first, input.length), input.length);
  const splice = (from, to, middle) => Buffer.concat([input.subarray(0, from), middle, input.subarray(to)]);
  for (let change = random.between(1, 3); change > 0; --change) {
    const here = at();
    const end = Math.min(input.length, here + random.between(1, 4));
    switch (random.below(8)) {
      case 0:
        input = splice(here, here, random.pick(pieces));
        break;
      case 1:
        input = splice(here, Math.min(input.length, here + 1), random.pick(pieces));
        break;
      case 2:
        input = splice(here, end, Buffer.alloc(0));
        break;
      case 3:
        input = splice(here, here, input.subarray(here, end));
        break;
      case 4:
        input = splice(here, Math.min(input.length, here + 1), Buffer.from([random.below(256)]));
        break;
      case 5:
        input = input.subarray(0, here);
        break;
      case 6: {
        // One line more, twice or elsewhere.
        const all = input.toString("latin1").split("\r\n");
        all.splice(random.below(all.length + 1), random.below(2), random.pick(all));
        input = bytes(all.join("\r\n"));
        break;
      }
      default: {
        // Another message's rest.
        const other = random.pick(others);
        const from = other.indexOf("\r\n", random.below(other.length + 1));
        if (from >= 0) input = splice(here, input.length, other.subarray(from));
      }
    }
  }
  return input;
}

/** All inputs: those of `directories`, the seams, and `count` mutations of them. */
export function responses(directories, count) {
  const all = [...files(directories), ...fixed()].filter((one) => one.length <= 4096);
  const random = new Random(1);
  const mutations = Array.from({ length: count }, () => mutated(random, random.pick(all), all));
  return [...all, ...mutations];
}
