// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The signers from npm, as often as told.
//
//     npm_signers.mjs SIGNER SAMPLE
//
// SIGNER is aws4 or signature_v4, which is the AWS SDK's; SAMPLE is what to sign, in JSON. Prints
// the signature; then, for each number on the standard input, the nanoseconds of so many
// signatures. Each starts, as ours does, from the parameters of the call. The credentials and the
// signer stay, and so do the keys that the signers keep.

import readline from "node:readline";

import { aws4, sdk, SignatureV4 } from "../../interop/peers.mjs";

const [wanted, text] = process.argv.slice(2);
const sample = JSON.parse(text);
const { host, region, service, time } = sample;
const credentials = {
  accessKeyId: sample.access_key_id,
  secretAccessKey: sample.secret_access_key,
  sessionToken: sample.session_token,
};
const [, year, month, day, hour, minute, second] =
  /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
const signingDate = new Date(Date.UTC(year, month - 1, day, hour, minute, second));

const path = () =>
  `/tables/${encodeURIComponent(sample.arn)}/${encodeURIComponent(sample.namespace)}` +
  `/${encodeURIComponent(sample.name)}/maintenance-job-status`;

function makeSignatureV4() {
  // The hash that the SDK takes in Node, which is OpenSSL's.
  const { sha256 } = new sdk.S3TablesClient({ region, credentials }).config;
  const signer = new SignatureV4({ credentials, region, service, sha256, applyChecksum: false });
  return async () => {
    const headers = { host };
    const request = { method: "GET", protocol: "https:", hostname: host, path: path(), headers };
    const signed = await signer.sign(request, { signingDate });
    return signed.headers.authorization;
  };
}

function makeAws4() {
  return () => {
    const headers = { "X-Amz-Date": time };
    const request = { method: "GET", host, path: path(), service, region, headers };
    return aws4.sign(request, credentials).headers.Authorization;
  };
}

const sign = { signature_v4: makeSignatureV4, aws4: makeAws4 }[wanted]();
console.log((await sign()).split("Signature=")[1]);
for await (const line of readline.createInterface({ input: process.stdin })) {
  const times = Number(line);
  const start = process.hrtime.bigint();
  if (wanted === "aws4") {
    for (let i = 0; i < times; ++i) sign();
  } else {
    for (let i = 0; i < times; ++i) await sign();
  }
  console.log(String(process.hrtime.bigint() - start));
}
