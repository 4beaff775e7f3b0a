// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The AWS SDK for JavaScript, made to show its work: the request that it would send, each stage of
// its signature, under a clock that stands still.

import { sdk, Sha256, SignatureV4 } from "./peers.mjs";

/** "20260102T030405Z" as milliseconds since 1970. */
export function millisecondsOf(time) {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Runs `work` while Date.now() says `time`. */
export async function atTime(time, work) {
  const now = Date.now;
  Date.now = () => millisecondsOf(time);
  try {
    return await work();
  } finally {
    Date.now = now;
  }
}

/** The SDK's signer, which remembers the text of every stage that it went through. */
export class StagedSigner extends SignatureV4 {
  stages = {};
  createCanonicalRequest(...given) {
    return (this.stages.canonicalRequest = super.createCanonicalRequest(...given));
  }
  async createStringToSign(...given) {
    return (this.stages.stringToSign = await super.createStringToSign(...given));
  }
  async getSignature(...given) {
    return (this.stages.signature = await super.getSignature(...given));
  }
}

/** Signs `request` ({method, path, query, headers, body}) by the settings of `context`. */
export async function signWithSdk(request, context) {
  const signer = new StagedSigner({
    credentials: {
      accessKeyId: context.access_key_id,
      secretAccessKey: context.secret_access_key,
      sessionToken: context.session_token,
    },
    region: context.region,
    service: context.service,
    sha256: Sha256,
    uriEscapePath: context.path_encoding !== "once",
    applyChecksum: context.content_sha256 === true,
  });
  const signingDate = new Date(millisecondsOf(context.time));
  const signableHeaders = new Set(Object.keys(request.headers).map((name) => name.toLowerCase()));
  const unsignableHeaders = new Set(context.unsigned_token ? ["x-amz-security-token"] : []);
  const message = { protocol: "https:", hostname: request.headers.host, ...request };
  const signed =
    context.expires_in === undefined
      ? await signer.sign(message, { signingDate, signableHeaders, unsignableHeaders })
      : await signer.presign(message, {
          signingDate,
          signableHeaders,
          unhoistableHeaders: signableHeaders,
          expiresIn: context.expires_in,
        });
  return { request: signed, ...signer.stages };
}

/** A client by the settings of `context`; `handler`, if given, stands in for the network. */
export function makeClient(context, handler) {
  return new sdk.S3TablesClient({
    region: context.region,
    endpoint: context.endpoint_url,
    useFipsEndpoint: context.fips === true,
    useDualstackEndpoint: context.dual_stack === true,
    credentials: {
      accessKeyId: context.access_key_id,
      secretAccessKey: context.secret_access_key,
      sessionToken: context.session_token,
    },
    applyChecksum: context.content_sha256 === true,
    maxAttempts: 1,
    ...(handler && { requestHandler: { handle: handler, destroy() {} } }),
    ...context.client_options,
  });
}

// What the SDK tells about itself, which is each client's own choice and no part of the call.
const telemetry = ["user-agent", "x-amz-user-agent", "amz-sdk-invocation-id", "amz-sdk-request"];

function leaveOutTelemetry(client) {
  client.middlewareStack.addRelativeTo(
    (next) => (given) => {
      for (const name of telemetry) delete given.request.headers[name];
      return next(given);
    },
    { name: "leaveOutTelemetry", relation: "before", toMiddleware: "httpSigningMiddleware" },
  );
}

class Captured extends Error {}

/**
 * What the SDK would send for an operation, before and after signing, and the stages between.
 * Rejects with the SDK's error where it refuses to make a request.
 */
export async function captureCall(context, input, operation = "GetTableMaintenanceJobStatus") {
  let signer;
  let unsigned;
  let signed;
  class Signer extends StagedSigner {
    constructor(settings) {
      super(settings);
      signer = this;
    }
    sign(request, options) {
      unsigned = request;
      return super.sign(request, options);
    }
  }
  const client = makeClient(
    { ...context, client_options: { signerConstructor: Signer } },
    async (request) => {
      signed = request;
      throw new Captured();
    },
  );
  leaveOutTelemetry(client);
  try {
    await atTime(context.time, () =>
      client.send(new sdk[`${operation}Command`](input)),
    );
  } catch (error) {
    if (!(error instanceof Captured)) throw error;
  }
  const plain = ({ method, protocol, hostname, port, path, query, headers, body }) => ({
    method,
    protocol,
    hostname,
    port,
    path,
    query,
    headers,
    body,
  });
  return { unsigned: plain(unsigned), request: plain(signed), ...signer.stages };
}
