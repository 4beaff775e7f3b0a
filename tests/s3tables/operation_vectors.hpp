// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Any operation against tests/vectors/operations: what the AWS SDK for JavaScript sends, and what
// it reads. A test of an operation calls `check_requests` and `check_answers`.
#pragma once

#include "../catch.hpp"
#include "../vector_files.hpp"

#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/rest_json1/parameter.hpp>
#include <sansaws/rest_json1/parse_response.hpp>
#include <sansaws/rest_json1/valid.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace operation_vectors {

namespace dom = boost::json;

template <class Op>
dom::object read() {
  return dom::parse(vectors::read("operations/" + std::string(Op::name) + ".json")).as_object();
}

// A member of an input from the JSON that the SDK was given.

template <class T>
struct type_tag {};

template <class T>
T from_json(const dom::value& value, type_tag<T>) {
  if constexpr (std::is_enum_v<T>) {
    return sansaws::from_wire<T>(std::string_view(value.as_string())).value();
  } else if (value.is_int64()) {
    if constexpr (requires { T::make(std::uint64_t{}).value(); }) {
      return T::make(static_cast<std::uint64_t>(value.as_int64())).value();
    } else {
      throw std::logic_error("no integer is wanted");
    }
  } else if constexpr (requires { T::parse(std::string_view()).value(); }) {
    return T::parse(std::string_view(value.as_string())).value();
  } else {
    throw std::logic_error("no text is wanted");
  }
}
template <class T>
sansaws::rest_json1::valid<T> from_json(const dom::value& value,
                                        type_tag<sansaws::rest_json1::valid<T>>) {
  auto decoded = sansaws::json::decode<T>(dom::serialize(value));
  return sansaws::rest_json1::valid<T>::make(std::move(decoded).value()).value();
}
template <class T>
std::optional<T> from_json(const dom::value& value, type_tag<std::optional<T>>) {
  return from_json(value, type_tag<T>());
}

template <class Member>
Member member_from(const dom::object& given, std::string_view name) {
  if constexpr (sansaws::json::optional_shape<Member>) {
    if (!given.contains(name)) return std::nullopt;
  }
  return from_json(given.at(name), type_tag<Member>());
}

template <class Input>
Input input_from(const dom::object& given) {
  namespace detail = sansaws::json::detail;
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return Input{
        member_from<detail::member_type<Input, I>>(given, sansaws::wire_names<Input>[I])...};
  }
  (std::make_index_sequence<detail::member_count<Input>>());
}

inline dom::object decoded_query(std::string_view query) {
  dom::object found;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    const std::size_t equals = pair.find('=');
    const auto value = sansaws::http::percent_decode(pair.substr(equals + 1));
    found[pair.substr(0, equals)] = value.value();
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
  }
  return found;
}

/// The same request as the SDK's, for each input.
template <class Op>
void check_requests() {
  const dom::object vector = read<Op>();
  const sansaws::aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
  REQUIRE_FALSE(vector.at("requests").as_object().empty());
  for (const auto& [name, value] : vector.at("requests").as_object()) {
    INFO(std::string(name));
    const auto input = input_from<typename Op::input>(value.at("input").as_object());
    const dom::object& sent = value.at("sent").as_object();
    const auto ours = sansaws::rest_json1::make_request<Op>(input, endpoint);
    const std::size_t end = std::min(ours.target.find('?'), ours.target.size());
    CHECK(ours.method.text() == std::string_view(sent.at("method").as_string()));
    CHECK(ours.target.substr(0, end) == std::string_view(sent.at("path").as_string()));
    const auto query = std::string_view(ours.target).substr(std::min(end + 1, ours.target.size()));
    CHECK(dom::value(decoded_query(query)) == sent.at("query"));
    const auto* body = sent.if_contains("body");
    REQUIRE(ours.body.empty() == (body == nullptr));
    CHECK(ours.fields.contains("content-type") == (body != nullptr));
    if (body == nullptr) continue;
    CHECK(dom::parse(ours.body) == *body);
    CHECK(ours.fields.find("content-type") ==
          std::string_view(sent.at("content_type").as_string()));
  }
}

/// Times in one form, in milliseconds as the SDK has them; what it says of an unknown variant is
/// left out.
inline void in_one_form(dom::value& value) {
  if (auto* object = value.if_object()) {
    object->erase("$unknown");
    for (auto& member : *object) in_one_form(member.value());
  } else if (auto* array = value.if_array()) {
    for (auto& element : *array) in_one_form(element);
  } else if (value.is_string()) {
    if (auto time = sansaws::parse_rfc3339(std::string_view(value.as_string()))) {
      time->nanoseconds -= time->nanoseconds % 1'000'000;
      value = sansaws::format_rfc3339(*time);
    }
  }
}

/// The same output as the SDK's, for each body; or the error that the vector says instead.
template <class Op>
void check_answers() {
  const dom::object vector = read<Op>();
  REQUIRE_FALSE(vector.at("answers").as_object().empty());
  for (const auto& [name, value] : vector.at("answers").as_object()) {
    INFO(std::string(name));
    const dom::object& answer = value.as_object();
    const std::string_view body = answer.at("body").as_string();
    sansaws::http::response response;
    response.status = body.empty() ? 204 : 200;
    response.body = body;
    const auto ours = sansaws::rest_json1::parse_response<Op>(response);
    if (const auto* member = answer.if_contains("refused_at")) {
      REQUIRE(ours.has_error());
      CHECK(ours.error().code == sansaws::peer_errc::bad_value);
      CHECK(ours.error().pointer.ends_with(std::string_view(member->as_string())));
      continue;
    }
    REQUIRE(answer.at("sdk").at("ok").as_bool());
    REQUIRE(ours.has_value());
    dom::value theirs = answer.at("sdk").at("output");
    dom::value read = dom::parse(sansaws::json::encode(*ours));
    in_one_form(theirs);
    in_one_form(read);
    CHECK(read == theirs);
  }
}

}  // namespace operation_vectors
