// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Writes tests/vectors anew from what the peers make of the cases:
//
//     cd tests/interop && npm ci && node make_vectors.mjs
//
// With --check it writes nothing, and fails where a file differs from what it would write.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { makeChainVectors } from "./chain_vectors.mjs";
import { makeCredentialVectors } from "./credential_vectors.mjs";
import { makeEndpointVectors } from "./endpoint_vectors.mjs";
import { makeOperationVectors } from "./operation_vectors.mjs";
import { makeProfileVectors } from "./profile_vectors.mjs";
import { makeResponseVectors } from "./response_vectors.mjs";
import { makeSigningVectors } from "./signing_vectors.mjs";

const root = fileURLToPath(new URL("../vectors/", import.meta.url));
const makers = {
  sigv4: makeSigningVectors,
  endpoints: makeEndpointVectors,
  responses: makeResponseVectors,
  operations: makeOperationVectors,
  profiles: makeProfileVectors,
  credentials: makeCredentialVectors,
  chain: makeChainVectors,
};

const check = process.argv.includes("--check");
let stale = 0;
for (const [folder, make] of Object.entries(makers)) {
  const made = await make();
  if (!check) rmSync(path.join(root, folder), { recursive: true, force: true });
  for (const [name, content] of Object.entries(made)) {
    const file = path.join(root, folder, name);
    const bytes = Buffer.from(content);
    if (check) {
      if (bytes.equals(readFileSync(file))) continue;
      console.log(`${folder}/${name} is not what the peers make today`);
      ++stale;
    } else {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  }
  for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
    const name = path.relative(path.join(root, folder), path.join(entry.parentPath ?? entry.path, entry.name));
    if (!entry.isFile() || name in made) continue;
    console.log(`${folder}/${name} is made by no peer`);
    ++stale;
  }
  console.log(`${folder}: ${Object.keys(made).length} files`);
}
process.exitCode = stale === 0 ? 0 : 1;
