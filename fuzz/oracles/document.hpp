// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Whether a document of Boost.JSON may stand for a described value: a walk over both, by the rules
// that `json::decode` promises.
#pragma once

#include <sansaws/json/shape.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <boost/json/value.hpp>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace oracles {

namespace detail {

namespace dom = boost::json;

inline std::string_view view(const dom::string& text) {
  return {text.data(), text.size()};
}

/// The member, unless it is null.
inline const dom::value* member(const dom::object& object, std::string_view name) {
  const auto* value = object.if_contains(dom::string_view(name.data(), name.size()));
  return value == nullptr || value->is_null() ? nullptr : value;
}

inline bool is_text(const dom::value& value, std::string_view text) {
  return value.is_string() && view(value.get_string()) == text;
}

/// The document keeps numbers less exactly, and makes no number of 0e999.
inline bool is_near(const dom::value& value, double number, double tolerance) {
  if (!value.is_number()) return false;
  const auto other = value.to_number<double>();
  return !std::isfinite(other) || std::abs(other - number) <= tolerance;
}

/// How many elements all lists in the value have.
template <class T>
std::size_t elements_of(const T& value) {
  namespace shape = sansaws::json;
  std::size_t count = 0;
  if constexpr (shape::optional_shape<T>) {
    if (value) count = elements_of(*value);
  } else if constexpr (shape::list_shape<T>) {
    count = value.size();
    for (const auto& each : value) count += elements_of(each);
  } else if constexpr (shape::map_shape<T>) {
    for (const auto& [key, each] : value) count += elements_of(each);
  } else if constexpr (shape::struct_shape<T>) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      count = (elements_of(shape::detail::member_of<I>(value)) + ... + std::size_t{0});
    }
    (std::make_index_sequence<shape::detail::member_count<T>>());
  }
  return count;
}

}  // namespace detail

template <class T>
bool stands_for(const boost::json::value& document, const T& value);

namespace detail {

template <class T>
bool scalar_stands_for(const dom::value& document, const T& value) {
  namespace shape = sansaws::json;
  if constexpr (std::same_as<T, std::string>) {
    return is_text(document, value);
  } else if constexpr (shape::detail::is_open_enum<T>) {
    return is_text(document, value.text());
  } else if constexpr (std::same_as<T, sansaws::timestamp>) {
    if (document.is_string()) {
      return sansaws::parse_rfc3339(view(document.get_string())) == value;
    }
    return is_near(document, static_cast<double>(value.seconds) + 0.5, 1.5);
  } else if constexpr (std::same_as<T, bool>) {
    return document.is_bool() && document.get_bool() == value;
  } else {
    const auto number = static_cast<double>(value);
    return is_near(document, number, std::abs(number) * 1e-12);
  }
}

template <sansaws::json::struct_shape T>
bool struct_stands_for(const dom::object& object, const T& value) {
  namespace shape = sansaws::json;
  std::size_t known = 0;
  const auto member_stands = [&](std::string_view name, const auto& of) {
    const auto* in = member(object, name);
    if (in != nullptr) ++known;
    if constexpr (shape::optional_shape<std::remove_cvref_t<decltype(of)>>) {
      return of ? in != nullptr && stands_for(*in, *of) : in == nullptr;
    } else {
      return in != nullptr && stands_for(*in, of);
    }
  };
  const bool stand = [&]<std::size_t... I>(std::index_sequence<I...>) {
    return (member_stands(sansaws::wire_names<T>[I], shape::detail::member_of<I>(value)) && ...);
  }
  (std::make_index_sequence<shape::detail::member_count<T>>());
  if (!stand || !shape::union_shape<T> || known == 0) return stand;
  std::size_t members = 0;
  for (const auto& each : object) {
    if (!each.value().is_null() && each.key() != "__type") ++members;
  }
  return members == 1;
}

}  // namespace detail

/// Whether `document` has what `value` has, and nothing else that it could have. Numbers are
/// compared as nearly as the document keeps them.
template <class T>
bool stands_for(const boost::json::value& document, const T& value) {
  namespace shape = sansaws::json;
  if constexpr (shape::list_shape<T>) {
    if (!document.is_array()) return false;
    auto at = value.begin();
    for (const auto& each : document.get_array()) {
      if (each.is_null()) continue;
      if (at == value.end() || !stands_for(each, *at)) return false;
      ++at;
    }
    return at == value.end();
  } else if constexpr (shape::map_shape<T>) {
    if (!document.is_object()) return false;
    std::size_t entries = 0;
    for (const auto& each : document.get_object()) {
      if (each.value().is_null()) continue;
      ++entries;
      const std::string_view name(each.key().data(), each.key().size());
      const auto* mapped = value.find(typename T::key_type(std::string(name)));
      if (mapped == nullptr || !stands_for(each.value(), *mapped)) return false;
    }
    return entries == value.size();
  } else if constexpr (shape::struct_shape<T>) {
    return document.is_object() && detail::struct_stands_for(document.get_object(), value);
  } else {
    return detail::scalar_stands_for(document, value);
  }
}

/// How many elements all lists in the value have: what `limits::max_elements` bounds.
template <sansaws::json::struct_shape T>
std::size_t count_elements(const T& value) {
  return detail::elements_of(value);
}

}  // namespace oracles
