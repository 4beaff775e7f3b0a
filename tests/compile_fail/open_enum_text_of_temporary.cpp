// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The text of a temporary open_enum, which may own it, cannot be viewed.
// Refused: deleted function .*text|call to deleted member function 'text'
#include <sansaws/s3tables/maintenance_job.hpp>

using job_type = sansaws::open_enum<sansaws::s3tables::maintenance_job_type>;

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const auto text = job_type("icebergSomethingNew").text();
#else
  const job_type type("icebergSomethingNew");
  [[maybe_unused]] const auto text = type.text();
#endif
}
