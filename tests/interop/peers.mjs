// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The peers, loaded from SANSAWS_NPM_DIR (where `run` has installed them) or from beside this file.

import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

// Nothing of the machine's own configuration may reach a peer.
for (const name of Object.keys(process.env)) {
  if (name.startsWith("AWS_")) delete process.env[name];
}
process.env.AWS_CONFIG_FILE = "/dev/null";
process.env.AWS_SHARED_CREDENTIALS_FILE = "/dev/null";
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
process.env.AWS_EC2_METADATA_DISABLED = "true";

const beside = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(path.join(process.env.SANSAWS_NPM_DIR ?? beside, "package.json"));

export const sdk = require("@aws-sdk/client-s3tables");
export const { SignatureV4 } = require("@smithy/signature-v4");
export const { Sha256 } = require("@aws-crypto/sha256-js");
export const aws4 = require("aws4");
/** Reads the shared files. Its package comes with the SDK. */
export const { parseKnownFiles: loadConfigFiles } = require("@smithy/core/config");
/** Where the SDK gets credentials from. */
export const { fromHttp } = require("@aws-sdk/credential-provider-http");
export const { fromInstanceMetadata } = require("@smithy/credential-provider-imds");
export const { fromProcess } = require("@aws-sdk/credential-provider-process");
export const { defaultProvider } = require("@aws-sdk/credential-provider-node");

const versionOf = (name) => `${name} ${require(`${name}/package.json`).version}`;
/** "@aws-sdk/client-s3tables 3.1127.0" and so on, as installed. */
export const versions = ["@aws-sdk/client-s3tables", "@smithy/signature-v4", "aws4"].map(versionOf);
export const coreVersion = versionOf("@smithy/core");
export const credentialVersions = [
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-process",
  "@smithy/credential-provider-imds",
].map(versionOf);
export const chainVersion = versionOf("@aws-sdk/credential-provider-node");
