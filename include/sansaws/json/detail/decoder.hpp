// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// JSON into values, led by their types.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/detail/json_reader.hpp>
#include <sansaws/json/detail/json_skip.hpp>
#include <sansaws/json/detail/scalar.hpp>
#include <sansaws/json/shape.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::json {

/// Maps are searched from their start, so a body may not fill one with more entries than this.
inline constexpr std::size_t most_map_entries = 256;

namespace detail {

/// How many entries a map is given room for when it gets its first.
template <class K>
inline constexpr std::size_t usual_entries = 4;
template <class E>
inline constexpr std::size_t usual_entries<open_enum<E>> = wire_names<E>.size();

/// Fills one value from one JSON text, see `decode`.
///
/// Each function reads what its type takes, from a place on to the one it returns; null where that
/// was not there. Then either the text is no JSON, or `refuse` was told what else is wrong, and on
/// the way out each container puts its part in front of the pointer.
class decoder {
 public:
  decoder(std::string_view json, std::size_t max_depth) noexcept
      : text_(json), max_depth_(max_depth), json_(json, max_depth) {}

  template <struct_shape T>
  bool read(T& root) {
    const char* p = json_.pass_space(json_.begin());
    if (!json_.at(p, '{')) return refuse(peer_errc::not_an_object) != nullptr;
    p = value(p, root);
    return p != nullptr && json_.expect_end(p) != nullptr;
  }

  /// Why `read` said false. A member is to blame only in what is JSON to its end.
  decode_error error() && {
    json_reader whole(text_, max_depth_);
    const char* const end = skip_value(whole, whole.begin(), buffer_);
    if (end != nullptr && whole.expect_end(end) != nullptr) return {wrong_, std::move(pointer_), 0};
    const auto code = whole.too_deep() ? peer_errc::too_deep : peer_errc::not_json;
    return {code, {}, whole.offset()};
  }

 private:
  // What comes as an object, array, string, number or literal: `p` is where that begins.

  template <struct_shape T>
  const char* value(const char* p, T& to) {
    std::uint64_t present = 0;  // a bit for each member that was seen, and not null when seen last
    p = each(p, '{', '}', [&](const char* at) {
      std::size_t number = 0;
      std::string_view name;
      at = json_.one_of<wire_names<T>>(at, number, name, buffer_);
      if (at == nullptr || (at = json_.expect(at, ':')) == nullptr) return at;
      return member(json_.pass_space(at), to, number, present);
    });
    constexpr std::uint64_t required = required_members<T>();
    if (p == nullptr || (present & required) == required) return p;
    const auto missing = static_cast<std::size_t>(std::countr_zero(required & ~present));
    refuse(peer_errc::missing_member);
    return blame(wire_names<T>[missing]);
  }

  template <map_shape T>
  const char* value(const char* p, T& to) {
    using key_type = typename T::key_type;
    constexpr bool sparse = optional_shape<typename T::mapped_type>;
    return each(p, '{', '}', [&](const char* at) {
      key_type key;
      at = text(json_.pass_space(at), key);
      if (at == nullptr || (at = json_.expect(at, ':')) == nullptr) return at;
      at = json_.pass_space(at);
      if (!sparse && json_.at(at, 'n')) {
        to.erase(key);
        return json_.literal(at, "null");
      }
      const std::size_t before = to.size();
      if (before == most_map_entries && to.find(key) == nullptr) {
        return refuse(peer_errc::bad_value);
      }
      if (before == 0) to.reserve(usual_entries<key_type>);
      auto& mapped = to[std::move(key)];
      if (to.size() == before) mapped = {};
      at = element(at, mapped);
      return at != nullptr ? at : blame(key_of(to, mapped));
    });
  }

  template <list_shape T>
  const char* value(const char* p, T& to) {
    constexpr bool sparse = optional_shape<typename T::value_type>;
    std::size_t index = 0;
    return each(p, '[', ']', [&](const char* at) {
      at = json_.pass_space(at);
      const bool dropped = !sparse && json_.at(at, 'n');
      at = dropped ? json_.literal(at, "null") : element(at, to.emplace_back());
      if (at == nullptr) return blame(std::to_string(index));
      ++index;
      return at;
    });
  }

  template <scalar_shape T>
  const char* value(const char* p, T& to) {
    if constexpr (text_shape<T>) {
      if (json_.at(p, '"')) return text(p, to);
    }
    if constexpr (number_shape<T>) {
      if (json_.at_number(p)) {
        std::string_view written;
        p = json_.number(p, written);
        return p == nullptr || store_number(to, written) ? p : refuse(peer_errc::bad_value);
      }
    }
    if constexpr (std::same_as<T, bool>) {
      to = json_.at(p, 't');
      if (to || json_.at(p, 'f')) return json_.literal(p, to ? "true" : "false");
    }
    return refuse(peer_errc::wrong_type);
  }

  template <text_shape T>
  const char* text(const char* p, T& to) {
    std::string_view said;
    p = json_.string(p, said, buffer_);
    return p == nullptr || store_text(to, said) ? p : refuse(peer_errc::bad_value);
  }
  template <class E>
  const char* text(const char* p, open_enum<E>& to) {
    std::size_t number = 0;
    std::string_view said;
    p = json_.one_of<wire_names<E>>(p, number, said, buffer_);
    if (p == nullptr) return p;
    if (number != wire_names<E>.size()) {
      to = static_cast<E>(number);
    } else {
      to = open_enum<E>(said);
    }
    return p;
  }

  // A value, or null where `T` is optional.
  template <class T>
  const char* element(const char* p, T& to) {
    if constexpr (optional_shape<T>) {
      return json_.at(p, 'n') ? json_.literal(p, "null") : value(p, to.emplace());
    } else {
      return value(p, to);
    }
  }

  // The member of that number, or what no member is called.
  template <struct_shape T>
  const char* member(const char* p, T& to, std::size_t number, std::uint64_t& present) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      const char* end = nullptr;
      const bool known = ((number == I && (end = member<I>(p, to, present), true)) || ...);
      return known ? end : skip_value(json_, p, buffer_);
    }
    (std::make_index_sequence<member_count<T>>());
  }
  template <std::size_t I, struct_shape T>
  const char* member(const char* p, T& to, std::uint64_t& present) {
    constexpr std::uint64_t bit = std::uint64_t{1} << I;
    auto& object = member_of<I>(to);
    if ((present & bit) != 0) object = {};  // of those with the same name the last one counts
    present &= ~bit;
    if (json_.at(p, 'n')) return json_.literal(p, "null");
    present |= bit;
    p = element(p, object);
    return p != nullptr ? p : blame(wire_names<T>[I]);
  }

  // All that stands between the brackets.
  template <class Read>
  const char* each(const char* p, char opening, char closing, Read read) {
    if (!json_.at(p, opening)) return refuse(peer_errc::wrong_type);
    p = json_.open(p, opening);
    if (p == nullptr) return p;
    p = json_.pass_space(p);
    bool more = !json_.at(p, closing);
    while (more) {
      p = read(p);
      if (p == nullptr) return p;
      p = json_.pass_space(p);
      more = json_.at(p, ',');
      if (more) ++p;
    }
    return json_.close(p, closing);
  }

  template <map_shape T>
  static std::string_view key_of(const T& map, const typename T::mapped_type& mapped) noexcept {
    for (const auto& entry : map) {
      if (&entry.second == &mapped) return key_text(entry.first);
    }
    return {};
  }

  [[gnu::cold, gnu::noinline]] const char* refuse(peer_errc code) noexcept {
    wrong_ = code;
    return nullptr;
  }
  // What was refused is within the member, entry or element of that name.
  [[gnu::cold, gnu::noinline]] const char* blame(std::string_view name) {
    if (wrong_ == peer_errc{}) return nullptr;  // it was no JSON
    std::string token;
    append_reference_token(token, name);
    pointer_.insert(0, token);
    return nullptr;
  }

  std::string_view text_;
  std::size_t max_depth_;
  json_reader json_;
  std::string buffer_;  // for a string with escapes, until the next one
  peer_errc wrong_{};
  std::string pointer_;
};

}  // namespace detail
}  // namespace sansaws::json
