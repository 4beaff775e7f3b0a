// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes tests/vectors/endpoints: where the AWS SDK sends the call, for which Host and region.

import { versions } from "./peers.mjs";
import { captureCall } from "./sdk_client.mjs";

const regions = [
  ...["us-east-1", "us-west-2", "eu-central-2", "ap-southeast-7", "sa-east-1", "ca-west-1"],
  ...["me-central-1", "af-south-1", "il-central-1", "mx-central-1"],
  ...["cn-north-1", "cn-northwest-1", "eusc-de-east-1", "us-iso-east-1", "us-isob-west-1"],
  ...["eu-isoe-west-1", "us-isof-south-1", "us-gov-east-1", "us-gov-west-1"],
  // Not in any list of regions, but matched by a partition's pattern, or by none.
  ...["us-north-12", "cn-south-9", "eusc-de-west-3", "eusc-fr-west-1", "us-iso-north-4"],
  ...["us-isob-north-4", "eu-isoe-north-4", "us-isof-north-4", "us-gov-north-4"],
  ...["xx-north-1", "local", "r", "us-east-1a", "us-east", "cn-north-", "a".repeat(63)],
];
const pseudoRegions = ["fips-us-east-1", "us-east-1-fips", "fips-us-gov-west-1", "cn-north-1-fips"];
const badRegions = [
  ...["", "us-east-1.evil.com", "-us-east-1", "us_east_1", "us-east-1/", "us-east-1#", "us east 1"],
  ...["us-east-1:80", "us-east-1@evil.com", "é", "a".repeat(64)],
];
const urls = [
  ...["https://tables.example", "https://tables.example/", "http://localhost:9000", "http://127.0.0.1:8080"],
  ...["https://tables.example:443", "http://tables.example:80", "https://tables.example:80"],
  ...["http://tables.example:443", "HTTPS://TABLES.Example:8443", "http://[::1]", "http://[::1]:9000"],
  ...["http://[2001:DB8::A]:80/", "https://tables.example/base", "https://tables.example:8443/a/b%20c"],
];
const badUrls = ["tables.example", "https://", "http://:80", "https://tables.example:99999", "http://[::1", "://x"];

// Where our rule is another one, with the reason.
const differing = [
  [{ endpoint_url: "https://tables.example/base/" }, "a slash at the end of the base path is not doubled", { path: "/base" }],
  [{ endpoint_url: "https://tables.example/a/b//" }, "slashes at the end of the base path are not doubled", { path: "/a/b" }],
  [{ endpoint_url: "https://user:pw@tables.example" }, "credentials in a URL are refused, not dropped", { error: true }],
  [{ endpoint_url: "https://tables.example?x=1" }, "a query in the endpoint is refused, not dropped", { error: true }],
  [{ endpoint_url: "https://tables.example/#f" }, "a fragment in the endpoint is refused, not dropped", { error: true }],
  [{ endpoint_url: "ftp://tables.example" }, "only http and https are spoken", { error: true }],
  [{ region: "123" }, "a region of digits alone is refused", { error: true }],
  [{ region: "US-EAST-1" }, "upper case in a region is refused: the signed Host would differ from the one sent", { error: true }],
];

const input = {
  tableBucketARN: "arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket",
  namespace: "ns_1",
  name: "tbl_1",
};
const callPath = "/tables/arn%3Aaws%3As3tables%3Aus-east-1%3A123456789012%3Abucket%2Fmy-bucket/ns_1/tbl_1/maintenance-job-status";

async function outcome(given) {
  try {
    const { request, stringToSign } = await captureCall(
      { access_key_id: "AKIDEXAMPLE", secret_access_key: "secret", time: "20260102T030405Z", ...given },
      input,
    );
    if (!request.path.endsWith(callPath)) throw new Error(`unexpected path ${request.path}`);
    return {
      scheme: request.protocol.replace(":", ""),
      host: request.headers.host,
      path: request.path.slice(0, -callPath.length),
      signing_region: stringToSign.split("\n")[2].split("/")[1],
    };
  } catch (error) {
    return { error: error.message };
  }
}

function* cases() {
  const switches = [
    {},
    { fips: true },
    { dual_stack: true },
    { fips: true, dual_stack: true },
  ];
  for (const region of [...regions, ...pseudoRegions]) {
    for (const chosen of switches) yield [{ region, ...chosen }];
  }
  for (const region of badRegions) yield [{ region }];
  yield [{}];
  for (const endpoint_url of [...urls, ...badUrls]) yield [{ region: "eu-west-1", endpoint_url }];
  yield [{ endpoint_url: "https://tables.example" }];
  for (const chosen of switches.slice(1)) {
    yield [{ region: "eu-west-1", endpoint_url: "https://tables.example", ...chosen }];
  }
  yield [{ region: "fips-us-east-1", endpoint_url: "https://tables.example" }];
  for (const [given, differs, rule] of differing) {
    yield [{ region: "us-east-1", ...given }, differs, rule];
  }
}

/** Path inside tests/vectors/endpoints → content. */
export async function makeEndpointVectors() {
  const lines = [];
  for (const [given, differs, rule] of cases()) {
    const sdk = await outcome(given);
    const ours = rule && (rule.error ? { error: differs } : { ...sdk, ...rule });
    lines.push(JSON.stringify({ given, sdk, differs, rule: ours }));
  }
  const made_by = JSON.stringify(versions.slice(0, 1));
  return {
    "cases.json": `{"made_by": ${made_by},\n "cases": [\n  ${lines.join(",\n  ")}\n]}\n`,
  };
}
