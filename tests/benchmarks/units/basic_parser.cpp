// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The least that reading JSON by Boost.JSON's parser costs its includer: see the script `compile`.
#include <boost/json/basic_parser_impl.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using error = boost::json::error_code;

/// Counts values and members.
struct counting_handler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  int count = 0;
  bool one() { return ++count != 0; }

  bool on_document_begin(error&) { return true; }
  bool on_document_end(error&) { return true; }
  bool on_object_begin(error&) { return one(); }
  bool on_object_end(std::size_t, error&) { return true; }
  bool on_array_begin(error&) { return one(); }
  bool on_array_end(std::size_t, error&) { return true; }
  bool on_key_part(std::string_view, std::size_t, error&) { return true; }
  bool on_key(std::string_view, std::size_t, error&) { return one(); }
  bool on_string_part(std::string_view, std::size_t, error&) { return true; }
  bool on_string(std::string_view, std::size_t, error&) { return one(); }
  bool on_number_part(std::string_view, error&) { return true; }
  bool on_int64(std::int64_t, std::string_view, error&) { return one(); }
  bool on_uint64(std::uint64_t, std::string_view, error&) { return one(); }
  bool on_double(double, std::string_view, error&) { return one(); }
  bool on_bool(bool, error&) { return one(); }
  bool on_null(error&) { return one(); }
  bool on_comment_part(std::string_view, error&) { return true; }
  bool on_comment(std::string_view, error&) { return true; }
};

}  // namespace

int main(int count, char** words) {
  boost::json::basic_parser<counting_handler> parser{boost::json::parse_options()};
  for (int i = 1; i < count; ++i) {
    const std::string_view text = words[i];
    error failure;
    parser.write_some(false, text.data(), text.size(), failure);
  }
  return parser.handler().count;
}
