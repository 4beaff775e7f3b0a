// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The same with Boost.JSON's document model: see the script `compile`.
#include <boost/json.hpp>

#include <cstdio>

int main(int count, char** words) {
  if (count != 2) return 1;
  boost::json::error_code error;
  const auto document = boost::json::parse(words[1], error);
  const std::size_t size = document.is_object() ? document.get_object().size() : 0;
  return error || std::printf("%zu\n", size) < 0 ? 2 : 0;
}
