// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How `loopback_endpoint` reads the input of an operation: from the labels of the path, from the
// query and from the body, by the description that the library's clients write it by.
#pragma once

#include "demo_faults.hpp"

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/json/shape.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/parameter.hpp>
#include <sansaws/rest_json1/valid.hpp>

#include <algorithm>
#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace examples {

/// The values of labels and of the query, by name; the first of a name counts.
using parameters = std::vector<std::pair<std::string, std::string>>;

/// Takes the text up to the first `separator`, and that too.
inline std::string_view take_part(std::string_view& text, char separator) {
  const std::string_view part = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

/// What is not percent-encoded well stands for itself, as it does in the signature.
inline std::string decoded(std::string_view text) {
  return sansaws::http::percent_decode(text).value_or(std::string(text));
}

/// The labels of a path, by a pattern such as "/tables/{tableBucketARN}"; nothing where it is
/// another path.
inline std::optional<parameters> match(std::string_view pattern, std::string_view path) {
  if (std::count(pattern.begin(), pattern.end(), '/') !=
      std::count(path.begin(), path.end(), '/')) {
    return std::nullopt;
  }
  parameters found;
  found.reserve(8);
  while (!pattern.empty()) {
    std::string_view expected = take_part(pattern, '/');
    const std::string_view part = take_part(path, '/');
    if (expected.starts_with('{')) {
      if (part.empty()) return std::nullopt;
      expected = expected.substr(1, expected.size() - 2);
      found.emplace_back(expected, decoded(part));
    } else if (part != expected) {
      return std::nullopt;
    }
  }
  return found;
}

inline void add_query(parameters& found, std::string_view query) {
  while (!query.empty()) {
    std::string_view value = take_part(query, '&');
    const std::string_view name = take_part(value, '=');
    found.emplace_back(decoded(name), decoded(value));
  }
}

/// The body of an operation that takes a `value`.
template <class T>
struct body_with_value {
  T value;
  BOOST_DESCRIBE_CLASS(body_with_value, (), (value), (), ())
};

template <class T>
inline constexpr bool is_body = false;
template <class T>
inline constexpr bool is_body<sansaws::rest_json1::valid<T>> = true;

/// Reads the members of an input one after the other. Keeps the first error.
class input_reader {
 public:
  input_reader(const parameters& given, std::string_view body) : given_(given), body_(body) {}

  const std::optional<service_error>& error() const { return error_; }

  /// The member with that wire name; nothing where it is wrong.
  template <class T>
  std::optional<T> read(std::string_view name) {
    if constexpr (sansaws::json::optional_shape<T>) {
      if (find(name) == nullptr) return T();
      return read<typename T::value_type>(name);
    } else if constexpr (is_body<T>) {
      return read_body(std::type_identity<T>(), name);
    } else {
      const std::string* const text = find(name);
      if (text == nullptr) return refuse(name, "It is required.");
      if constexpr (std::is_enum_v<T>) {
        const auto value = sansaws::from_wire<T>(*text);
        return value ? value : refuse(name);
      } else {
        auto value = parse<T>(*text);
        if (!value) return refuse(name, to_string(value.error()));
        return *std::move(value);
      }
    }
  }

 private:
  const std::string* find(std::string_view name) const {
    const auto at = std::find_if(given_.begin(), given_.end(),
                                 [name](const auto& each) { return each.first == name; });
    return at == given_.end() ? nullptr : &at->second;
  }

  template <class T>
  static auto parse(const std::string& text) {
    if constexpr (requires { T::parse(text); }) {
      return T::parse(text);
    } else {
      std::uint64_t number = 0;
      const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
      const bool whole = failed == std::errc() && end == text.data() + text.size();
      return T::make(whole ? number : ~std::uint64_t{0});
    }
  }

  template <class T>
  std::optional<sansaws::rest_json1::valid<T>> read_body(
      std::type_identity<sansaws::rest_json1::valid<T>>, std::string_view name) {
    auto body = sansaws::json::decode<body_with_value<T>>(body_);
    if (!body) {
      if (!error_) error_ = {400, "SerializationException", to_string(body.error())};
      return std::nullopt;
    }
    auto value = sansaws::rest_json1::valid<T>::make(std::move(body->value));
    if (!value) return refuse(name, to_string(value.error()));
    return *std::move(value);
  }

  std::nullopt_t refuse(std::string_view name, std::string_view why = {}) {
    if (error_) return std::nullopt;
    error_ = bad_request("The specified " + std::string(name) + " is not valid.");
    if (!why.empty()) error_->message.append(" ").append(why);
    return std::nullopt;
  }

  const parameters& given_;
  std::string_view body_;
  std::optional<service_error> error_;
};

/// The input of an operation, or what is wrong with it.
template <sansaws::rest_json1::operation Op>
sansaws::result<typename Op::input, service_error> read_input(const parameters& given,
                                                              std::string_view body) {
  using input = typename Op::input;
  using members = boost::describe::describe_members<input, boost::describe::mod_public>;
  input_reader reader(given, body);
  return [&]<std::size_t... I>(std::index_sequence<I...>)->sansaws::result<input, service_error> {
    // In braces the first member is read first.
    auto read = std::tuple{reader.read<std::remove_cvref_t<
        decltype(std::declval<input>().*boost::mp11::mp_at_c<members, I>::pointer)>>(
        sansaws::wire_names<input>[I])...};
    if (reader.error()) return *reader.error();
    return input{*std::get<I>(std::move(read))...};
  }
  (std::make_index_sequence<boost::mp11::mp_size<members>::value>());
}

}  // namespace examples

template <class T>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<examples::body_with_value<T>>{
    "value"};
