// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The whole input is what a server sent. Reading it whole, byte by byte and in random slices gives
// one message or one error at one byte; what is accepted is equal after it was written and read
// again; and the outcome keeps what it promises.
#include "input.hpp"
#include "oracles/outcome.hpp"
#include "oracles/reading.hpp"
#include "promise.hpp"

#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

using namespace sansaws;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using call = s3tables::get_table_maintenance_job_status;
  constexpr limits tight{.max_line = 48,
                         .max_fields = 3,
                         .max_body = 64,
                         .max_chunks = 3,
                         .max_interim = 1,
                         .max_depth = 2,
                         .max_error_body = 16};
  const auto raw = fuzz::as_text(data, size);
  const auto seed = fuzz::seed_of(raw);
  fuzz::promise(oracles::check_response<call>(raw, {}, seed));
  fuzz::promise(oracles::check_response<call>(raw, tight, seed));
  fuzz::promise(oracles::check_reading(raw, http::method::head, {}, seed));
  return 0;
}
