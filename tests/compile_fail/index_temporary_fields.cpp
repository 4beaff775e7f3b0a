// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A field of temporary fields cannot be viewed.
// Refused: deleted function .*operator\[\]|overload resolution selected deleted operator '\[\]'
#include <sansaws/http/fields.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const auto field = sansaws::http::fields{}[0];
#else
  const sansaws::http::fields fields;
  [[maybe_unused]] const auto field = fields.empty() ? sansaws::http::field_view{} : fields[0];
#endif
}
