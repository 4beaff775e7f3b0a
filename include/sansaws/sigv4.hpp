// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// All headers for signing and verifying any AWS request, in the order in which the data flows.
// Needs nothing of Boost.JSON.
#pragma once

// SANSAWS_VERSION.
#include <sansaws/core/version.hpp>
// Text into who signs, and for what.
#include <sansaws/aws/region.hpp>
#include <sansaws/aws/service_name.hpp>
#include <sansaws/sigv4/credentials.hpp>
// These into a signer.
#include <sansaws/sigv4/signer.hpp>
// The request to sign, and what its service asks of the signature.
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/options.hpp>
// The request and the signer into a signed request, or into a presigned URL.
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
// The signed request into bytes, for a caller without an HTTP stack.
#include <sansaws/http/write_request.hpp>
// Signing and writing in one step.
#include <sansaws/sigv4/write_signed_request.hpp>
// The signature alone, for a caller that has the parts of a request.
#include <sansaws/sigv4/signature.hpp>
// A received request into the claims of its signature, and these into a verdict.
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/verify.hpp>
// A refused signature into the reason.
#include <sansaws/sigv4/diff_wire_request.hpp>
#include <sansaws/sigv4/explain_mismatch.hpp>
