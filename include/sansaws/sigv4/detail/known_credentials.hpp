// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Finds known credentials in a text, however they are spelled there.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/http/masking.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// Credentials whose values are known, to be masked in a text of a stranger's. The stranger may
/// have changed the letter case, encoded it, put blanks between, or left out the name before it. So
/// only letters and digits are compared, in lower case and without percent-encoding.
class known_credentials {
 public:
  /// Adds a value. One with less than `window` letters and digits is not found later.
  /// O(size log n).
  void add(std::string_view value) {
    letters in(value);
    std::uint64_t last = 0;
    for (std::size_t count = 1; in.next(); ++count) {
      last = shifted(last, in.value);
      if (count >= window) windows_.insert(last);
    }
  }
  /// Adds the credentials in the parameters of a query, or of a text with URLs in it.
  void add_query(std::string_view query) {
    while (!query.empty()) {
      if (const auto parameter = http::detail::take_parameter(query); parameter.credential) {
        add(*parameter.credential);
      }
    }
  }

  /// The text with "***" in place of each part that has `window` or more letters and digits of a
  /// value in their order. O(size log n).
  std::string masked(std::string_view text) const {
    std::string out;
    std::size_t done = 0;  // what is before it is in `out`, or masked
    std::array<std::size_t, window> begins{};
    letters in(text);
    std::uint64_t last = 0;
    for (std::size_t count = 1; in.next(); ++count) {
      begins[count % window] = in.begin;
      last = shifted(last, in.value);
      if (count < window || !windows_.contains(last)) continue;
      const std::size_t begin = begins[(count + 1) % window];
      if (begin >= done) {
        out.append(text.substr(done, begin - done)).append(http::detail::mask);
      }
      done = in.end;
    }
    return out.append(text.substr(done));
  }

 private:
  /// Few enough that no telling part remains, enough that no two texts have them by chance.
  static constexpr std::size_t window = 6;

  static constexpr std::uint64_t shifted(std::uint64_t last, char next) noexcept {
    return (last << 8 | static_cast<unsigned char>(next)) & 0xffff'ffff'ffff;
  }

  /// The letters and digits of a text in lower case, and where each of them is.
  struct letters {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t end = 0;
    char value = '\0';

    constexpr explicit letters(std::string_view all) noexcept : text(all) {}
    constexpr bool next() noexcept {
      using namespace sansaws::detail;
      while (end != text.size()) {
        begin = end++;
        value = to_lower(text[begin]);
        if (value == '%') decode();
        if ((alpha_chars | digit_chars).contains(value)) return true;
      }
      return false;
    }

   private:
    /// Reads an escape behind its `%`, encoded once or more often: %2F, %252F.
    constexpr void decode() noexcept {
      using sansaws::detail::hex_value;
      while (text.substr(end, 2) == "25") end += 2;
      if (text.size() - end < 2) return;
      const int high = hex_value(text[end]);
      const int low = hex_value(text[end + 1]);
      if ((high | low) < 0) return;
      value = sansaws::detail::to_lower(static_cast<char>(high * 16 + low));
      end += 2;
    }
  };

  std::set<std::uint64_t> windows_;
};

}  // namespace sansaws::sigv4::detail
