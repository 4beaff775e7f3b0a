// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What counts as a sink for text, which nothing has to run for.
#include <sansaws/core/text_sink.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using sansaws::text_sink;

struct length {
  void append(std::string_view text) { size += text.size(); }
  std::size_t size = 0;
};

static_assert(text_sink<std::string> && text_sink<length>);
static_assert(!text_sink<const std::string> && !text_sink<std::vector<char>> && !text_sink<int>);

}  // namespace
