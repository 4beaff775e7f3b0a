// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What Node's own parser, llhttp in its strict mode, makes of a response.

import process from "node:process";

process.noDeprecation = true;
// Node offers its parser under this name only.
const { HTTPParser } = process.binding("http_parser");

export const version = `llhttp ${process.versions.llhttp} (Node ${process.versions.node})`;

/** What a connection carried as the answer to `method` until it was closed. */
export function read(method, raw) {
  const parser = new HTTPParser();
  parser.initialize(HTTPParser.RESPONSE, {}, 1 << 20, 0);
  let status = 0;
  let names = [];
  let body = [];
  let done = false;
  parser[HTTPParser.kOnHeaders] = (more) => names.push(...more);
  parser[HTTPParser.kOnHeadersComplete] = (major, minor, list, _method, _url, code) => {
    status = code;
    if (list) names.push(...list);
    // As Node's client answers: 1 for no body, which it also says to every 1xx.
    return method === "HEAD" || code < 200 ? 1 : 0;
  };
  parser[HTTPParser.kOnBody] = (part) => body.push(Buffer.from(part));
  parser[HTTPParser.kOnMessageComplete] = () => {
    if (status >= 200) done = true;
    else [names, body] = [[], []];
  };
  const refused = (error, consumed) => ({ accepted: false, error: error.code ?? error.message, consumed });
  const accepted = (consumed) => {
    const fields = [];
    const hex = (text) => Buffer.from(text, "latin1").toString("hex");
    for (let i = 0; i < names.length; i += 2) fields.push(`${hex(names[i])}:${hex(names[i + 1])}`);
    return { accepted: true, status, consumed, body: Buffer.concat(body).toString("hex"), fields };
  };
  // One byte at a time: only so does it show where the message ended.
  for (let i = 0; i < raw.length; ++i) {
    const used = parser.execute(raw.subarray(i, i + 1));
    if (used instanceof Error) return refused(used, i);
    if (done) return accepted(i + 1);
  }
  const finished = parser.finish();
  if (finished instanceof Error) return refused(finished, raw.length);
  return done ? accepted(raw.length) : refused({ code: "incomplete" }, raw.length);
}
